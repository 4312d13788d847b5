/** From the resolved schema to the model of the generated code: the only bridge between the two. */
import type { Model, RecordType, Type } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { Memo, type Past } from '../support/memo.js';
import type { Schema, TypeDefinition, TypeId } from '../xsd/components.js';
import { bindingsOf } from './bindings.js';
import type { Context } from './context.js';
import { derivedRecords } from './derived.js';
import { lowerElements } from './elements.js';
import { lowerGlobalAttributes } from './global-attributes.js';
import { modulesOf } from './modules.js';
import { numberMapping } from './numbers.js';
import { bindings, canonicalPrefixes } from './prefixes.js';
import { lowerRecord } from './record.js';
import { lowerScalarType } from './scalar.js';
import { checkSize } from './size.js';
import { substitutions } from './substitution.js';

export interface LowerOptions {
  /** Prefix to namespace, as the API's description wants them. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Whole numbers that are `number`: `prefix:type` or `prefix:type.member`. */
  readonly numbers: readonly string[];
}

/** The operations are empty: what XSD does not say is added from the API's description. */
export function lower(
  schema: Schema,
  options: LowerOptions,
  diagnostics: Diagnostics,
  past?: Past,
): Model {
  const memo = new Memo(diagnostics, past);
  const prefixOf = canonicalPrefixes(schema, options.prefixes, diagnostics);
  const numbers = numberMapping(options.numbers, prefixOf, diagnostics);
  const types = new Map<TypeId, Type>();
  const open = new Set<TypeId>();
  const wants = memo.lookup('number', (asked: readonly [TypeId, string | undefined]) =>
    numbers.wants(...asked),
  );
  const context: Context = {
    diagnostics,
    memo,
    types: memo.table('type', schema.types),
    wantsNumber: (type, member) => wants([type, member]),
    bindings: memo.lookup('bindings', bindingsOf(schema)),
    substitutes: memo.lookup('substitutes', substitutions(schema).of),
    derived: memo.table('derived', derivedRecords(schema)),
    record: memo.lookup('record', record),
  };

  function lowered(type: TypeDefinition): Type {
    const known = types.get(type.id);
    if (known !== undefined) return known;
    const result = memo.make('type', type.id, [type], () =>
      type.kind === 'simple' ? lowerScalarType(context, type) : lowerRecord(context, type),
    );
    types.set(type.id, result);
    return result;
  }

  function record(id: TypeId): RecordType | undefined {
    const type = schema.types.get(id);
    // The resolver reports types that derive from themselves; here they must only end.
    if (type?.kind !== 'complex' || open.has(id)) return undefined;
    open.add(id);
    const result = lowered(type);
    open.delete(id);
    return result.kind === 'record' ? result : undefined;
  }

  for (const type of schema.types.values()) lowered(type);
  checkSize(types.values(), diagnostics);
  const elements = lowerElements(context, schema.elements.values());
  const attributes = lowerGlobalAttributes(context, schema.attributes.values());
  numbers.reportUnused();
  const modules = modulesOf(schema, prefixOf);
  return {
    modules,
    types: inModuleOrder(modules, types),
    elements,
    attributes,
    operations: [],
    prefixes: bindings(prefixOf),
  };
}

/** Bases were lowered before the types that derive from them; the model keeps the schema's order. */
function inModuleOrder(
  modules: Model['modules'],
  types: ReadonlyMap<TypeId, Type>,
): ReadonlyMap<TypeId, Type> {
  const ordered = new Map<TypeId, Type>();
  for (const id of modules.flatMap((module) => module.types)) {
    const type = types.get(id);
    if (type !== undefined) ordered.set(id, type);
  }
  return ordered;
}
