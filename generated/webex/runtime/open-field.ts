import { booleans } from './basic.js';
import { NILLABLE, OPEN, RECORD, type Field } from './field.js';
import { report, reportField } from './report.js';
import type { Reader } from './reader.js';
import type { StartTag } from './context.js';

/** Consumes the start tag of a known element and leaves what its reader needs to know. */
export function openField(r: Reader, field: Field, tag: StartTag, offset: number): void {
  const isNil = tag.nil !== null && judgeNil(r, field, tag.nil, offset);
  const isRecord = (field.bits & RECORD) !== 0;
  const end = offset + tag.length;
  const nameEnd = offset + 1 + tag.nameLength;
  r.p = end;
  if (isRecord) {
    r.frames.push({
      start: end,
      nameStart: offset + 1,
      nameEnd,
      context: r.context,
      isEmptyTag: tag.isEmpty,
    });
    r.context = tag.context;
    r.attributes = tag.attributes;
  } else {
    r.leafStart = end;
    r.leafContext = tag.context;
    r.leafNameStart = offset + 1;
    r.leafNameEnd = nameEnd;
  }
  r.empty = tag.isEmpty ? end : -1;
  r.nil = isNil ? end : -1;
  const isTaken = tag.type !== null && takeType(r, field, tag, tag.type, offset);
  if (!isRecord && !isTaken && tag.attributes !== null)
    refuseEach(r, tag.attributes, [field.name], field.source, offset, 'cvc-type.3.1.1');
}

/** Reports attributes that an element must not have; `path` leads to it. */
export function refuseEach(
  r: Reader,
  attributes: ReadonlyMap<string, string>,
  path: readonly string[],
  source: string,
  offset: number,
  constraint: string,
): void {
  for (const name of attributes.keys())
    report(
      r,
      'unknown-attribute',
      [...path, `@${name}`],
      `unexpected attribute ${name}`,
      source,
      offset,
      undefined,
      constraint,
    );
}

/** Whether xsi:nil says that there is no content; only a nillable element may have it at all. */
function judgeNil(r: Reader, field: Field, nil: string, offset: number): boolean {
  if ((field.bits & NILLABLE) === 0) {
    const message = `${field.name} cannot be nil: expected no xsi:nil`;
    reportField(r, 'nil', field, message, offset, undefined, 'cvc-elt.3.1');
    return false;
  }
  const isNil = booleans.parse(nil, (code, expected, constraint) => {
    const message = `expected ${expected} in xsi:nil`;
    reportField(r, code, field, message, offset, undefined, constraint);
  });
  return isNil === true;
}

/**
 * xsi:type must name the declared type or one derived from it (cvc-elt.4). Tells whether somebody
 * has minded the attributes too.
 */
function takeType(r: Reader, field: Field, tag: StartTag, name: string, offset: number): boolean {
  const { typing } = r.types;
  if ((field.bits & OPEN) !== 0) {
    if (name === field.type && typing === undefined) return false;
    r.actualType = name;
    r.declaredType = field.type;
    r.blocks = field.bits;
  } else if (typing !== undefined) return typing.open(r, field, tag, name, offset);
  else if (name !== field.type)
    reportField(
      r,
      'unknown-type',
      field,
      'expected a derived type',
      offset,
      name.replace(/^wire:/, ''),
      'cvc-elt.4.3',
    );
  return false;
}
