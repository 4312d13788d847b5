/** The judging function of a record. */
import type { Member, MemberContent, OrderedContent, RecordType } from '../ir/model.js';
import { attributeKey, itemKey } from '../ir/keys.js';
import { itemCall, judgeElement, judgeListElement, lineOf } from './codec-leaf.js';
import { isList, modelConstant } from './codec-read.js';
import { ruleStatements } from './codec-rule.js';
import { scalarOf, simpleRef } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { entryOf, extendsContent, propertyOf } from './codec-shape.js';
import { attributeValue } from './codec-write.js';
import { wildcardExpression } from './codec-wildcard.js';
import { stringLiteral } from './escape.js';

export function printCheck(scope: CodecScope, record: RecordType): readonly string[] {
  const name = scope.typeName(record.id);
  const type = `${scope.type('check', 'Fields')}<${scope.interfaceOf(record)}>`;
  const check = scope.type('check', 'Check');
  const attributes = attributeLines(scope, record);
  const content = contentLines(scope, record);
  const print = (suffix: string, body: readonly string[]): readonly string[] => [
    `export function check${name}${suffix}(${body.length > 0 ? 'v' : '_v'}: ${type}, ${body.length > 0 ? 'c' : '_c'}: ${check}): void {`,
    ...withFile(body),
    '}',
  ];
  const own = contentFunction(scope, record);
  const isSplit = record.derived.length > 0 && own !== `check${name}` && content.length > 0;
  const lines = isSplit
    ? [...print('', [...attributes, `${own}(v, c);`]), ...print('Content', content)]
    : print('', behindBase(attributes, content));
  if (record.derived.length === 0) return lines;
  const abstract = record.abstract ? ', true' : '';
  return [
    ...lines,
    `export function check${name}OrDerived(v: unknown, c: ${check}): void {`,
    `${scope.value('check', 'judgeDerived')}(c, v, ${stringLiteral(record.name ?? '')}, check${name}, ${scope.source(record.at)}${abstract});`,
    '}',
  ];
}

/**
 * The function that judges the content alone: a type that extends it has attributes of its own,
 * and may have to keep those of its base elsewhere.
 */
function contentFunction(scope: CodecScope, record: RecordType): string {
  const hasAttributes = record.attributes.length > 0 || record.attributeWildcard !== undefined;
  return `check${scope.typeName(record.id)}${hasAttributes ? 'Content' : ''}`;
}

const BASE_CALL = /^[\w$.]+\(v, c\);$/;

/** Attributes, then content; but what the base judges comes before everything else. */
function behindBase(attributes: readonly string[], content: readonly string[]): readonly string[] {
  const [first, ...rest] = content;
  return first !== undefined && BASE_CALL.test(first)
    ? [first, ...attributes, ...rest]
    : [...attributes, ...content];
}

/** The base's function leaves its own file behind, so that ours is set after it. */
function withFile(body: readonly string[]): readonly string[] {
  const [first = '', ...rest] = body;
  if (body.length === 0) return [];
  return BASE_CALL.test(first)
    ? [first, ...(rest.length > 0 ? ['c.file = FILE;', ...rest] : [])]
    : ['c.file = FILE;', ...body];
}

/** The expression that judges a value of a record's type, whatever it is. */
export function judgeCall(scope: CodecScope, record: RecordType, value: string): string {
  const name = scope.typeName(record.id);
  const check = scope.codec(record.namespace, `check${name}`);
  return record.derived.length > 0
    ? `${check}OrDerived(${value}, c)`
    : `${scope.value('check', 'judgeObject')}(c, ${value}, ${check}, 0, ${stringLiteral(record.name ?? '')})`;
}

function attributeLines(scope: CodecScope, record: RecordType): readonly string[] {
  const lines: string[] = [];
  const judge = scope.value.bind(scope);
  const clashes = record.attributes.filter((attribute) => attribute.clashes);
  const { attributeWildcard: wildcard } = record;
  if (clashes.length > 0 || wildcard !== undefined) {
    const declared = clashes.map((attribute) => stringLiteral(attributeKey(attribute))).join(', ');
    const allows = wildcard === undefined ? '' : `, ${wildcardExpression(wildcard)}`;
    lines.push(
      `${clashes.length > 0 ? 'const a = ' : ''}${judge('check-items', 'attributeFields')}(c, v.$attributes, ${scope.source(record.at)}, [${declared}]${allows});`,
    );
  }
  for (const attribute of record.attributes) {
    const value = attribute.clashes
      ? entryOf('a', attributeKey(attribute))
      : attributeValue(attribute);
    const place = `${stringLiteral(attributeKey(attribute))}, ${lineOf(scope, attribute)}`;
    if (attribute.clashes) lines.push(`c.path.push('$attributes');`);
    if (attribute.required) lines.push(`${judge('check', 'judgePresent')}(c, ${value}, ${place});`);
    lines.push(
      `${judge('check', 'judgeScalar')}(c, ${value}, ${place}, ${scalarOf(scope, attribute.type)});`,
    );
    if (attribute.fixed !== undefined)
      lines.push(fixedLine(scope, attribute, value, attributeKey(attribute)));
    if (attribute.clashes) lines.push('c.path.pop();');
  }
  return lines;
}

