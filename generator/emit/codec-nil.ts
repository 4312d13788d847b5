/** Nil elements, which may have attributes or name a type. */
import type { RecordType } from '../ir/model.js';
import { attributeLines, attributeMembers } from './codec-attributes.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';
import { nilKeys, nilRecord, type Nillable } from './nil-keys.js';

/** The type of its value. */
export function nilType(scope: CodecScope, record: RecordType): string {
  const keys = nilKeys(record).map(stringLiteral).join(' | ');
  const all = [scope.interfaceIn(record), ...(keys === '' ? [] : [keys])];
  return `${scope.type('nil-type', 'Nil')}<${all.join(', ')}>`;
}

/** The function that reads it, as a constant of the module. */
export function nilFunction(scope: CodecScope, record: RecordType): string {
  return scope.constant(`nil$${scope.typeName(record.id)}`, () => {
    const type = `${scope.type('issue', 'Tolerant')}<${nilType(scope, record)}> | null`;
    const read = scope.value('nil', 'nilRecord');
    const object = `{ ${attributeMembers(record).join(', ')} }`;
    return [
      `(r: ${scope.type('reader', 'Reader')}): ${type} => {`,
      ...attributeLines(scope, record),
      `return ${read}(r, ${scope.source(record.at)}, ${object});`,
      '}',
    ].join('\n');
  });
}

/** The expression that reads an element whose start tag was consumed, nil or not. */
export function mindingNil(
  scope: CodecScope,
  element: Nillable,
  content: string,
  source: string,
): string {
  if (!element.nillable) return content;
  if (element.fixed !== undefined)
    return `${scope.value('nil', 'neverNil')}(r, ${source}, (r) => ${content})`;
  const record = nilRecord(scope.model, element);
  const empty =
    element.type.kind === 'anything'
      ? scope.value('nil', 'nilAnything')
      : scope.value('record', 'nilContent');
  const nil = record === undefined ? `${empty}(r, ${source})` : nilExpression(scope, record);
  return `r.nil === r.p ? ${nil} : ${content}`;
}

/** The part of one, made of the part of what it is otherwise. */
export function nilledPart(scope: CodecScope, element: Nillable, part: string): string {
  if (!element.nillable || element.fixed !== undefined) return part;
  return nilRecord(scope.model, element) === undefined
    ? `${scope.value('shape', 'nilPart')}(${part})`
    : `${scope.value('part-nil', 'nilAnyPart')}(${part})`;
}

function nilExpression(scope: CodecScope, record: RecordType): string {
  const read = nilFunction(scope, record);
  return record.derived.length > 0
    ? `${scope.value('nil', 'substituteNil')}(r, ${read}, ${scope.source(record.at)})`
    : `${read}(r)`;
}
