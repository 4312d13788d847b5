/** The shape of a record, which its writers and checks go by. */
import type { Content, MemberContent, OrderedContent, RecordType } from '../ir/model.js';
import { attributeKey, itemKey } from '../ir/keys.js';
import {
  attributePart,
  elementPart,
  memberPart,
  places,
  prefixOf,
  type Place,
} from './codec-part.js';
import { REQUEST, type Half } from './codec-exchange.js';
import { isFree } from './codec-members.js';
import { modelConstant, twinsOf } from './codec-model.js';
import { groupExpressions, requiredMembers } from './codec-group.js';
import { PURE, scalarOf } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { processArgument, wildcardExpression } from './codec-wildcard.js';
import { objectKey, stringLiteral } from './escape.js';

/** With `half`, the shape of a request. */
export function printShape(scope: CodecScope, record: RecordType, half?: Half): readonly string[] {
  const name = `${half === undefined ? '' : REQUEST}${scope.typeName(record.id)}`;
  const own = half?.isLast
    ? `Omit<${scope.interfaceOf(record)}, ${stringLiteral(half.member)}>`
    : scope.interfaceOf(record);
  const type = `${scope.type('shape', 'Shape')}<${own}>`;
  const base = extendsContent(scope, record);
  const prefix = prefixIn(scope, record);
  const place = places(scope);
  const parts = [
    ...attributeParts(scope, record, place),
    ...contentParts(scope, record, base, place, prefix, half),
  ];
  const extras = extrasOf(scope, record, base);
  const types = base === undefined ? own : `${own}, ${scope.interfaceIn(base)}`;
  const start = `export const ${name}Shape: ${type} = ${PURE}${makeShape(scope, record)}<${types}>(FILE, ${stringLiteral(prefix)}, () => ({`;
  const last = extras.length === 0 ? '' : `, () => ({ ${extras.join(', ')} })`;
  return parts.length === 0
    ? [`${start}})${last});`]
    : [start, ...parts.map((part) => `${part},`), `})${last});`];
}

function makeShape(scope: CodecScope, { content }: RecordType): string {
  return isFree(content) ? scope.value('all-shape', 'allShape') : scope.value('shape', 'shape');
}

/** The base whose content comes first and unchanged, so that its parts serve here too. */
function extendsContent(scope: CodecScope, record: RecordType): RecordType | undefined {
  if (record.base === undefined || record.derivation !== 'extension') return undefined;
  // What follows may bring an order that the base had no need of.
  if (record.content.kind !== 'members') return undefined;
  const base = scope.record(record.base);
  return base?.content.kind === 'members' && base.content.members.length > 0 ? base : undefined;
}

/** The prefix that the elements of a content have, all or the first of them. */
function prefixIn(scope: CodecScope, { content, namespace }: RecordType): string {
  const first = firstElement(content);
  return prefixOf(scope, first === undefined ? namespace : first.namespace);
}

function firstElement(content: Content): { readonly namespace: string } | undefined {
  if (content.kind === 'ordered') return content.items[0];
  if (content.kind !== 'members') return undefined;
  return content.members.find(({ inherited }) => !inherited) ?? content.members[0];
}

function attributeParts(scope: CodecScope, record: RecordType, place: Place): readonly string[] {
  const { attributes, attributeWildcard: wildcard } = record;
  const entry = (attribute: (typeof attributes)[number]): string =>
    `${objectKey(attributeKey(attribute))}: ${attributePart(scope, attribute, place)}`;
  const parts = attributes.filter(({ clashes }) => !clashes).map(entry);
  const clashing = attributes.filter(({ clashes }) => clashes);
  if (clashing.length === 0 && wildcard === undefined) return parts;
  const line = place(record.at);
  // Lines within count from the start of the file again.
  const inner = places(scope);
  const items = clashing.map(
    (attribute) =>
      `${objectKey(attributeKey(attribute))}: ${attributePart(scope, attribute, inner)}`,
  );
  const object = items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
  const allows =
    wildcard === undefined ? '' : `, ${wildcardExpression(wildcard)}${processArgument(wildcard)}`;
  const make = scope.value('part-attribute', 'attributesPart');
  return [...parts, `$attributes: ${make}(${line}, ${object}${allows})`];
}

function contentParts(
  scope: CodecScope,
  record: RecordType,
  base: RecordType | undefined,
  place: Place,
  prefix: string,
  half: Half | undefined,
): readonly string[] {
  const { content } = record;
  switch (content.kind) {
    case 'empty':
      return [];
    case 'value': {
      const scalar = scalarOf(scope, content.type);
      return [`$value: ${scope.value('shape', 'valuePart')}(${place(record.at)}, ${scalar})`];
    }
    case 'members':
      return memberParts(scope, content, base !== undefined, place, prefix, half);
    case 'ordered':
      return [`$content: ${orderedPart(scope, record, content, place, prefix)}`];
  }
}

function memberParts(
  scope: CodecScope,
  content: MemberContent,
  hasBase: boolean,
  place: Place,
  prefix: string,
  half: Half | undefined,
): readonly string[] {
  const required = requiredMembers(content);
  return content.members.flatMap((member, index) => {
    const own = half?.member === member.name ? half : undefined;
    if (own?.isLast || (hasBase && member.inherited)) return [];
    const part = memberPart(scope, member, place, prefix, required.has(index), own && REQUEST);
    return [`${objectKey(member.name)}: ${part}`];
  });
}

function orderedPart(
  scope: CodecScope,
  record: RecordType,
  content: OrderedContent,
  place: Place,
  prefix: string,
): string {
  const line = place(record.at);
  const inner = places(scope);
  const twins = twinsOf(content);
  const items = content.items.flatMap((item, symbol) => {
    const [first = symbol, ...others] = twins.find((symbols) => symbols.includes(symbol)) ?? [];
    if (first !== symbol) return [];
    const key = itemKey(content, item);
    const part = elementPart(scope, item, inner, prefix);
    return [`${objectKey(key)}: ${twinParts(scope, content, part, key, others, prefix)}`];
  });
  const object = items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
  const type = `${scope.interfaceOf(record)}['$content'][number]`;
  const make = scope.value('part-content', 'contentPart');
  return `${make}<${type}>(${line}, ${modelConstant(scope, record, content)}, ${object})`;
}

/** A part with those of the same name within it, one in the other. */
function twinParts(
  scope: CodecScope,
  content: OrderedContent,
  part: string,
  key: string,
  [next, ...others]: readonly number[],
  prefix: string,
): string {
  const item = next === undefined ? undefined : content.items[next];
  if (item === undefined) return part;
  // Lines within count from the start of the file again.
  const twin = elementPart(scope, item, places(scope), prefix);
  const inner = twinParts(scope, content, twin, key, others, prefix);
  return `${scope.value('part-twin', 'twinPart')}(${part}, ${stringLiteral(key)}, ${inner})`;
}

function extrasOf(
  scope: CodecScope,
  record: RecordType,
  base: RecordType | undefined,
): readonly string[] {
  const extras: string[] = [];
  if (base !== undefined)
    extras.push(`base: ${scope.codec(base.namespace, `${scope.typeName(base.id)}Shape`)}`);
  if (record.derived.length > 0)
    extras.push(`name: ${stringLiteral(record.name ?? '')}, line: ${places(scope)(record.at)}`);
  if (record.abstract) extras.push('isAbstract: true');
  const groups =
    record.content.kind === 'members'
      ? groupExpressions(scope, record, record.content, base !== undefined)
      : [];
  if (groups.length > 0) extras.push(`rules: [${groups.join(', ')}]`);
  return extras;
}
