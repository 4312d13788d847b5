import { NILLABLE, OPEN, RECORD, type Field } from './field.js';
import { report, reportField } from './report.js';
import type { Reader } from './reader.js';
import type { StartTag } from './context.js';

/** Consumes the start tag of a known element and leaves what its reader needs to know. */
export function openField(r: Reader, field: Field, tag: StartTag, offset: number): void {
  const isNil = tag.nil !== null && judgeNil(r, field, tag.nil, offset);
  const isRecord = (field.bits & RECORD) !== 0;
  checkType(r, field, tag, offset);
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
    if (tag.attributes !== null) refuseLeafAttributes(r, field, tag.attributes, offset);
  }
  r.empty = tag.isEmpty ? end : -1;
  r.nil = isNil ? end : -1;
}

function refuseLeafAttributes(
  r: Reader,
  field: Field,
  attributes: ReadonlyMap<string, string>,
  offset: number,
): void {
  for (const name of attributes.keys())
    report(
      r,
      'unknown-attribute',
      [field.name, `@${name}`],
      `unexpected attribute ${name}`,
      field.source,
      offset,
      undefined,
      'cvc-type.3.1.1',
    );
}

/** Whether xsi:nil says that there is no content; only a nillable element may have it at all. */
function judgeNil(r: Reader, field: Field, nil: string, offset: number): boolean {
  if ((field.bits & NILLABLE) === 0) {
    const message = `${field.name} cannot be nil: expected no xsi:nil`;
    reportField(r, 'nil', field, message, offset, undefined, 'cvc-elt.3.1');
    return false;
  }
  if (!/^(?:true|false|[01])$/.test(nil)) {
    const message = 'expected "true" or "false" in xsi:nil';
    reportField(r, 'lexical', field, message, offset, undefined, 'cvc-datatype-valid.1.2.1');
  }
  return nil === 'true' || nil === '1';
}

/** xsi:type must name the declared type or one derived from it (cvc-elt.4). */
function checkType(r: Reader, field: Field, tag: StartTag, offset: number): void {
  if (tag.type === null || tag.type === field.type) return;
  if ((field.bits & OPEN) !== 0) {
    r.actualType = tag.type;
    r.declaredType = field.type;
  } else
    reportField(
      r,
      'unknown-type',
      field,
      `expected the type ${field.type || 'that the schema declares'}`,
      offset,
      tag.type.replace(/^wire:/, ''),
      'cvc-elt.4.3',
    );
}