function fixedLine(
  scope: CodecScope,
  { at, fixed = '', type }: Pick<Member, 'at' | 'fixed' | 'type'>,
  value: string,
  name: string,
): string {
  const simple = simpleRef(scope, type);
  if (simple === undefined) return '';
  return `${scope.value('check', 'judgeFixed')}(c, ${value}, ${stringLiteral(name)}, ${scope.source(at)}, ${stringLiteral(fixed)}, ${scalarOf(scope, simple)});`;
}

function contentLines(scope: CodecScope, record: RecordType): readonly string[] {
  const { content } = record;
  switch (content.kind) {
    case 'empty':
      return [];
    case 'value': {
      const s = scalarOf(scope, content.type);
      const place = `'$value', ${lineOf(scope, record)}`;
      return [
        `${scope.value('check', 'judgePresent')}(c, v.$value, ${place});`,
        `${scope.value('check', 'judgeScalar')}(c, v.$value, ${place}, ${s});`,
      ];
    }
    case 'members':
      return memberLines(scope, record, content);
    case 'ordered':
      return orderedLines(scope, record, content);
  }
}

function memberLines(
  scope: CodecScope,
  record: RecordType,
  content: MemberContent,
): readonly string[] {
  const base = extendsContent(scope, record);
  const lines: string[] = [];
  if (base !== undefined)
    lines.push(`${scope.codec(base.namespace, contentFunction(scope, base))}(v, c);`);
  for (const member of content.members) {
    if (base !== undefined && member.inherited) continue;
    const value = propertyOf('v', member.name);
    lines.push(
      isList(member) ? judgeListElement(scope, member, value) : judgeElement(scope, member, value),
    );
    if (member.fixed !== undefined && !isList(member) && !member.nillable)
      lines.push(fixedLine(scope, member, value, member.name));
  }
  return [...lines, ...groupLines(scope, content, base !== undefined)];
}

/** The base's function has judged the groups that it brought. */
function groupLines(
  scope: CodecScope,
  content: MemberContent,
  hasBase: boolean,
): readonly string[] {
  const member = (index: number): Member | undefined => content.members[index];
  const isKnown = (index: number): boolean => hasBase && member(index)?.inherited === true;
  return ruleStatements(content, {
    present: (index) =>
      `${scope.value('check', 'has')}(${propertyOf('v', member(index)?.name ?? '')})`,
    require: (index) => {
      const required = member(index);
      if (required === undefined || isKnown(index)) return '';
      const place = `${stringLiteral(required.name)}, ${lineOf(scope, required)}`;
      return `${scope.value('check', 'judgePresent')}(c, ${propertyOf('v', required.name)}, ${place});`;
    },
    choose: (indexes, count, isOptional) => {
      const [first = 0] = indexes;
      const source = member(first);
      if (source === undefined || isKnown(first)) return '';
      const names = indexes.map((index) => stringLiteral(member(index)?.name ?? '')).join(', ');
      return `${scope.value('check', 'judgeChoice')}(c, [${names}], ${count}, ${isOptional}, ${scope.source(source.at)});`;
    },
  }).filter((line) => line !== '');
}

function orderedLines(
  scope: CodecScope,
  record: RecordType,
  content: OrderedContent,
): readonly string[] {
  const m = modelConstant(scope, record, content);
  const cases = content.items.map((item, index) => {
    const simple = simpleRef(scope, item.type);
    const judge =
      simple !== undefined
        ? `${scope.value('check-items', 'judgeItemValue')}(c, value, ${scope.source(item.at)}, ${scalarOf(scope, simple)}${item.nillable ? ', true' : ''})`
        : itemCall(scope, item);
    return `case ${stringLiteral(itemKey(content, item))}: ${judge}; return ${index};`;
  });
  return [
    `${scope.value('check-items', 'judgeItems')}(c, v.$content, ${m}, (${cases.length > 0 ? 'name, value' : ''}) => {`,
    ...(cases.length > 0 ? ['switch (name) {', ...cases, '}'] : []),
    'return -1;',
    '});',
  ];
}
