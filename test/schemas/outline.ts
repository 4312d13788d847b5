// Prints a schema file in the outline notation of the facts: a second, independent reading of the XSDs.
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { attribute, childElements, XSD_NAMESPACE } from './releases.js';

type Names = (qname: string) => string;

/** The whole outline: header lines, an empty line, then one block of lines for each component. */
export function printOutline(doc: XmlDocument, file: string): string {
  const schema = doc.root;
  const prefixes = Object.entries(schema.nsDeclarations);
  const target = required(schema, 'targetNamespace');
  const prefixOf = (uri: string): string => {
    const entry = prefixes.find(([, declared]) => declared === uri);
    if (entry === undefined) throw new Error(`${file}: no prefix for ${uri}`);
    return entry[0];
  };
  const names: Names = (qname) => {
    const [prefix = '', local = ''] = qname.split(':');
    const uri = schema.namespaceForPrefix(prefix);
    if (uri === target) return `.${local}`;
    return uri === XSD_NAMESPACE ? local : qname;
  };
  const children = childElements(schema).filter((child) => child.name !== 'annotation');
  const imports = children.filter((child) => child.name === 'import');
  const components = children.filter((child) => child.name !== 'import');
  const form = (name: string): string => attribute(schema, name) ?? 'unqualified';
  return [
    `namespace ${target}`,
    `prefix ${prefixOf(target)}  file ${file}  elementFormDefault ${form('elementFormDefault')}` +
      ` attributeFormDefault ${form('attributeFormDefault')}`,
    ...imports.map((item) => {
      const namespace = required(item, 'namespace');
      return `import ${prefixOf(namespace)} = ${namespace} (${required(item, 'schemaLocation')})`;
    }),
    '',
    ...components.flatMap((component) => componentLines(component, names)),
    '',
  ].join('\n');
}

/** Outline text -> its components, by their first line (`header` for what stands before them). */
export function splitOutline(outline: string): ReadonlyMap<string, string> {
  const [header = '', ...blocks] = outline
    .trimEnd()
    .split(/\n(?=complexType |simpleType |element )/);
  const components = new Map([['header', header]]);
  for (const block of blocks) {
    const key = /^(complexType|simpleType|element) \S+/.exec(block)?.[0] ?? block;
    if (components.has(key)) throw new Error(`${key} stands twice`);
    components.set(key, block);
  }
  return components;
}

function componentLines(component: XmlElement, names: Names): readonly string[] {
  const name = required(component, 'name');
  switch (component.name) {
    case 'simpleType':
      return [`simpleType ${name} = ${simpleType(component, names)}`];
    case 'element':
      return [`element ${name} ${names(required(component, 'type'))}`];
    case 'complexType': {
      const extension = extensionOf(component);
      const base =
        extension === undefined
          ? ''
          : ` extension of ${names(required(extension, 'base'))}` +
            (isSimpleContent(component) ? ' (simple content)' : '');
      const mixed = attribute(component, 'mixed') === 'true' ? ' mixed' : '';
      return [
        `complexType ${name}${base}${mixed}`,
        ...contentLines(extension ?? component, '  ', names),
      ];
    }
    default:
      throw new Error(`the notation has no ${component.name}`);
  }
}

function anonymousLines(type: XmlElement, indent: string, names: Names): readonly string[] {
  const extension = extensionOf(type);
  if (extension === undefined) return contentLines(type, indent, names);
  const kind = isSimpleContent(type) ? ' simple content' : '';
  return [
    `${indent}(extension of ${names(required(extension, 'base'))}${kind})`,
    ...contentLines(extension, indent, names),
  ];
}

