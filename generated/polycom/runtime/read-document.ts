import { latin1, toBytes } from './bytes.js';
import type { ReadableCodec } from './codec.js';
import { leaveElement } from './content.js';
import type { StartTag } from './context.js';
import { toUtf8 } from './encoding.js';
import { RECORD, type Field } from './field.js';
import type { Tolerant } from './issue.js';
import { Literal, matches } from './literal.js';
import { clark } from './names.js';
import { openField } from './open-field.js';
import { Reader, type ReaderOptions } from './reader.js';
import { keepUnknown } from './record.js';
import { startTag } from './start-tag.js';
import { knownTag, learn, tagTable } from './tag-table.js';
import { skipMisc } from './text.js';
import { fail } from './xml-error.js';

/** The declaration that most documents have. */
const COMMON: Literal = /* @__PURE__ */ new Literal('<?xml version="1.0" encoding="UTF-8"?>');

const DECLARATION =
  /^<\?xml[\t\n\r ]+version[\t\n\r ]*=[\t\n\r ]*(?:"1\.\d+"|'1\.\d+')(?:[\t\n\r ]+encoding[\t\n\r ]*=[\t\n\r ]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[\t\n\r ]+standalone[\t\n\r ]*=[\t\n\r ]*(?:"(?:yes|no)"|'(?:yes|no)'))?[\t\n\r ]*\?>/;

/** A reader of the document as UTF-8, behind the XML declaration. */
export function readerOf(
  input: Uint8Array | string,
  charset: string | undefined,
  options: ReaderOptions,
  secrets: ReadonlySet<string>,
): Reader {
  const isText = typeof input === 'string';
  let r = new Reader(isText ? toBytes(input.replace(/^\ufeff/, '')) : input, options, secrets);
  if (matches(r, 0, COMMON) && (isText || charset === undefined)) r.p = COMMON.length;
  else {
    if (!isText) r = new Reader(toUtf8(input, charset), options, secrets);
    r.p = declarationEnd(r);
  }
  return r;
}

/** Position behind the XML declaration, which is optional (XML 1.0, production 23). */
function declarationEnd({ bytes, length }: Reader): number {
  if (!/^<\?xml[\t\n\r ?]/.test(latin1(bytes, 0, Math.min(length, 6)))) return 0;
  const declaration = DECLARATION.exec(latin1(bytes, 0, Math.min(length, 1024)));
  return declaration ? declaration[0].length : fail('the XML declaration is malformed', 0);
}

/** Reads the root element and what may stand around it. */
export function readDocument<T>(
  r: Reader,
  codec: ReadableCodec<T>,
  root: readonly [namespace: string, local: string],
): Tolerant<T> {
  r.p = skipMisc(r, r.p);
  const { p } = r;
  if (r.bytes[p] !== 60)
    fail(p >= r.length ? 'the document has no root element' : 'expected the root element', p);
  if (r.bytes[p + 1] === 33) fail('a DOCTYPE is not allowed', p, 'doctype');
  const tag = outerTag(r);
  if ((tag.namespace !== root[0] && !(r.dialect && tag.namespace === '')) || tag.local !== root[1])
    fail(
      `expected the root element ${clark(...root)}, found ${clark(tag.namespace, tag.local)}`,
      p,
      'wrong-root',
    );
  const value = readElement(r, codec, tag);
  r.p = skipMisc(r, r.p);
  if (r.p < r.length) fail('expected the end of the document', r.p);
  return value;
}

/** Reads the element at the cursor, which has this start tag. */
export function readElement<T>(r: Reader, codec: ReadableCodec<T>, tag: StartTag): Tolerant<T> {
  const field: Field = {
    namespace: tag.namespace,
    name: tag.local,
    type: codec.type,
    bits: RECORD | (codec.bits ?? 0),
    source: '',
    default: undefined,
  };
  openField(r, field, tag, r.p);
  const start = r.p;
  const value = codec.read(r);
  keepUnknown(r, value);
  leaveElement(r, null, start);
  return value;
}

/** The key of the table of such tags. */
const OUTER: object = {};
/** Bytes of one that is learned: a root tag may declare many prefixes. */
const MAX_OUTER = 2048;

/** The start tag at the cursor, which stands in no content model. */
export function outerTag(r: Reader): StartTag {
  const { tables } = r.context;
  let table = tables.get(OUTER);
  if (table === undefined) {
    table = tagTable([]);
    tables.set(OUTER, table);
  }
  return (knownTag(r, table) ?? learn(r, table, startTag(r), -1, MAX_OUTER)).tag;
}
