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
  SchemaDocument,
  SchemaSet,
  TypeDeclaration,
} from '../xsd/declarations.js';
import { builtinType } from '../xsd/builtins.js';
import { sameDefinition } from '../xsd/identity.js';
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

interface Tables {
  readonly types: Map<Clark, Named<TypeDeclaration>>;
  readonly elements: Map<Clark, ElementItem>;
  readonly attributes: Map<Clark, AttributeItem>;
  readonly groups: Map<Clark, GroupDeclaration>;
  readonly attributeGroups: Map<Clark, AttributeGroupDeclaration>;
  readonly notations: Map<Clark, NotationDeclaration>;
  readonly restricted: RestrictedGroup[];
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
  };
  for (const { globals } of set.documents) {
    for (const declaration of globals) addGlobal(tables, declaration, diagnostics);
  }
  for (const document of redefinedFirst(set.documents)) {
    for (const redefinition of document.redefinitions) {
      for (const definition of redefinition.definitions) {
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

function addGlobal(tables: Tables, declaration: GlobalDeclaration, diagnostics: Diagnostics): void {
  switch (declaration.kind) {
    case 'simple':
    case 'complex':
      // The schema for schemas declares what is built in; its own declarations are only for show.
      if (builtinType(clarkOf(declaration.name)) !== undefined) return;
      return add(tables.types, declaration, diagnostics);
    case 'element':
      return add(tables.elements, declaration, diagnostics);
    case 'attribute':
      return add(tables.attributes, declaration, diagnostics);
    case 'group':
      return add(tables.groups, declaration, diagnostics);
    case 'attributeGroup':
      return add(tables.attributeGroups, declaration, diagnostics);
    case 'notation':
      return add(tables.notations, declaration, diagnostics);
  }
}

function add<T extends GlobalDeclaration>(
  table: Map<Clark, T>,
  declaration: T,
  diagnostics: Diagnostics,
): void {
  const name = clarkOf(declaration.name);
  const first = table.get(name);
  if (first === undefined) {
    table.set(name, declaration);
    return;
  }
  const notes = [{ message: 'first defined here', at: first.at }];
  // Copies of a file in several folders of a release are common and harmless.
  if (first.at.file !== declaration.at.file && sameDefinition(first, declaration)) {
    const message = `${declaration.kind} ${quote(name)} is defined alike in another file`;
    diagnostics.report({
      code: 'RES419',
      severity: 'warning',
      message,
      at: declaration.at,
      notes,
    });
    return;
  }
  const message = `${declaration.kind} ${quote(name)} is defined twice`;
  diagnostics.error('RES401', declaration.at, message, { notes, constraint: 'sch-props-correct' });
}

/** A redefinition of a redefinition builds on the inner one. */
function redefinedFirst(documents: readonly SchemaDocument[]): readonly SchemaDocument[] {
  const { order } = dependencyOrder(documents, ({ redefinitions, namespace }) =>
    documents.filter((other) =>
      redefinitions.some(
        ({ target }) =>
          target === other.path && (other.namespace === namespace || other.namespace === ''),
      ),
    ),
  );
  return order.filter(({ redefinitions }) => redefinitions.length > 0);
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
