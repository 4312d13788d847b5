/** The writing function of a record: it appends to a text that ends inside the start tag. */
import type { Attribute, Member, OrderedContent, RecordType } from '../ir/model.js';
import { attributeKey, itemKey } from '../ir/keys.js';
import { scalarOf, scalarOfRef } from './codec-scalar.js';
import { printed, putElement, writeElement, writeNil } from './codec-leaf.js';
import { hasAttributesMember, isList } from './codec-read.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';
import { extendsContent, isInherited, propertyOf } from './codec-shape.js';

export function printWrite(scope: CodecScope, record: RecordType): readonly string[] {
  const name = scope.typeName(record.id);
  const type = scope.interfaceOf(record);
  const params = (body: readonly string[]): string => parameters(scope, type, body);
  const attributes = attributesExpression(scope, record);
  const content = contentLines(scope, record);
  const needsContent = record.derived.length > 0;
  const derived = needsContent
    ? [
        `export function write${name}OrDerived${params(['(w, v'])} {`,
        `return ${scope.value('writer', 'printDerived')}(w, v, o, ${stringLiteral(record.name ?? '')}, write${name});`,
        '}',
        `export function write${name}Content${params(content)} {`,
        ...content,
        'return o;',
        '}',
      ]
    : [];
  return [
    `export function write${name}${params(needsContent ? ['(w, v'] : [attributes, ...content])} {`,
    ...(needsContent
      ? [`return write${name}Content(w, v, o + ${attributes}'>');`]
      : [`o += ${attributes}'>';`, ...content, 'return o;']),
    '}',
    ...derived,
  ];
}

/** What a body does not use begins with `_`, as the strictest compiler wants it. */
function parameters(scope: CodecScope, type: string, body: readonly string[]): string {
  const uses = (pattern: RegExp): boolean => body.some((line) => pattern.test(line));
  const w = uses(/\(w, |w\.flush\(/) ? 'w' : '_w';
  const v = uses(/\bv[.[]|, v\b/) ? 'v' : '_v';
  return `(${w}: ${scope.type('writer', 'Writer')}, ${v}: ${type}, o: string): string`;
}

/** The printed attributes, each with a blank before it, and a `+`. */
function attributesExpression(scope: CodecScope, record: RecordType): string {
  const plain = record.attributes.map(
    (attribute) =>
      `${scope.value('writer', 'attributeText')}(${stringLiteral(scope.qualified(attribute.namespace, attribute.name))}, ${attributeValue(attribute)}, ${scalarOf(scope, attribute.type)}.print) + `,
  );
  if (!hasAttributesMember(record) || record.attributeWildcard === undefined) return plain.join('');
  const declared = record.attributes.filter(({ clashes }) => clashes).map(attributeKey);
  const list = declared.map(stringLiteral).join(', ');
  return `${plain.join('')}${scope.value('writer', 'attributesText')}(v.$attributes, [${list}]) + `;
}

export function attributeValue(attribute: Attribute): string {
  return attribute.clashes
    ? propertyOf('v.$attributes', attributeKey(attribute), true)
    : propertyOf('v', attributeKey(attribute));
}

function contentLines(scope: CodecScope, record: RecordType): readonly string[] {
  const { content } = record;
  switch (content.kind) {
    case 'empty':
      return [];
    case 'value':
      return [
        `o += ${printed(scope, content.type, scalarOfRef(scope, content.type), 'v.$value')};`,
      ];
    case 'ordered':
      return orderedLines(scope, content);
    case 'members': {
      const base = extendsContent(scope, record);
      const own = content.members.filter((member) => base === undefined || !member.inherited);
      const inherited =
        base !== undefined && own.length < content.members.length
          ? [
              `o = ${scope.codec(base.namespace, `write${scope.typeName(base.id)}Content`)}(w, v, o);`,
            ]
          : [];
      return [...inherited, ...own.map((member) => memberLine(scope, member))];
    }
  }
}

function memberLine(scope: CodecScope, member: Member): string {
  if (!isInherited(member.name)) return memberText(scope, member, propertyOf('v', member.name));
  // Narrowing needs a variable; a required member is one of its own.
  if (member.required) return memberText(scope, member, `v[${stringLiteral(member.name)}]`);
  return `{ const own = ${propertyOf('v', member.name)}; ${memberText(scope, member, 'own')} }`;
}

function memberText(scope: CodecScope, member: Member, value: string): string {
  if (!member.nillable && member.type.kind !== 'anything')
    return putElement(scope, member, value, isList(member));
  if (isList(member)) {
    const item = nilOr(scope, member, 'x');
    return `if (${value} !== undefined) for (const x of ${value}) { ${item} if (o.length > ${scope.value('writer', 'CHUNK')}) o = w.flush(o); }`;
  }
  return member.required
    ? nilOr(scope, member, value)
    : `if (${value} !== undefined) ${nilOr(scope, member, value)}`;
}

function nilOr(
  scope: CodecScope,
  member: Member | OrderedContent['items'][number],
  x: string,
): string {
  const write = writeElement(scope, member, x);
  return member.nillable ? `if (${x} === null) ${writeNil(scope, member)} else ${write}` : write;
}

function orderedLines(scope: CodecScope, content: OrderedContent): readonly string[] {
  const text = content.mixed
    ? [`if (typeof item === 'string') { o += ${scope.value('writer', 'esc')}(item); continue; }`]
    : [];
  const cases = content.items.map(
    (item) =>
      `case ${stringLiteral(itemKey(content, item))}: ${nilOr(scope, item, 'item.value')} break;`,
  );
  // The names of wildcard items are open, so that the compiler cannot tell them by name.
  const isOpen = content.wildcards.length > 0;
  const body = isOpen ? openSwitch(scope, content) : ['switch (item.name) {', ...cases, '}'];
  if (content.items.length === 0 && !isOpen && text.length === 0) return [];
  return [
    'for (const item of v.$content) {',
    ...text,
    ...(content.items.length === 0 && !isOpen ? [] : body),
    `if (o.length > ${scope.value('writer', 'CHUNK')}) o = w.flush(o);`,
    '}',
  ];
}

function openSwitch(scope: CodecScope, content: OrderedContent): readonly string[] {
  const any = `o = ${scope.value('writer', 'printAny')}(item.value as ${scope.type('any', 'AnyElement')}, o);`;
  if (content.items.length === 0) return [any];
  const cases = content.items.map((item) => {
    const key = stringLiteral(itemKey(content, item));
    const type = `Extract<typeof item, { readonly name: ${key} }>['value']`;
    return `case ${key}: { const x = item.value as ${type}; ${nilOr(scope, item, 'x')} break; }`;
  });
  return ['switch (item.name) {', ...cases, `default: ${any}`, '}'];
}
