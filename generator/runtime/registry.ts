/** A type as far as finding it by name goes. */
export interface NamedType {
  /** `{namespace}local`. */
  readonly name: string;
  /** Another spelling of xsi:type, as the API's dialect has it. */
  readonly wireType?: string;
  /** Further spellings that are read. */
  readonly aliases?: readonly string[];
}

/** Such a type, and those in whose place it may stand. */
export interface Derived extends NamedType {
  /** The types that it derives from, nearest first. */
  readonly bases: readonly string[];
  /** How it comes from each of them, as bits of a field; left out where nobody blocks anything. */
  readonly ways?: readonly number[];
}

/**
 * Whether a type may stand in the place of a declared one (Part 1, sections 3.4.6 and 3.14.6);
 * `blocks` has the bits of the ways that must not lead to it.
 */
export function derives({ bases, ways }: Derived, declared: string, blocks: number): boolean {
  const index = bases.indexOf(declared);
  return index >= 0 && ((ways?.[index] ?? 0) & blocks) === 0;
}

/** Gives members of simple types the types that `$types` beside them names. */
export interface MemberTyping {
  /** The shape of one value whose members have such types; undefined where it has none. */
  readonly retype: (of: never, value: object) => object | undefined;
  /** The slot of one item whose element has such a type. */
  readonly item: (field: never, slot: never, shown: unknown) => object;
}

type Registry = ReadonlyMap<string, NamedType>;

// Callers pass the same list again and again, and one of all types is long.
const names = new WeakMap<readonly NamedType[], Registry>();
const spellings = new WeakMap<readonly NamedType[], Registry>();

/** A type by its name. */
export function typeNamed<T extends NamedType>(types: readonly T[], name: string): T | undefined {
  let registry = names.get(types);
  if (registry === undefined) {
    registry = new Map(types.map((type) => [type.name, type]));
    names.set(types, registry);
  }
  // The registry was made from this very list.
  return registry.get(name) as T | undefined;
}

/** A type by any spelling of its name: servers and documents use another case now and then. */
export function typeSpelled<T extends NamedType>(
  types: readonly T[],
  spelling: string,
): T | undefined {
  let registry = spellings.get(types);
  if (registry === undefined) {
    registry = new Map(types.flatMap(spelled));
    spellings.set(types, registry);
  }
  return registry.get(wireKey(spelling)) as T | undefined;
}

function spelled(type: NamedType): (readonly [string, NamedType])[] {
  const { name, wireType = name, aliases = [] } = type;
  return [name, wireType, ...aliases].map((spelling) => [wireKey(spelling), type]);
}

/** Wire spellings of a type are compared without regard to case and white space. */
export function wireKey(spelling: string): string {
  const plain = spelling.replace(/^wire:/, '').replace(/\s+/g, '');
  return `wire:${plain.toLowerCase()}`;
}
