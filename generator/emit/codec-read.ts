/** The reading function of a record: straight-line code over the kernel (see ARCHITECTURE.md). */
import type { Member, MemberContent, OrderedContent, RecordType } from '../ir/model.js';
import { itemKey } from '../ir/keys.js';
import { attributeLines, attributeMembers } from './codec-attributes.js';
import { REPLY, type Half } from './codec-exchange.js';
import { isPlainElement, readElement } from './codec-leaf.js';
import { isFree, isList, membersConstant } from './codec-members.js';
import { modelConstant } from './codec-model.js';
import { conditionalMembers, hasChoice, ruleStatements } from './codec-rule.js';
import { simpleRef, scalarOf } from './codec-scalar.js';
import { variableOf, type CodecScope } from './codec-scope.js';
import { objectKey, stringLiteral } from './escape.js';

/** With `half`, the function that reads a reply. */
export function printRead(scope: CodecScope, record: RecordType, half?: Half): readonly string[] {
  const name = scope.typeName(record.id);
  const type = scope.interfaceOf(record);
  const isChoice = record.content.kind === 'members' && hasChoice(record.content.rule);
  const result = scope.type('issue', isChoice ? 'Tolerant' : 'Draft');
  const draft = scope.type('issue', 'Draft');
  const abstract = record.abstract
    ? [
        `${scope.value('report', 'report')}(r, 'abstract', [], 'expected a type derived from it', ${scope.source(record.at)}, r.p, undefined, 'cvc-type.2');`,
      ]
    : [];
  const content = contentLines(scope, record, half);
  const body = [...abstract, ...attributeLines(scope, record), ...content];
  // Members of a choice exclude each other in the interface; a tolerant reader may meet both.
  const literal = `{ ${valueParts(record).join(', ')} }`;
  const made = isChoice ? `${literal} satisfies ${draft}<${type}> as ${result}<${type}>` : literal;
  const returned = isFree(record.content)
    ? `${scope.value('arranged', 'arranged')}<${result}<${type}>>(${made}, ${name}Members, order)`
    : made;
  return [
    `export function ${half === undefined ? 'read' : REPLY}${name}(r: ${scope.type('reader', 'Reader')}): ${result}<${type}> {`,
    ...body,
    `return ${returned};`,
    '}',
    ...orDerived(scope, record, name),
  ];
}

function orDerived(scope: CodecScope, record: RecordType, name: string): readonly string[] {
  if (record.derived.length === 0) return [];
  return [
    `export function read${name}OrDerived(r: ${scope.type('reader', 'Reader')}): ${scope.type('issue', 'Tolerant')}<${scope.interfaceOf(record)}> {`,
    `return ${scope.value('record', 'substitute')}<${scope.type('issue', 'Tolerant')}<${scope.interfaceOf(record)}>>(r, read${name}, ${scope.source(record.at)});`,
    '}',
  ];
}

/** The members of the object literal, in the order of the interface. */
function valueParts(record: RecordType): readonly string[] {
  const { content } = record;
  const parts: string[] = [];
  if (hasTypeMember(record)) parts.push('$type: undefined');
  parts.push(...attributeMembers(record));
  switch (content.kind) {
    case 'empty':
      break;
    case 'value':
      parts.push('$value');
      break;
    case 'members':
      for (const member of content.members)
        parts.push(`${objectKey(member.name)}: ${variableOf(member.name)}`);
      break;
    case 'ordered':
      parts.push('$content');
      break;
  }
  return parts;
}

/** Whether the interface has `$type`: some record derives from this one, or from one of its bases. */
export function hasTypeMember(record: RecordType): boolean {
  return record.derived.length > 0 || record.base !== undefined;
}

function contentLines(
  scope: CodecScope,
  record: RecordType,
  half: Half | undefined,
): readonly string[] {
  const { content } = record;
  switch (content.kind) {
    case 'empty':
      return emptyLines(scope, record);
    case 'value':
      return [
        `const $value = ${scope.value('ordered', 'contentValue')}(r, ${scalarOf(scope, content.type)}, ${scope.source(record.at)});`,
      ];
    case 'members':
      return memberLines(scope, record, content, half);
    case 'ordered':
      return orderedLines(scope, record, content);
  }
}

function emptyLines(scope: CodecScope, record: RecordType): readonly string[] {
  const m = membersConstant(scope, record, [], 'true', new Set());
  return [`${scope.value('record', 'enterEmpty')}(r, ${m});`];
}

function memberLines(
  scope: CodecScope,
  record: RecordType,
  content: MemberContent,
  half: Half | undefined,
): readonly string[] {
  const { members } = content;
  if (members.length === 0)
    return [...emptyLines(scope, record), ...ruleLines(scope, record, content)];
  const m = membersConstant(
    scope,
    record,
    members,
    String(content.ordered),
    conditionalMembers(content.rule),
  );
  const draft = `${scope.type('issue', 'Draft')}<${scope.interfaceOf(record)}>`;
  const rules = [
    ...members.flatMap((member, index) => countLine(scope, m, member, index)),
    ...ruleLines(scope, record, content),
  ];
  return [
    `let i = ${scope.value('record', 'enter')}(r, ${m});`,
    `const t = ${scope.value('members', 'tagsOf')}(r, ${m});`,
    ...(rules.some((line) => line.includes('found')) ? ['const found = r.found;'] : []),
    `type D = ${draft};`,
    ...members.map((member) => `let ${variableOf(member.name)}: D[${stringLiteral(member.name)}];`),
    'let last = -1;',
    ...(isFree(content) ? ['const order: number[] = [];'] : []),
    'do {',
    'switch (i) {',
    ...members.flatMap((member, index) => [
      ...memberCase(scope, m, content, member, index, half),
      ...missesLine(index, members.length),
    ]),
    '}',
    `} while ((i = ${scope.value('record', 'next')}(r, ${m}, last)) >= 0);`,
    ...rules,
  ];
}

