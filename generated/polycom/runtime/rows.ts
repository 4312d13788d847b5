import { fastBytes } from './bytes.js';
import type { Codec } from './codec.js';
import { judged, type DecodeOptions, type Judged, type Tolerated } from './document.js';
import { ENCODING_BYTES, encodingOf } from './encoding.js';
import type { Issue } from './issue.js';
import { Reader } from './reader.js';
import { outerTag, readDocument, readElement, readerOf } from './read-document.js';
import { RowScan, type RowBytes } from './row-scan.js';
import { isXmlError, XmlError } from './xml-error.js';

/** How a document is read row by row. */
export interface RowOptions extends DecodeOptions {
  /** Names of the elements that lead from below the root to the rows, such as `body`, `user`. */
  readonly path: readonly string[];
}

/** What comes out of a document: its rows in order, then the message around them. */
export type RowEvent<Row, Message> =
  | ({ readonly kind: 'row'; readonly index: number } & Row)
  | ({ readonly kind: 'message' } & Message);

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Reads a document that arrives in chunks, and gives each list row as soon as it is there as a
 * whole. Memory is bounded by one row and what stands around the rows. The paths of a row's issues
 * begin at the row; offsets are those of the document. The message comes last: of each run of rows
 * it has the first one only.
 *
 * @throws XmlError as `decode` does, as soon as it is noticed: what is wrong with the end of the
 *   document is known when all rows have been given
 */
export function decodeRows<Row, Message>(
  message: Codec<Message>,
  row: Codec<Row>,
  chunks: Chunks,
  options: RowOptions & { readonly mode: 'tolerant' },
): AsyncGenerator<RowEvent<Tolerated<Row>, Tolerated<Message>>, void, void>;
export function decodeRows<Row, Message>(
  message: Codec<Message>,
  row: Codec<Row>,
  chunks: Chunks,
  options: RowOptions & { readonly mode?: 'strict' },
): AsyncGenerator<RowEvent<Judged<Row>, Judged<Message>>, void, void>;
export async function* decodeRows<Row, Message>(
  message: Codec<Message>,
  row: Codec<Row>,
  chunks: Chunks,
  options: RowOptions & { readonly mode?: 'strict' | 'tolerant' },
): AsyncGenerator<
  RowEvent<Tolerated<Row> | Judged<Row>, Tolerated<Message> | Judged<Message>>,
  void,
  void
> {
  const scan = new RowScan(options.path, options);
  let index = 0;
  for await (const chunk of inUtf8(chunks, options.charset)) {
    scan.add(chunk);
    for (let found = scan.next(); found !== null; found = scan.next())
      yield { kind: 'row', index: index++, ...readRow(found, row, options) };
  }
  yield { kind: 'message', ...readRest(scan, message, options) };
}

type Options = RowOptions & { readonly mode?: 'strict' | 'tolerant' };

function readRow<Row>(
  { bytes, offset, context, depth }: RowBytes,
  codec: Codec<Row>,
  options: Options,
): Tolerated<Row> | Judged<Row> {
  const origin = (inner: number): number => inner + offset;
  return inPlace(origin, () => {
    const r = new Reader(bytes, options, codec.secrets);
    r.context = context;
    r.depth = depth;
    const value = readElement(r, codec, outerTag(r));
    return moved(judged<Row>(r, value, options.mode), origin);
  });
}

/** The message, in which the first of each run of rows stands for all; its issues came with it. */
function readRest<Message>(
  scan: RowScan,
  codec: Codec<Message>,
  options: Options,
): Tolerated<Message> | Judged<Message> {
  const { bytes, origin } = scan.finish();
  const { path } = options;
  return inPlace(origin, () => {
    const r = readerOf(bytes, 'utf-8', options, codec.secrets);
    r.omitted = { name: path.at(-1) ?? '', depth: path.length, counts: scan.omitted };
    const value = readDocument(r, codec, options.root ?? codec.root);
    return moved(judged<Message>(r, value, options.mode), origin);
  });
}

type Origin = (offset: number) => number;

/** Errors and issues with their offset in the whole document. */
function inPlace<T>(origin: Origin, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isXmlError(error)) throw error;
    throw new XmlError(error.code, error.message, origin(error.offset));
  }
}

function moved<T extends { readonly issues: readonly Issue[] }>(result: T, origin: Origin): T {
  if (result.issues.length === 0) return result;
  const issues = result.issues.map((issue) => ({ ...issue, offset: origin(issue.offset ?? 0) }));
  return { ...result, issues };
}

/** The chunks as UTF-8, without byte order mark. */
async function* inUtf8(
  chunks: Chunks,
  charset: string | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  let begun: Uint8Array = new Uint8Array();
  let toUtf8: ((bytes: Uint8Array, isLast: boolean) => Uint8Array) | undefined;
  for await (const chunk of chunks) {
    if (toUtf8 !== undefined) yield toUtf8(fastBytes(chunk), false);
    else {
      begun = joined(begun, chunk);
      // The XML declaration is the first markup.
      if (begun.length < ENCODING_BYTES && !begun.includes(62)) continue;
      const encoding = encodingOf(begun, charset);
      ({ toUtf8 } = encoding);
      yield toUtf8(fastBytes(begun.subarray(encoding.mark)), false);
    }
  }
  if (toUtf8 !== undefined) yield toUtf8(fastBytes(new Uint8Array()), true);
  else {
    const encoding = encodingOf(begun, charset);
    yield encoding.toUtf8(fastBytes(begun.subarray(encoding.mark)), true);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
