/** What every step of lowering needs; the resolved schema is never changed. */
import type { RecordType, Type } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Annotation, Schema, TypeDefinition, TypeId } from '../xsd/components.js';
import type { NumberMapping } from './numbers.js';
import type { Substitutions } from './substitution.js';

export interface Context {
  readonly schema: Schema;
  readonly numbers: NumberMapping;
  readonly substitutions: Substitutions;
  readonly diagnostics: Diagnostics;
  /** What has been lowered so far: a record needs its base's content first. */
  readonly types: Map<TypeId, Type>;
  /** Records that derive from a record, direct or not, in schema order. */
  readonly derived: ReadonlyMap<TypeId, readonly TypeId[]>;
  /** Lowers the record unless it has been done; undefined for a type that is no record. */
  readonly record: (id: TypeId) => RecordType | undefined;
}

/** Spread into a component of the model: absent stays absent. */
export function documented(annotation: Annotation | undefined): { documentation?: string } {
  const text = annotation?.documentation ?? '';
  return text === '' ? {} : { documentation: text };
}

/** What a declaration may have and most have not. */
interface Extras {
  documentation?: string;
  default?: string;
  fixed?: string;
}

/** Adds the optional properties of a declaration to a component that is being built. */
export function completed<T extends object>(
  component: T,
  declaration: {
    readonly annotation?: Annotation;
    readonly default?: string;
    readonly fixed?: string;
  },
): T & Extras {
  // Thousands of components pass here: assigning costs a tenth of spreading.
  const result: T & Extras = component;
  const text = declaration.annotation?.documentation ?? '';
  if (text !== '') result.documentation = text;
  if (declaration.default !== undefined) result.default = declaration.default;
  if (declaration.fixed !== undefined) result.fixed = declaration.fixed;
  return result;
}

/** The type that holds an anonymous one; that of a global element shares the element's id. */
export function ownedBy({ id, owner }: TypeDefinition): { owner?: TypeId } {
  return owner === undefined || owner === id ? {} : { owner };
}