function ruleLines(
  scope: CodecScope,
  record: RecordType,
  content: MemberContent,
): readonly string[] {
  const { members } = content;
  const m = `${scope.typeName(record.id)}Members`;
  const present = (index: number): string =>
    `${variableOf(members[index]?.name ?? '')} !== undefined`;
  return ruleStatements(content, {
    present,
    require: (index) =>
      `if (${variableOf(members[index]?.name ?? '')} === undefined) ${scope.value('rules', 'required')}(r, ${m}, ${index}, found);`,
    choose: (indexes, count, isOptional) =>
      `${scope.value('rules', 'chosen')}(r, ${m}, [${indexes.join(', ')}], ${count}, ${isOptional}, found);`,
    refuse: () => `${scope.value('rules', 'impossible')}(r, ${m});`,
  });
}

function countLine(scope: CodecScope, m: string, member: Member, index: number): readonly string[] {
  if (!isList(member) || (member.min <= 1 && member.max === 'unbounded')) return [];
  const max = member.max === 'unbounded' ? 'Infinity' : member.max;
  return [
    `${scope.value('rules', 'counted')}(r, ${m}, ${index}, ${variableOf(member.name)}, ${member.min}, ${max});`,
  ];
}

/** Cases fall through in schema order: the next expected tag is compared at once. */
function memberCase(
  scope: CodecScope,
  m: string,
  content: MemberContent,
  member: Member,
  index: number,
  half: Half | undefined,
): readonly string[] {
  const variable = variableOf(member.name);
  const start = `t[${2 * index}]!`;
  const tag = `t[${2 * index + 1}]!`;
  const needsStart = simpleRef(scope, member.type) === undefined;
  const enter = needsStart ? 'const s = r.p, n = r.found; ' : '';
  // An xs:all has no lists.
  const again =
    content.ordered || isList(member)
      ? ''
      : `${isFree(content) ? `order.push(${index}); ` : ''}if (${variable} !== undefined) ${scope.value('rules', 'repeated')}(r, ${m}, ${index}); `;
  if (!isList(member) && content.ordered && isPlainElement(scope, member)) {
    const text = `${scope.value('leaf', 'openText')}(r, ${start}, ${tag})`;
    return [
      `case ${index}: { const x = ${text}; if (x !== undefined) { last = ${index}; ${variable} = x; } }`,
    ];
  }
  const open = `${scope.value('record', 'open')}(r, ${start})`;
  const value = readElement(scope, member, tag, half?.member === member.name ? half : undefined);
  if (!isList(member))
    return [
      `case ${index}: if (${open}) { last = ${index}; ${again}${enter}${variable} = ${value}; }`,
    ];
  const take = scope.value('record', 'take');
  const item = `{ const n0 = r.found; ${enter}const x = ${value}; if (r.found !== n0) ${scope.value('report', 'atIndex')}(r, n0, size + r.top - from); if (x !== undefined) r.stack[r.top++] = x; }`;
  return [
    `case ${index}: if (${open}) { last = ${index}; const from = r.top, size = ${variable}?.length ?? 0; do ${item} while (${open}); ${variable} = ${take}(r, from, ${variable}); }`,
  ];
}

/** How many members in a row may be absent until the next one is looked up by its tag. */
const MISSES = 8;

/** Leaves the switch of a large record for the look-up where many members were not there. */
function missesLine(index: number, count: number): readonly string[] {
  const isPlace = (index + 1) % MISSES === 0 && index + MISSES / 2 < count;
  return isPlace ? [`if (last < ${index + 1 - MISSES}) break;`] : [];
}

function orderedLines(
  scope: CodecScope,
  record: RecordType,
  content: OrderedContent,
): readonly string[] {
  const m = modelConstant(scope, record, content);
  const type = `${scope.type('issue', 'Tolerant')}<${scope.interfaceOf(record)}['$content'][number]>`;
  const ordered = (name: string): string => scope.value('ordered', name);
  const cases = content.items.map((item, index) => {
    const enter = simpleRef(scope, item.type) !== undefined ? '' : 'const s = r.p, n = r.found; ';
    const value = readElement(scope, item, `t[${2 * index + 1}]!`);
    return `case ${index}: { ${enter}const x = ${value}; if (r.found !== walk.since) ${scope.value('report', 'inItem')}(r, walk.since, $content.length); $content.push({ name: ${stringLiteral(itemKey(content, item))}, value: x }); break; }`;
  });
  const needsText = content.mixed;
  const needsAny = content.wildcards.length > 0;
  return [
    `const walk = ${ordered('enterOrdered')}(r, ${m});`,
    ...(content.items.length > 0
      ? [`const t = ${scope.value('members', 'tagsOf')}(r, ${m}.members);`]
      : []),
    `const $content: ${type}[] = [];`,
    `for (let i = ${ordered('nextItem')}(r, ${m}, walk); i !== ${ordered('END')}; i = ${ordered('nextItem')}(r, ${m}, walk)) {`,
    'switch (i) {',
    ...cases,
    ...(needsText ? [`case ${ordered('TEXT')}: $content.push(walk.text); break;`] : []),
    ...(needsAny
      ? [
          `case ${ordered('ANY')}: if (walk.any !== null) { ${scope.value('report', 'inItem')}(r, walk.since, $content.length); $content.push({ name: walk.any.name, value: walk.any }); } break;`,
        ]
      : []),
    '}',
    '}',
  ];
}
