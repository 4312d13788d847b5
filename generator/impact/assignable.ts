/** Whether code of the one release may hand a value to code of the other, going by the types alone. */
import { stringLiteral } from '../emit/escape.js';
import { name, union } from '../emit/ts-type.js';
import type { TsMember, TsObject, TsType } from '../emit/ts-type.js';
import type { Shape } from './shape.js';

/** A release: what the names in its types mean. Names of both mean the same when they are equal. */
export interface Meaning {
  readonly shape: (name: string) => Shape | undefined;
  /** The name of what a record extends. */
  readonly base: (name: string) => string | undefined;
}

export function isAssignable(from: Meaning, source: TsType, to: Meaning, target: TsType): boolean {
  switch (source.kind) {
    case 'union':
      return source.members.every((member) => isAssignable(from, member, to, target));
    case 'name':
      return isNameAssignable(from, source.text, to, target);
    case 'array':
      return alternatives(to, target).some(
        (other) => other.kind === 'array' && isAssignable(from, source.item, to, other.item),
      );
    case 'object':
      return alternatives(to, target).some(
        (other) => other.kind === 'object' && isObjectAssignable(from, source, to, other),
      );
  }
}

function isNameAssignable(from: Meaning, text: string, to: Meaning, target: TsType): boolean {
  if (hasName(target, text)) return true;
  const shape = from.shape(text);
  if (shape !== undefined && shape.kind !== 'record') {
    return isAssignable(from, expanded(shape), to, target);
  }
  const options = alternatives(to, target);
  if (options.some((option) => hasName(option, text))) return true;
  if (isLiteral(text)) return options.some((option) => hasName(option, 'string'));
  const base = shape && from.base(text);
  return base !== undefined && isNameAssignable(from, base, to, target);
}

function hasName(type: TsType, text: string): boolean {
  if (type.kind === 'union') return type.members.some((member) => hasName(member, text));
  return type.kind === 'name' && type.text === text;
}

/** What a type may be, aliases and enumerations taken apart. */
function alternatives(meaning: Meaning, type: TsType): readonly TsType[] {
  if (type.kind === 'union') return type.members.flatMap((each) => alternatives(meaning, each));
  const shape = type.kind === 'name' ? meaning.shape(type.text) : undefined;
  if (shape === undefined || shape.kind === 'record') return [type];
  return alternatives(meaning, expanded(shape));
}

function expanded(shape: Exclude<Shape, { readonly kind: 'record' }>): TsType {
  if (shape.kind === 'alias') return shape.type;
  return union(...shape.values.map((value) => name(stringLiteral(value))));
}

function isLiteral(text: string): boolean {
  return /^['"]/.test(text);
}

/** An object literal may have no member that the target lacks. */
function isObjectAssignable(
  from: Meaning,
  source: TsObject,
  to: Meaning,
  target: TsObject,
): boolean {
  const own = byKey(source);
  const others = byKey(target);
  return (
    [...own].every(([key, { type }]) => {
      const other = others.get(key);
      return other !== undefined && isAssignable(from, type, to, other.type);
    }) && [...others].every(([key, { head }]) => own.has(key) || head.endsWith('?'))
  );
}

function byKey({ members }: TsObject): ReadonlyMap<string, TsMember> {
  return new Map(members.map((member) => [member.head.replace(/\?$/, ''), member]));
}
