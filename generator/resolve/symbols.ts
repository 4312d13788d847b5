/** The global declarations of a schema set by name, redefinitions applied (Part 1, section 4.2.2). */
import type { Diagnostics } from '../support/diagnostic.js';
import { dependencyOrder } from '../support/graph.js';
import type { Memo } from '../support/memo.js';
import { clarkOf, type Clark } from '../support/qname.js';
import { quote } from '../support/text.js';
import type {
  AttributeGroupDeclaration,
  AttributeItem,
  ElementItem,
  GlobalDeclaration,
  GroupDeclaration,
  Named,
  NotationDeclaration,
  Redefinable,
  SchemaDocument,
  SchemaSet,
  TypeDeclaration,
} from '../xsd/declarations.js';
import { builtinType } from '../xsd/builtins.js';
import { sameDefinition, symbolSpace } from '../xsd/identity.js';
import { redefined } from './redefine.js';

/** Each in the order of files and of declaration. */
export interface Symbols {
  readonly types: ReadonlyMap<Clark, Named<TypeDeclaration>>;
  readonly elements: ReadonlyMap<Clark, ElementItem>;
  readonly attributes: ReadonlyMap<Clark, AttributeItem>;
  readonly groups: ReadonlyMap<Clark, GroupDeclaration>;
  readonly attributeGroups: ReadonlyMap<Clark, AttributeGroupDeclaration>;
  readonly notations: ReadonlyMap<Clark, NotationDeclaration>;
  /** Groups redefined without reference to themselves: they have to be restrictions. */
  readonly restricted: readonly RestrictedGroup[];
}

export type RestrictedGroup =
  Replacement<GroupDeclaration> | Replacement<AttributeGroupDeclaration>;

interface Replacement<T> {
  readonly definition: T;
  readonly original: T;
}

interface Collection {
  readonly set: SchemaSet;
  readonly tables: Tables;
  readonly diagnostics: Diagnostics;
}

/** By symbol space and name the document that defines it, then those that redefine it in turn. */
type Origins = Map<string, SchemaDocument[]>;

interface Tables {
  readonly types: Map<Clark, Named<TypeDeclaration>>;
  readonly elements: Map<Clark, ElementItem>;
  readonly attributes: Map<Clark, AttributeItem>;
  readonly groups: Map<Clark, GroupDeclaration>;
  readonly attributeGroups: Map<Clark, AttributeGroupDeclaration>;
  readonly notations: Map<Clark, NotationDeclaration>;
  readonly restricted: RestrictedGroup[];
  readonly origins: Origins;
}

export function collectSymbols(set: SchemaSet, memo: Memo, diagnostics: Diagnostics): Symbols {
  const tables: Tables = {
    types: memo.table('declared type'),
    elements: memo.table('declared element'),
    attributes: memo.table('declared attribute'),
    groups: memo.table('declared group'),
    attributeGroups: memo.table('declared attribute group'),
    notations: memo.table('declared notation'),
    restricted: [],
    origins: new Map(),
  };
  const collection: Collection = { set, tables, diagnostics };
  for (const document of set.documents) {
    for (const declaration of document.globals) addGlobal(collection, declaration, document);
  }
  for (const document of redefinedFirst(set.documents)) {
    for (const { definitions, files } of document.redefinitions) {
      for (const definition of definitions) {
        if (!isRedefinable(collection, definition, document, files)) continue;
        switch (definition.kind) {
          case 'simple':
          case 'complex':
            redefine(tables.types, definition, diagnostics);
            break;
          case 'group': {
            const original = redefine(tables.groups, definition, diagnostics);
            if (original !== undefined) tables.restricted.push({ definition, original });
            break;
          }
          case 'attributeGroup': {
            const original = redefine(tables.attributeGroups, definition, diagnostics);
            if (original !== undefined) tables.restricted.push({ definition, original });
            break;
          }
        }
      }
    }
  }
  return tables;
}

