/** What can be told of a document before its codec is known, and places in it. */
import { toUtf8 } from '../runtime/encoding.js';
import { Reader } from '../runtime/reader.js';
import { startTag } from '../runtime/start-tag.js';
import { skipMisc } from '../runtime/text.js';
import { clark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';

/** The root element of a document. */
export interface Root {
  readonly name: Clark;
  /** What its xsi:type names, where it has one. */
  readonly type?: Clark;
}

/** Name of the root element; see `rootOf`. */
export function rootName(
  document: Uint8Array,
  repair: Readonly<Record<string, string>> | undefined,
): Clark | undefined {
  return rootOf(document, repair)?.name;
}

/**
 * The root element; undeclared prefixes may be bound by `repair`.
 *
 * @throws XmlError for what no reader would get past either
 */
export function rootOf(
  document: Uint8Array,
  repair?: Readonly<Record<string, string>>,
): Root | undefined {
  const bytes = toUtf8(document);
  const reader = new Reader(bytes, { ...(repair && { repairPrefixes: repair }) });
  const declaration = /^<\?xml[\t\n\r ][^>]*\?>/.exec(
    Buffer.from(bytes.subarray(0, 1024)).toString('latin1'),
  );
  reader.p = skipMisc(reader, declaration?.[0].length ?? 0);
  const next = bytes[reader.p + 1];
  // What is no start tag, such as a DOCTYPE, is left for the codec to refuse.
  if (bytes[reader.p] !== LESS_THAN || next === EXCLAMATION_MARK) return undefined;
  const { namespace, local, type } = startTag(reader);
  return { name: clark(namespace, local), ...(type !== null && { type }) };
}

const LESS_THAN = 60;
const EXCLAMATION_MARK = 33;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export interface Place {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** A function from byte offsets, as issues have them, to places. */
export function documentPlaces(document: Uint8Array): (offset: number) => Place {
  const bytes = utf8Of(document);
  const starts = [0];
  for (let at = 0; at < bytes.length; at++) {
    const isLineEnd =
      bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED);
    if (isLineEnd) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const before = bytes.subarray(starts[low], Math.min(offset, bytes.length));
    return { line: low + 1, column: Buffer.from(before).toString('utf8').length + 1 };
  };
}

/** Where even the encoding is wrong, offsets are those of the bytes as they came. */
function utf8Of(document: Uint8Array): Uint8Array {
  try {
    return toUtf8(document);
  } catch {
    return document;
  }
}
