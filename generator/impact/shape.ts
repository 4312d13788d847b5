/** What a declaration looks like in TypeScript, as the emitter's own views have it. */
import { recordParts } from '../emit/record-view.js';
import { flat } from '../emit/layout.js';
import type { Scope } from '../emit/scope.js';
import { union, UNDEFINED } from '../emit/ts-type.js';
import type { TsMember, TsType } from '../emit/ts-type.js';
import { scalarType } from '../emit/type-view.js';
import type { Type, TypeId } from '../ir/model.js';

export type Shape = RecordShape | EnumerationShape | AliasShape;

export interface RecordShape {
  readonly kind: 'record';
  /** What the interface extends. */
  readonly base: TypeId | undefined;
  /** Its own, by key; those of a choice are required when every branch requires them. */
  readonly members: ReadonlyMap<string, MemberShape>;
  readonly choices: readonly Choice[];
}

export interface EnumerationShape {
  readonly kind: 'enumeration';
  readonly values: readonly string[];
}

export interface AliasShape {
  readonly kind: 'alias';
  readonly type: TsType;
}

export interface MemberShape {
  /** Without the `undefined` of what is optional. */
  readonly type: TsType;
  readonly required: boolean;
}

/** The branches of an exclusive choice: what each says of the choice's members. */
export type Choice = readonly Branch[];
export type Branch = ReadonlyMap<string, Presence>;
export type Presence = 'required' | 'optional' | 'absent';

export function shapeOf(scope: Scope, type: Type): Shape {
  if (type.kind === 'record') {
    const { base, members, choices } = recordParts(scope, type);
    return {
      kind: 'record',
      base: base?.id,
      members: new Map([...members.map(entry), ...choices.flatMap(choiceMembers)]),
      choices: choices.map((branches) => branches.map(branchOf)),
    };
  }
  const { isEnumeration, scalar } = type;
  if (!isEnumeration) return { kind: 'alias', type: scalarType(scope, scalar) };
  return { kind: 'enumeration', values: (scalar.facets.values ?? []).map(({ value }) => value) };
}

function entry({ head, type }: TsMember): [string, MemberShape] {
  const required = !head.endsWith('?');
  return [keyOf(head), { type: required ? type : withoutUndefined(type), required }];
}

function keyOf(head: string): string {
  return head.endsWith('?') ? head.slice(0, -1) : head;
}

function withoutUndefined(type: TsType): TsType {
  if (type.kind !== 'union') return type;
  return union(...type.members.filter((member) => member !== UNDEFINED));
}

/** The same member has the same type in every branch that has it. */
function choiceMembers(branches: readonly (readonly TsMember[])[]): [string, MemberShape][] {
  const members = new Map<string, MemberShape>();
  for (const branch of branches) {
    for (const member of branch) {
      const [key, shape] = entry(member);
      const known = members.get(key);
      const type = isAbsent(member) ? (known?.type ?? shape.type) : shape.type;
      members.set(key, { type, required: shape.required && known?.required !== false });
    }
  }
  return [...members];
}

function branchOf(branch: readonly TsMember[]): Branch {
  return new Map(
    branch.map((member) => {
      const presence = member.head.endsWith('?') ? 'optional' : 'required';
      return [keyOf(member.head), isAbsent(member) ? 'absent' : presence];
    }),
  );
}

function isAbsent({ type }: TsMember): boolean {
  return type === UNDEFINED;
}

/** As a program would write it, on one line. */
export function textOf(type: TsType): string {
  return flat(type) ?? flat(onOneLine(type)) ?? '';
}

function onOneLine(type: TsType): TsType {
  switch (type.kind) {
    case 'name':
      return type;
    case 'array':
      return { ...type, item: onOneLine(type.item) };
    case 'union':
      return { ...type, members: type.members.map(onOneLine) };
    case 'object': {
      const members = type.members.map((member) => ({ ...member, type: onOneLine(member.type) }));
      return { ...type, members, expanded: false };
    }
  }
}

export function memberText({ type, required }: MemberShape): string {
  return textOf(required ? type : union(type, UNDEFINED));
}
