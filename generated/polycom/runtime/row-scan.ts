import { isSpace } from './bytes.js';
import { ByteQueue } from './byte-queue.js';
import { outermostContext, type Context } from './context.js';
import { DEFAULT_LIMITS } from './limits.js';
import { markupEnd, markupKind } from './markup.js';
import { Reader, type ReaderOptions } from './reader.js';
import { outerTag } from './read-document.js';
import { fail } from './xml-error.js';

/** One list row as it stands in the document. */
export interface RowBytes {
  readonly bytes: Uint8Array;
  /** Where it starts in the document. */
  readonly offset: number;
  /** The prefixes in scope, and how many elements are open around it. */
  readonly context: Context;
  readonly depth: number;
}

/** An open element around rows. */
interface Open {
  readonly context: Context;
  /** It stands on the path to the rows. */
  readonly isOnPath: boolean;
  hasRows: boolean;
}

/** Beyond this many bytes, unfinished markup is looked at again only when it has doubled. */
const PATIENCE = 1 << 16;

/**
 * Cuts a document that arrives in chunks into list rows and the rest. The rest keeps the first row
 * of each run, so that it can be judged like the whole document.
 */
export class RowScan {
  readonly #path: readonly string[];
  readonly #options: ReaderOptions;
  readonly #limit: number;
  readonly #queue: ByteQueue = new ByteQueue();
  readonly #rest: ByteQueue = new ByteQueue();
  /** Where bytes of the rest come from: its offset, and what to add for that in the document. */
  readonly #shifts: { readonly from: number; readonly add: number }[] = [{ from: 0, add: 0 }];
  readonly #open: Open[] = [];
  /** Of each element that holds rows: how many of them are not in the rest. */
  readonly omitted: number[] = [];
  #p = 0;
  /** Where the row that is being scanned starts and how deep it is in it, or -1. */
  #start = -1;
  #depth = 0;
  /** The row before was in the same run. */
  #isRun = false;
  #lookAgain = 0;

  constructor(path: readonly string[], options: ReaderOptions) {
    this.#path = path;
    this.#options = options;
    this.#limit = options.limits?.document ?? DEFAULT_LIMITS.document;
  }

  add(chunk: Uint8Array): void {
    // Nothing before the cursor is needed any more, but for the row that has begun.
    const done = this.#start < 0 ? this.#p : this.#start;
    this.#queue.take(done);
    this.#p -= done;
    if (this.#start >= 0) this.#start = 0;
    this.#lookAgain = Math.max(0, this.#lookAgain - done);
    this.#queue.add(chunk);
    if (Math.max(this.#queue.length, this.#rest.length) > this.#limit)
      fail(`more than ${this.#limit} bytes`, this.#queue.taken, 'limit');
  }

  /** The next row that is there as a whole; its bytes are good until the next call. */
  next(): RowBytes | null {
    const { bytes, length } = this.#queue;
    while (this.#p < length) {
      if (bytes[this.#p] !== 60) {
        this.#text();
        continue;
      }
      if (length < this.#lookAgain) return null;
      const end = markupEnd(bytes, this.#p, length);
      if (end < 0) {
        const pending = length - this.#p;
        this.#lookAgain = pending > PATIENCE ? this.#p + 2 * pending : 0;
        return null;
      }
      const row = this.#markup(end);
      if (row !== null) return row;
    }
    return null;
  }

  /** What is left when all has arrived: the document without its rows. */
  finish(): { readonly bytes: Uint8Array; readonly origin: (offset: number) => number } {
    this.#keep(this.#start < 0 ? this.#p : this.#start, this.#queue.length);
    const shifts = this.#shifts;
    return {
      bytes: this.#rest.bytes.subarray(0, this.#rest.length),
      origin: (offset) => offset + (shifts.findLast(({ from }) => from <= offset)?.add ?? 0),
    };
  }

  #text(): void {
    const { bytes, length } = this.#queue;
    const start = this.#p;
    let isBlank = true;
    for (; this.#p < length && bytes[this.#p] !== 60; this.#p++)
      isBlank &&= isSpace(bytes[this.#p]);
    if (this.#start >= 0 || (isBlank && this.#isRun)) return;
    if (!isBlank) this.#isRun = false;
    this.#keep(start, this.#p);
  }

  /** Goes behind markup; gives the row that ends with it. */
  #markup(end: number): RowBytes | null {
    const { bytes } = this.#queue;
    const start = this.#p;
    const kind = markupKind(bytes, start, end);
    if (this.#start >= 0) {
      this.#p = end;
      if (kind === 'start') this.#depth++;
      else if (kind === 'end' && --this.#depth === 0) return this.#row(this.#start, end);
      return null;
    }
    if (kind === 'start' || kind === 'empty') {
      const isRow = this.#enter(start, end, kind === 'empty');
      this.#p = end;
      if (isRow && kind === 'empty') return this.#row(start, end);
      if (isRow) {
        this.#start = start;
        this.#depth = 1;
        return null;
      }
    } else {
      if (kind === 'end') this.#open.pop();
      else if (bytes[start + 1] === 33 && bytes[start + 2] === 68)
        fail('a DOCTYPE is not allowed', this.#queue.taken + start, 'doctype');
      this.#p = end;
    }
    this.#isRun &&= kind === 'other';
    this.#keep(start, end);
    return null;
  }

  /** Whether the start tag is that of a row; else its element is open now, unless it is empty. */
  #enter(start: number, end: number, isEmpty: boolean): boolean {
    const depth = this.#open.length;
    const r = new Reader(this.#queue.bytes.subarray(start, end), this.#options);
    r.context = this.#context();
    const { local, context } = outerTag(r);
    const isOnPath =
      depth === 0 || (this.#open[depth - 1]!.isOnPath && local === this.#path[depth - 1]);
    if (isOnPath && depth > 0 && depth === this.#path.length) return true;
    if (!isEmpty) this.#open.push({ context, isOnPath, hasRows: false });
    return false;
  }

  #context(): Context {
    return this.#open.at(-1)?.context ?? outermostContext(this.#options.dialect === true);
  }

  #row(start: number, end: number): RowBytes {
    const depth = this.#open.length;
    const parent = this.#open[depth - 1]!;
    if (!parent.hasRows) this.omitted.push(0);
    parent.hasRows = true;
    if (this.#isRun) this.omitted[this.omitted.length - 1]! += 1;
    else this.#keep(start, end);
    this.#isRun = true;
    this.#start = -1;
    const bytes = this.#queue.bytes.subarray(start, end);
    return { bytes, offset: this.#queue.taken + start, context: parent.context, depth };
  }

  #keep(start: number, end: number): void {
    const add = this.#queue.taken + start - this.#rest.length;
    if (add !== this.#shifts.at(-1)?.add) this.#shifts.push({ from: this.#rest.length, add });
    this.#rest.add(this.#queue.bytes.subarray(start, end));
  }
}
