/** The text of a journal: one JSON object in a line, the head first. */
import { JournalError } from './journal-error.js';
import type { FinalState, JournalEntry, JournalHead } from './model.js';

export const LINE_FEED = 0x0a;

export function lineOf(value: JournalHead | JournalEntry): string {
  return `${JSON.stringify(value)}\n`;
}

export interface JournalText {
  readonly head: JournalHead;
  readonly entries: Iterable<JournalEntry>;
  /** Bytes of the whole lines; what stands after them was torn off by a crash. */
  readonly length: number;
}

/**
 * Entries are read as they are asked for. Undefined where there is no whole line.
 *
 * @throws JournalError for a line that is none, naming it; here or while the entries are read
 */
export function readLines(bytes: Buffer, file: string): JournalText | undefined {
  const first = bytes.indexOf(LINE_FEED);
  if (first < 0) return undefined;
  const head = headOf(parsed(bytes.subarray(0, first)));
  if (head === undefined)
    throw new JournalError(
      `${file} is no journal: its first line does not say what the run does`,
      'Name another file, or remove this one if nothing in it is needed.',
    );
  const length = bytes.lastIndexOf(LINE_FEED) + 1;
  return { head, length, entries: entriesOf(bytes.subarray(0, length), first + 1, file) };
}

function* entriesOf(bytes: Buffer, start: number, file: string): Iterable<JournalEntry> {
  for (let from = start, line = 2; from < bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, from);
    const entry = entryOf(parsed(bytes.subarray(from, end)));
    if (entry === undefined)
      throw new JournalError(
        `${file}:${line}: not an entry of a journal`,
        'A crash can only tear the last line, so that something else has changed the file: restore it.',
      );
    yield entry;
    from = end + 1;
  }
}

/** An object that was parsed from JSON: its members can be asked for by name. */
type Json = Readonly<Record<string, unknown>>;

function parsed(bytes: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    // What JSON makes has nothing but members of its own.
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function headOf(json: Json | undefined): JournalHead | undefined {
  if (json === undefined) return undefined;
  const { version, api, release, operation, input, settings } = json;
  if (version !== 1 || !isText(api) || !isText(release) || !isText(operation)) return undefined;
  if (!isText(input) || !isText(settings)) return undefined;
  return { version, api, release, operation, input, settings };
}

function entryOf(json: Json | undefined): JournalEntry | undefined {
  if (json === undefined) return undefined;
  const { kind, line, at, account, state, errorId, cause, reason } = json;
  if (!isNumber(at)) return undefined;
  if (kind === 'reopened' || kind === 'limited') return { kind, at };
  if (!isNumber(line)) return undefined;
  switch (kind) {
    case 'intent':
      return isText(account) ? { kind, line, account, at } : undefined;
    case 'again':
      return isText(reason) ? { kind, line, reason, at } : undefined;
    case 'result': {
      if (!isFinal(state)) return undefined;
      const details = { ...(isText(errorId) && { errorId }), ...(isText(cause) && { cause }) };
      return { kind, line, state, at, ...details };
    }
    default:
      return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isFinal(value: unknown): value is FinalState {
  return value === 'succeeded' || value === 'failed' || value === 'unknown';
}