/** What a complex type or an extension holds; its outermost plain sequence is not written. */
function contentLines(holder: XmlElement, indent: string, names: Names): readonly string[] {
  return childElements(holder).flatMap((child) => {
    switch (child.name) {
      case 'annotation':
        return [];
      case 'sequence':
        return occurrence(child) === '1..1'
          ? childElements(child).flatMap((particle) => particleLines(particle, indent, names))
          : particleLines(child, indent, names);
      case 'choice':
        return particleLines(child, indent, names);
      case 'attribute':
        return [`${indent}@${attributeText(child, names)}`];
      case 'anyAttribute':
        return [`${indent}@* any-attribute ${wildcardText(child)}`];
      default:
        throw new Error(`the notation has no ${child.name} in a type`);
    }
  });
}

function particleLines(particle: XmlElement, indent: string, names: Names): readonly string[] {
  const occurs = occurrence(particle);
  switch (particle.name) {
    case 'sequence':
    case 'choice':
      return [
        `${indent}${particle.name} ${occurs}:`,
        ...childElements(particle).flatMap((child) => particleLines(child, `${indent}  `, names)),
      ];
    case 'any':
      return [`${indent}any ${occurs} ${wildcardText(particle)}`];
    case 'element':
      return elementLines(particle, indent, names);
    default:
      throw new Error(`the notation has no ${particle.name} in a content model`);
  }
}

function elementLines(element: XmlElement, indent: string, names: Names): readonly string[] {
  const occurs = occurrence(element);
  const reference = attribute(element, 'ref');
  if (reference !== undefined) return [`${indent}ref ${names(reference)} ${occurs}`];
  const name = required(element, 'name');
  const nillable = attribute(element, 'nillable') === 'true' ? ' nillable' : '';
  const complex = childNamed(element, 'complexType');
  if (complex !== undefined)
    return [
      `${indent}${name} ${occurs}${nillable} anonymous:`,
      ...anonymousLines(complex, `${indent}  `, names),
    ];
  return [
    `${indent}${name} ${typeText(element, names)} ${occurs}${nillable}${defaultText(element)}`,
  ];
}

const attributeText = (item: XmlElement, names: Names): string =>
  `${required(item, 'name')} ${typeText(item, names)} ${attribute(item, 'use') ?? 'optional'}` +
  defaultText(item);

function typeText(item: XmlElement, names: Names): string {
  const inline = childNamed(item, 'simpleType');
  return inline === undefined ? names(required(item, 'type')) : simpleType(inline, names);
}

function simpleType(type: XmlElement, names: Names): string {
  const restriction = childNamed(type, 'restriction');
  if (restriction === undefined) throw new Error('the notation has restrictions only');
  const base = names(required(restriction, 'base'));
  const facets = childElements(restriction).map((facet) => ({
    name: facet.name,
    value: required(facet, 'value'),
  }));
  if (facets.length === 0) return base;
  return facets.every((facet) => facet.name === 'enumeration')
    ? `${base} enum{${facets.map((facet) => facet.value).join(' | ')}}`
    : `${base}(${facets.map((facet) => `${facet.name}=${facet.value}`).join(', ')})`;
}

function wildcardText(wildcard: XmlElement): string {
  const given = wildcard.attrs.filter((item) => !item.name.endsWith('Occurs'));
  return `{${given.map((item) => `'${item.name}': '${item.value}'`).join(', ')}}`;
}

function occurrence(particle: XmlElement): string {
  const most = attribute(particle, 'maxOccurs') ?? '1';
  return `${attribute(particle, 'minOccurs') ?? '1'}..${most === 'unbounded' ? '*' : most}`;
}

function defaultText(item: XmlElement): string {
  const value = attribute(item, 'default');
  return value === undefined ? '' : ` default='${value}'`;
}

function extensionOf(type: XmlElement): XmlElement | undefined {
  const content = childNamed(type, 'complexContent') ?? childNamed(type, 'simpleContent');
  return content === undefined ? undefined : childNamed(content, 'extension');
}

const isSimpleContent = (type: XmlElement): boolean =>
  childNamed(type, 'simpleContent') !== undefined;

const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  childElements(element).find((child) => child.name === name);

function required(element: XmlElement, name: string): string {
  const value = attribute(element, name);
  if (value === undefined) throw new Error(`line ${element.line}: ${element.name} has no ${name}`);
  return value;
}
