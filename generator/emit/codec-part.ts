/** The parts of a record's shape: what writers and checks know of each member. */
import type { Attribute, Item, Member, ScalarRef } from '../ir/model.js';
import type { SourcePoint } from '../support/source.js';
import { blockBits } from './codec-block.js';
import { nilledPart } from './codec-nil.js';
import { hasNoFacets, isPlainText, scalarOf, scalarOfRef, simpleRef } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { valuedPart } from './codec-valued.js';
import { stringLiteral } from './escape.js';

/** Gives the place of a part: its distance in lines from the part before, or `'file:line'`. */
export type Place = (at: SourcePoint) => string;

export function places(scope: CodecScope): Place {
  let last = 0;
  return (at) => {
    if (at.file !== scope.file) return scope.source(at);
    const distance = at.line - last;
    last = at.line;
    return String(distance);
  };
}

/** The expression of a member; `prefix` is the one that the shape's elements have, `start` that of its shape. */
export function memberPart(
  scope: CodecScope,
  member: Member,
  place: Place,
  prefix: string,
  isRequired: boolean,
  start = '',
): string {
  const item = elementPart(scope, member, place, prefix, isRequired, start);
  if (!isList(member)) return item;
  const max = member.max === 'unbounded' ? '' : `, ${member.max}`;
  const bounds = member.min === 0 && max === '' ? '' : `, ${member.min}${max}`;
  return `${scope.value('shape', 'listPart')}(${item}${bounds})`;
}

export function isList(member: Member): boolean {
  return member.max === 'unbounded' || member.max > 1;
}

/** The expression of one element. */
export function elementPart(
  scope: CodecScope,
  element: Member | Item,
  place: Place,
  prefix: string,
  isRequired = false,
  start = '',
): string {
  const own = prefixOf(scope, element.namespace);
  const plain = plainPart(scope, element, place(element.at), isRequired ? ', true' : '', start);
  const part =
    own === prefix
      ? plain
      : `${scope.value('shape', 'foreignPart')}(${plain}, ${stringLiteral(own)})`;
  return nilledPart(scope, element, fixedIn(scope, element, blockedIn(scope, element, part)));
}

/** The part of an element whose types are restricted, if `$type` of a value may name one. */
export function blockedIn(
  scope: CodecScope,
  element: Pick<Member, 'type' | 'block'>,
  part: string,
): string {
  const blocked = isReplaceable(scope, element) ? blockBits(scope, element) : 0;
  return blocked === 0 ? part : `${scope.value('shape', 'blockedPart')}(${part}, ${blocked})`;
}

function fixedIn(scope: CodecScope, element: Member | Item, part: string): string {
  if (element.fixed === undefined || element.type.kind === 'anything') return part;
  return simpleRef(scope, element.type) === undefined
    ? valuedPart(scope, element, part)
    : `${scope.value('shape', 'fixedPart')}(${part}, ${stringLiteral(element.fixed)})`;
}

/** Whether `$type` of a value may name another type. */
function isReplaceable(scope: CodecScope, { type }: Pick<Member, 'type'>): boolean {
  if (type.kind === 'anything') return true;
  return type.kind === 'type' && (scope.record(type.id)?.derived.length ?? 0) > 0;
}

function plainPart(
  scope: CodecScope,
  { type, fixed }: Pick<Member, 'type' | 'fixed'>,
  line: string,
  last: string,
  start: string,
): string {
  if (type.kind === 'anything') return anythingPart(scope, fixed, line, last);
  const simple = simpleRef(scope, type);
  if (simple !== undefined) return simplePart(scope, simple, line, last);
  const record = type.kind === 'type' ? scope.record(type.id) : undefined;
  const shape =
    record === undefined
      ? ''
      : scope.codec(record.namespace, `${start}${scope.typeName(record.id)}Shape`);
  return `${scope.value('shape', 'recordPart')}(${line}, ${shape}${last})`;
}

/** The expression of an element of type xs:anyType. */
export function anythingPart(
  scope: CodecScope,
  fixed: string | undefined,
  line: string,
  last = '',
): string {
  return fixed === undefined
    ? `${scope.value('part-any', 'anyPart')}(${line}${last})`
    : `${scope.value('part-any-fixed', 'fixedAnyPart')}(${line}, ${stringLiteral(fixed)}${last})`;
}

/** The expression of an element with a simple type. */
export function simplePart(scope: CodecScope, ref: ScalarRef, line: string, last = ''): string {
  const scalar = scalarOfRef(scope, ref);
  if (scalar === undefined || isPlainText(scalar))
    return `${scope.value('shape', 'textPart')}(${line}${last})`;
  if (scalar.value.kind === 'boolean' && hasNoFacets(scalar))
    return `${scope.value('shape', 'flagPart')}(${line}${last})`;
  return `${scope.value('shape', 'simplePart')}(${line}, ${scalarOf(scope, ref)}${last})`;
}

export function attributePart(scope: CodecScope, attribute: Attribute, place: Place): string {
  const output = stringLiteral(scope.qualified(attribute.namespace, attribute.name));
  const scalar = scalarOf(scope, attribute.type);
  const last = attribute.required ? ', true' : '';
  const part = `${scope.value('part-attribute', 'attributePart')}(${place(attribute.at)}, ${output}, ${scalar}${last})`;
  return attribute.fixed === undefined
    ? part
    : `${scope.value('shape', 'fixedPart')}(${part}, ${stringLiteral(attribute.fixed)})`;
}

/** The prefix of a namespace in output; empty for names in none. */
export function prefixOf(scope: CodecScope, namespace: string): string {
  return namespace === '' ? '' : scope.prefix(namespace);
}
