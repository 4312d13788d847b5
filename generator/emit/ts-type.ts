/** TypeScript types as data, so that their layout can be decided where their place is known. */

export type TsType = TsName | TsUnion | TsArray | TsObject;

/** A reference, a keyword or a literal. */
export interface TsName {
  readonly kind: 'name';
  readonly text: string;
}

export interface TsUnion {
  readonly kind: 'union';
  readonly members: readonly TsType[];
}

/** Always readonly. */
export interface TsArray {
  readonly kind: 'array';
  readonly item: TsType;
}

export interface TsObject {
  readonly kind: 'object';
  readonly members: readonly TsMember[];
  /** One member on each line, whatever the width; needed for comments. */
  readonly expanded: boolean;
}

export interface TsMember {
  /** Lines of the comment above it, without indentation. */
  readonly doc: readonly string[];
  /** Everything before the colon: `readonly name?`. */
  readonly head: string;
  readonly type: TsType;
}

export function name(text: string): TsName {
  return { kind: 'name', text };
}

export const STRING: TsName = name('string');
export const UNDEFINED: TsName = name('undefined');
export const NULL: TsName = name('null');

/** Nested unions are flattened, what is the same is written once. */
export function union(...types: readonly TsType[]): TsType {
  const members = new Map<string, TsType>();
  for (const type of types) {
    for (const member of type.kind === 'union' ? type.members : [type]) {
      members.set(member.kind === 'name' ? member.text : JSON.stringify(member), member);
    }
  }
  const [only, ...others] = members.values();
  return only !== undefined && others.length === 0
    ? only
    : { kind: 'union', members: [...members.values()] };
}

export function array(item: TsType): TsArray {
  return { kind: 'array', item };
}

export function optional(type: TsType): TsType {
  return type.kind === 'union'
    ? union(type, UNDEFINED)
    : { kind: 'union', members: [type, UNDEFINED] };
}
