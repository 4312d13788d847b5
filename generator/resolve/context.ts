/** What the steps of resolving share; each step adds to the maps and reads those filled before. */
import type { Diagnostics } from '../support/diagnostic.js';
import type { Memo } from '../support/memo.js';
import { clarkOf, XSD, type Clark } from '../support/qname.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { ANY_TYPE, builtinType, builtinTypes } from '../xsd/builtins.js';
import type {
  AttributeDeclaration,
  AttributeUse,
  ElementDeclaration,
  GroupTerm,
  TypeDefinition,
  TypeId,
  WildcardTerm,
} from '../xsd/components.js';
import type { Reference, TypeUse } from '../xsd/declarations.js';
import type { Identities } from './identify.js';
import type { Symbols } from './symbols.js';

export interface Context {
  readonly diagnostics: Diagnostics;
  /** Knows the tables below and `symbols`, which alone may tell a definition of others. */
  readonly memo: Memo;
  readonly symbols: Symbols;
  readonly identities: Identities;
  readonly types: Map<TypeId, TypeDefinition>;
  readonly elements: Map<Clark, ElementDeclaration>;
  readonly attributes: Map<Clark, AttributeDeclaration>;
  readonly groups: Map<Clark, GroupTerm>;
  readonly attributeGroups: Map<Clark, AttributeSet>;
  /** How many types a union means with all unions in it written out; 1 where none is noted. */
  readonly unionSizes: Map<TypeId, number>;
  /** How many more undefined references are worth a suggestion. */
  readonly hints: { left: number };
  /** Patterns that constants of the schema were compared with. */
  readonly matchers: Map<string, (text: string) => boolean>;
}

/** The attributes that a group or a type declares, references expanded. */
export interface AttributeSet {
  readonly uses: readonly AttributeUse[];
  readonly wildcard?: WildcardTerm;
}

export function typeOf(
  context: { readonly types: ReadonlyMap<TypeId, TypeDefinition> },
  id: TypeId,
): TypeDefinition | undefined {
  return context.types.get(id) ?? builtinType(id);
}

/** The id that a use of a type means; undefined, after a diagnostic, if there is no such type. */
export function typeIdOf(context: Context, use: TypeUse): TypeId | undefined {
  if (use.kind !== 'reference') return context.identities.idOf(use);
  const id = clarkOf(use);
  if (use.namespace === XSD && builtinType(id) !== undefined) return id;
  if (context.symbols.types.has(id)) return id;
  reportUndefined(context, 'type', use, typeNames(context));
  return undefined;
}

/** The same without a word: for finding dependencies. */
export function findTypeId(context: Context, use: TypeUse): TypeId | undefined {
  if (use.kind !== 'reference') return context.identities.idOf(use);
  const id = clarkOf(use);
  return context.symbols.types.has(id) ? id : undefined;
}

function* typeNames(context: Context): Generator<Clark> {
  yield* context.symbols.types.keys();
  yield* builtinTypes.keys();
  yield ANY_TYPE;
}

/** The same local name in another namespace, else the closest spelling. */
function resembling(reference: Reference, names: readonly Clark[]): Clark | undefined {
  const { local } = reference;
  const elsewhere = names.find((other) => other.endsWith(`}${local}`) || other === local);
  return elsewhere ?? closest(clarkOf(reference), names);
}

/** Part 1, section 3.15.3, src-resolve: names the closest that is defined. */
export function reportUndefined(
  context: Context,
  what: string,
  reference: Reference,
  known: Iterable<Clark>,
): void {
  const name = clarkOf(reference);
  // Comparing names is slow; whoever has hundreds of such references has another kind of problem.
  const meant = context.hints.left-- > 0 ? resembling(reference, [...known]) : undefined;
  const help = meant === undefined ? undefined : `Did you mean ${quote(meant)}?`;
  context.diagnostics.error('RES402', reference.at, `${what} ${quote(name)} is not defined`, {
    constraint: 'src-resolve',
    ...(help !== undefined && { help }),
  });
}
