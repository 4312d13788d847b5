/** How the records of a resource are spelled in JSON, as tables that name each other. */
import { jsonKey } from '../api/json-key.js';
import type { JsonSpelling } from '../api/model.js';
import { scalarOf } from '../api/binder.js';
import type { Model, RecordType, Scalar, TypeId, TypeRef } from '../ir/model.js';
import type { Names } from '../name/name.js';
import { objectKey, stringLiteral } from './escape.js';
import { fits } from './width.js';

/** Constants of the type JsonForm for these records and all below them, in the order in which they are met. */
export function jsonForms(
  model: Model,
  names: Names,
  records: readonly RecordType[],
  spelling: JsonSpelling | undefined,
): readonly string[] {
  const found = new Map<TypeId, RecordType>(records.map((record) => [record.id, record]));
  const texts: string[] = [];
  // A map may grow while it is walked: what is added is visited as well.
  for (const record of found.values()) {
    const lines = fieldsOf(record).map(({ name, type: ref }) => {
      const below = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
      if (below?.kind === 'record') found.set(below.id, below);
      const value =
        below?.kind === 'record' ? `() => ${formName(names, below)}` : plain(model, ref);
      return line(name, stringLiteral(jsonKey(name, spelling)), value);
    });
    texts.push(formText(formName(names, record), lines));
  }
  return texts;
}

/** No other name in a module of operations has two `$`, the first of them in front. */
export function formName(names: Names, { id, namespace }: RecordType): string {
  return `$${names.moduleAlias.get(namespace) ?? ''}$${names.type.get(id) ?? ''}`;
}

interface JsonField {
  readonly name: string;
  readonly type: TypeRef;
}

/** Members that begin with `$` keep their names, so that no other has the same. */
function fieldsOf({ attributes, attributeWildcard, content }: RecordType): readonly JsonField[] {
  const plainAttributes = attributes.filter(({ clashes }) => !clashes);
  const isOpen = attributeWildcard !== undefined || plainAttributes.length < attributes.length;
  return [
    ...plainAttributes.map(({ name, type }) => ({ name, type })),
    ...(isOpen ? [{ name: '$attributes', type: ANYTHING }] : []),
    ...contentFields(content),
  ];
}

const ANYTHING: TypeRef = { kind: 'anything' };

function contentFields(content: RecordType['content']): readonly JsonField[] {
  switch (content.kind) {
    case 'empty':
      return [];
    case 'value':
      return [{ name: '$value', type: content.type }];
    case 'members':
      return content.members.map(({ name, type }) => ({ name, type }));
    case 'ordered':
      return [{ name: '$content', type: ANYTHING }];
  }
}

/** How a simple value is written, where that is not as it is. */
function plain(model: Model, type: TypeRef): string | undefined {
  const kind = valueKind(model, type);
  return kind === 'bigint' || kind === 'bytes' ? `'${kind}'` : undefined;
}

function valueKind(model: Model, type: TypeRef): Scalar['value']['kind'] | undefined {
  const scalar = scalarOf(model, type);
  // The items of a list are written one by one.
  if (scalar?.value.kind === 'list') return valueKind(model, scalar.value.item);
  return scalar?.value.kind;
}

function line(member: string, key: string, value: string | undefined): string {
  const flat = `${objectKey(member)}: { key: ${key}${value === undefined ? '' : `, value: ${value}`} },`;
  if (fits(`  ${flat}`) || value === undefined) return flat;
  return [`${objectKey(member)}: {`, `  key: ${key},`, `  value: ${value},`, '},'].join('\n');
}

function formText(name: string, lines: readonly string[]): string {
  const start = `const ${name}: JsonForm = {`;
  if (lines.length === 0) return `${start}};`;
  const inner = lines.flatMap((text) => text.split('\n')).map((text) => `  ${text}`);
  return [start, ...inner, '};'].join('\n');
}