function addGlobal(
  collection: Collection,
  declaration: GlobalDeclaration,
  document: SchemaDocument,
): void {
  const { tables } = collection;
  switch (declaration.kind) {
    case 'simple':
    case 'complex':
      // The schema for schemas declares what is built in; its own declarations are only for show.
      if (builtinType(clarkOf(declaration.name)) !== undefined) return;
      return add(collection, tables.types, declaration, document);
    case 'element':
      return add(collection, tables.elements, declaration, document);
    case 'attribute':
      return add(collection, tables.attributes, declaration, document);
    case 'group':
      return add(collection, tables.groups, declaration, document);
    case 'attributeGroup':
      return add(collection, tables.attributeGroups, declaration, document);
    case 'notation':
      return add(collection, tables.notations, declaration, document);
  }
}

function add<T extends GlobalDeclaration>(
  { set, tables, diagnostics }: Collection,
  table: Map<Clark, T>,
  declaration: T,
  document: SchemaDocument,
): void {
  const name = clarkOf(declaration.name);
  const first = table.get(name);
  const key = originKey(declaration);
  const [origin] = tables.origins.get(key) ?? [];
  if (first === undefined || origin === undefined) {
    table.set(name, declaration);
    tables.origins.set(key, [document]);
    return;
  }
  const { at } = declaration;
  const notes = [{ message: 'first defined here', at: first.at }];
  // Copies of a file in several folders of a release are common, and harmless where no document
  // brings both of them along.
  const isCopy =
    origin.hash === document.hash ||
    !set.closures.some((documents) => documents.includes(origin) && documents.includes(document));
  if (origin !== document && isCopy && sameDefinition(first, declaration)) {
    const message = `${declaration.kind} ${quote(name)} is defined alike in another file`;
    diagnostics.report({ code: 'RES419', severity: 'warning', message, at, notes });
    return;
  }
  const message = `${declaration.kind} ${quote(name)} is defined twice`;
  diagnostics.error('RES401', at, message, { notes, constraint: 'sch-props-correct' });
}

function originKey(declaration: GlobalDeclaration): string {
  return `${symbolSpace(declaration)} ${clarkOf(declaration.name)}`;
}

/** A redefinition of a redefinition builds on the inner one. */
function redefinedFirst(documents: readonly SchemaDocument[]): readonly SchemaDocument[] {
  const { order } = dependencyOrder(documents, ({ redefinitions, namespace }) =>
    documents.filter((other) =>
      redefinitions.some(
        ({ files }) =>
          files.includes(other.path) && (other.namespace === namespace || other.namespace === ''),
      ),
    ),
  );
  return order.filter(({ redefinitions }) => redefinitions.length > 0);
}

/**
 * src-redefine: what is redefined must stand in the document that is named there or in one that it
 * includes, and nothing can be redefined twice.
 */
function isRedefinable(
  { tables, diagnostics }: Collection,
  definition: Redefinable,
  document: SchemaDocument,
  files: readonly string[],
): boolean {
  const chain = tables.origins.get(originKey(definition)) ?? [];
  const last = chain.at(-1);
  if (last === undefined || (files.includes(last.path) && !chain.includes(document))) {
    chain.push(document);
    return true;
  }
  const what = `${definition.kind} ${quote(clarkOf(definition.name))}`;
  const message = chain.includes(document)
    ? `${what} is redefined twice, or in a circle`
    : `${what} is not defined in the redefined schema but in ${quote(last.path)}`;
  diagnostics.error('RES415', definition.at, message, { constraint: 'src-redefine' });
  return false;
}

/** Gives back the original when the definition replaces it outright. */
function redefine<T extends Named<TypeDeclaration> | GroupDeclaration | AttributeGroupDeclaration>(
  table: Map<Clark, T>,
  definition: T,
  diagnostics: Diagnostics,
): T | undefined {
  const name = clarkOf(definition.name);
  const original = table.get(name);
  if (original === undefined) {
    const message = `${definition.kind} ${quote(name)} is not defined in the redefined schema`;
    diagnostics.error('RES415', definition.at, message, { constraint: 'src-redefine' });
    table.set(name, definition);
    return undefined;
  }
  const result = redefined(definition, original, diagnostics);
  table.set(name, result);
  return result === definition ? original : undefined;
}
