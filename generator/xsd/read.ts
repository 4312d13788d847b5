/** A whole schema document: its head first, so that the loader can follow it, then its components. */
import type { Diagnostics } from '../support/diagnostic.js';
import { XML, XSD } from '../support/qname.js';
import { quote } from '../support/text.js';
import { collapse } from '../xml/names.js';
import type { XmlElement } from '../xml/node.js';
import type { Annotation } from './components.js';
import type {
  DocumentReference,
  GlobalDeclaration,
  NotationDeclaration,
  Redefinable,
  Redefinition,
  SchemaDocument,
} from './declarations.js';
import { checkShape } from './check-shape.js';
import { shapes } from './grammar.js';
import { annotationOf, readAnnotation } from './read-annotation.js';
import { readAttributeGroup, readGlobalAttribute } from './read-attribute.js';
import { readGlobalComplexType, readLocalComplexType } from './read-complex.js';
import { readGlobalElement } from './read-element.js';
import { readGroup } from './read-particle.js';
import { readGlobalSimpleType } from './read-simple.js';
import { attributeOf, childrenOf, report, type Reader } from './reader.js';
import { derivationsOf, nameOf, wordOf } from './values.js';

/** What the loader needs to know of a document before its components are read. */
export interface DocumentHead {
  readonly root: XmlElement;
  readonly targetNamespace: string;
  readonly references: readonly DocumentReference[];
}

export function readHead(root: XmlElement, diagnostics: Diagnostics): DocumentHead | undefined {
  if (root.namespace !== XSD || root.local !== 'schema') {
    const isOther = root.local === 'schema' && root.namespace !== '';
    const what = isOther ? `${quote(root.local)} of ${quote(root.namespace)}` : quote(root.local);
    diagnostics.error('LOAD210', root.at, `not an XML Schema: the root element is ${what}`);
    return undefined;
  }
  const target = attributeOf(root, 'targetNamespace');
  const targetNamespace = collapse(target?.value ?? '');
  if (target !== undefined && targetNamespace === '') {
    diagnostics.error('XSD304', target.at, 'targetNamespace is empty; leave it out instead');
  }
  const references: DocumentReference[] = [];
  for (const child of childrenOf(root)) {
    const kind = child.local;
    if (kind !== 'include' && kind !== 'import' && kind !== 'redefine') continue;
    const location = attributeOf(child, 'schemaLocation');
    // Without its location an include has been or will be reported as incomplete.
    if (location === undefined && kind !== 'import') continue;
    references.push({
      kind,
      ...(location && { location: collapse(location.value) }),
      namespace: collapse(attributeOf(child, 'namespace')?.value ?? ''),
      at: child.at,
    });
  }
  return { root, targetNamespace, references };
}

/** Reads the components for `namespace`: another than the document's own if it is a chameleon. */
export function readDocument(
  head: DocumentHead,
  path: string,
  hash: string,
  namespace: string,
  diagnostics: Diagnostics,
): SchemaDocument {
  const { root } = head;
  const reader = readerOf(head, namespace, diagnostics);
  checkShape(reader, root, shapes.schema);
  const globals: GlobalDeclaration[] = [];
  const redefinitions: Redefinition[] = [];
  const notes: string[] = [];
  for (const child of childrenOf(root)) {
    switch (child.local) {
      case 'annotation': {
        const { annotation } = readAnnotation(child);
        // Later annotations comment on parts of the file, the first ones on the whole of it.
        if (annotation !== undefined && globals.length === 0) notes.push(annotation.documentation);
        break;
      }
      case 'include':
        checkShape(reader, child, shapes.include);
        break;
      case 'import':
        checkShape(reader, child, shapes.import);
        break;
      case 'redefine':
        redefinitions.push(readRedefinition(reader, child));
        break;
      default: {
        const global = readGlobal(reader, child);
        // A component without a name has been reported and cannot be referred to.
        if (global !== undefined && global.name.local !== '') globals.push(global);
      }
    }
  }
  const annotation: Annotation = { documentation: notes.join('\n\n') };
  return {
    path,
    namespace,
    prefixes: prefixesOf(root),
    ...(notes.length > 0 && { annotation }),
    hash,
    globals,
    redefinitions,
  };
}

function readerOf(head: DocumentHead, namespace: string, diagnostics: Diagnostics): Reader {
  const { root, targetNamespace, references } = head;
  const imports = new Set<string>();
  for (const { kind, namespace: imported } of references) {
    if (kind === 'import') imports.add(imported);
  }
  const defaults: Reader = {
    diagnostics,
    namespace,
    isChameleon: targetNamespace === '' && namespace !== '',
    imports,
    elementsQualified: false,
    attributesQualified: false,
    blockDefault: [],
    finalDefault: [],
    ids: new Map(),
  };
  const isQualified = (name: string): boolean =>
    wordOf(defaults, root, name, ['unqualified', 'qualified']) === 'qualified';
  const blocks = ['extension', 'restriction', 'substitution'] as const;
  const finals = ['extension', 'restriction', 'list', 'union'] as const;
  return {
    ...defaults,
    elementsQualified: isQualified('elementFormDefault'),
    attributesQualified: isQualified('attributeFormDefault'),
    blockDefault: derivationsOf(defaults, root, 'blockDefault', blocks, []),
    finalDefault: derivationsOf(defaults, root, 'finalDefault', finals, []),
  };
}

function prefixesOf(root: XmlElement): Readonly<Record<string, string>> {
  const bindings = [...root.scope].filter(([, namespace]) => namespace !== XML);
  return Object.fromEntries(bindings);
}

function readGlobal(reader: Reader, element: XmlElement): GlobalDeclaration | undefined {
  switch (element.local) {
    case 'element':
      return readGlobalElement(reader, element, readLocalComplexType);
    case 'attribute':
      return readGlobalAttribute(reader, element);
    case 'notation':
      return readNotation(reader, element);
    default:
      return readRedefinable(reader, element);
  }
}

function readRedefinable(reader: Reader, element: XmlElement): Redefinable | undefined {
  switch (element.local) {
    case 'complexType':
      return readGlobalComplexType(reader, element);
    case 'simpleType':
      return readGlobalSimpleType(reader, element);
    case 'group':
      return readGroup(reader, element, readLocalComplexType);
    case 'attributeGroup':
      return readAttributeGroup(reader, element);
    default:
      // The table of the grammar has reported it.
      return undefined;
  }
}

function readNotation(reader: Reader, element: XmlElement): NotationDeclaration {
  checkShape(reader, element, shapes.notation);
  // Part 1, section 3.12.1: each of the two is optional if the other is there.
  if (attributeOf(element, 'public') === undefined && attributeOf(element, 'system') === undefined)
    report(reader, 'XSD302', element.at, "xs:notation needs the attribute 'public' or 'system'");
  return {
    kind: 'notation',
    name: { namespace: reader.namespace, local: nameOf(reader, element) },
    at: element.at,
    ...annotationOf(element),
  };
}

function readRedefinition(reader: Reader, element: XmlElement): Redefinition {
  checkShape(reader, element, shapes.redefine);
  const definitions: Redefinable[] = [];
  for (const child of childrenOf(element)) {
    const definition = readRedefinable(reader, child);
    if (definition !== undefined && definition.name.local !== '') definitions.push(definition);
  }
  const location = collapse(attributeOf(element, 'schemaLocation')?.value ?? '');
  return { location, files: [], definitions, at: element.at };
}
