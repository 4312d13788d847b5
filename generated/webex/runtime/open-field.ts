import { NILLABLE, OPEN, RECORD, type Field } from './field.js';
import { report, reportField, type Reader } from './reader.js';
import type { StartTag } from './start-tag.js';

/** Consumes the start tag of a known element and leaves what its reader needs to know. */
export function openField(r: Reader, field: Field, tag: StartTag, offset: number): void {
  const isNil = tag.nil !== null && judgeNil(r, field, tag.nil, offset);
  const isRecord = (field.bits & RECORD) !== 0;
  checkType(r, field, tag, offset);
  r.p = tag.end;
  if (isRecord) {
    r.frames.push({
      start: tag.end,
      nameStart: tag.nameStart,
      nameEnd: tag.nameEnd,
      context: r.context,
      isEmptyTag: tag.isEmpty,
    });
    r.context = tag.context;
    r.attributes = tag.attributes;
  } else {
    r.leafStart = tag.end;
    r.leafContext = tag.context;
    r.leafNameStart = tag.nameStart;
    r.leafNameEnd = tag.nameEnd;
    for (const name of tag.attributes?.keys() ?? [])
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
  r.empty = tag.isEmpty ? tag.end : -1;
  r.nil = isNil ? tag.end : -1;
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
