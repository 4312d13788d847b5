/** Declarations to components: the steps of resolving, in the order in which they build on another. */
import type { Diagnostics } from '../support/diagnostic.js';
import { Memo, type Past } from '../support/memo.js';
import type { Schema, SchemaFile, TypeDefinition, TypeId } from '../xsd/components.js';
import type { SchemaDocument, SchemaSet } from '../xsd/declarations.js';
import { resolveAttributeGroups } from './attributes.js';
import { checkSchema } from './check.js';
import { resolveComplexType } from './complex.js';
import type { Context } from './context.js';
import { resolveElements, resolveGlobalAttributes } from './elements.js';
import { identify, ownerId } from './identify.js';
import { typeOrder } from './order.js';
import { resolveGroups } from './particles.js';
import { resolveSimpleType } from './simple.js';
import { collectSymbols } from './symbols.js';

/** As complete a schema as the declarations allow; what is wrong with them is reported. */
export function resolve(set: SchemaSet, diagnostics: Diagnostics, past?: Past): Schema {
  const memo = new Memo(diagnostics, past);
  const symbols = collectSymbols(set, memo, diagnostics);
  const { entries, idOf } = identify(symbols);
  const context: Context = {
    diagnostics,
    memo,
    symbols,
    identities: { entries, idOf: memo.lookup('identity', idOf) },
    types: memo.table('type'),
    elements: memo.table('element'),
    attributes: memo.table('attribute'),
    groups: memo.table('group'),
    attributeGroups: memo.table('attribute group'),
    unionSizes: memo.table('union size'),
    hints: { left: 50 },
    matchers: new Map(),
  };
  resolveElements(context);
  resolveGlobalAttributes(context);
  resolveGroups(context);
  resolveAttributeGroups(context);
  resolveTypes(context);
  const schema: Schema = {
    files: filesOf(set.documents),
    types: inOrder(context),
    elements: new Map(context.elements),
    attributes: new Map(context.attributes),
  };
  checkSchema(context);
  return schema;
}

function resolveTypes(context: Context): void {
  const { order, circular } = typeOrder(context);
  for (const entry of order) {
    const { id, declaration, owner } = entry;
    const isCircular = circular.has(entry);
    const types = context.memo.make('type', id, [declaration, owner, isCircular], () =>
      declaration.kind === 'simple'
        ? [resolveSimpleType(context, entry, declaration, isCircular)]
        : resolveComplexType(context, entry, declaration, isCircular),
    );
    for (const type of types) context.types.set(type.id, type);
  }
}

/** From the order of dependencies back to that of the files. */
function inOrder({ identities, types }: Context): ReadonlyMap<TypeId, TypeDefinition> {
  const sorted = new Map<TypeId, TypeDefinition>();
  for (const { id } of identities.entries) {
    for (const each of [id, ownerId.content(id)]) {
      const type = types.get(each);
      if (type !== undefined) sorted.set(each, type);
    }
  }
  return sorted;
}

/** A chameleon that was read for several namespaces is one entry for each of them. */
function filesOf(documents: readonly SchemaDocument[]): readonly SchemaFile[] {
  return documents.map(({ path, namespace, prefixes, annotation, hash }) => ({
    path,
    targetNamespace: namespace,
    prefixes,
    ...(annotation && { annotation }),
    hash,
  }));
}
