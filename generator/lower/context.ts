/** What every step of lowering needs; the resolved schema is never changed. */
import type { Blocked, IdentityConstraint, RecordType } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Memo } from '../support/memo.js';
import type { Clark } from '../support/qname.js';
import type {
  Annotation,
  Derivation,
  ElementDeclaration,
  IdentityConstraint as DeclaredConstraint,
  TypeDefinition,
  TypeId,
} from '../xsd/components.js';
import { blockedWays } from './bases.js';
import type { BindingsOf } from './bindings.js';
import { lowerConstraint } from './identity.js';

export interface Context {
  readonly diagnostics: Diagnostics;
  /** Knows what is below, which alone may tell a definition of others. */
  readonly memo: Memo;
  /** Those of the resolved schema. */
  readonly types: ReadonlyMap<TypeId, TypeDefinition>;
  /** Whether a whole number, of a type or of its member, is to be `number`. */
  readonly wantsNumber: (type: TypeId, member?: string) => boolean;
  /** The prefixes that a file of the schema binds. */
  readonly bindings: BindingsOf;
  /** What may stand where a global element is referred to. */
  readonly substitutes: (head: Clark) => readonly ElementDeclaration[];
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
  constraints?: readonly IdentityConstraint[];
  block?: readonly Blocked[];
}

/** Adds the optional properties of a declaration to a component that is being built. */
export function completed<T extends object>(
  component: T,
  declaration: {
    readonly annotation?: Annotation;
    readonly default?: string;
    readonly fixed?: string;
    readonly identityConstraints?: readonly DeclaredConstraint[];
    readonly block?: readonly Derivation[];
  },
): T & Extras {
  // Thousands of components pass here: assigning costs a tenth of spreading.
  const result: T & Extras = component;
  const text = declaration.annotation?.documentation ?? '';
  if (text !== '') result.documentation = text;
  if (declaration.default !== undefined) result.default = declaration.default;
  if (declaration.fixed !== undefined) result.fixed = declaration.fixed;
  const { identityConstraints = [] } = declaration;
  if (identityConstraints.length > 0) result.constraints = identityConstraints.map(lowerConstraint);
  const { block = [] } = declaration;
  const ways = block.length > 0 ? blockedWays(block) : [];
  if (ways.length > 0) result.block = ways;
  return result;
}

/** The type that holds an anonymous one; that of a global element shares the element's id. */
export function ownedBy({ id, owner }: TypeDefinition): { owner?: TypeId } {
  return owner === undefined || owner === id ? {} : { owner };
}
