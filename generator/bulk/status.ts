/** What a journal says of its run, while that goes on or afterwards. */
import { JournalError } from './journal-error.js';
import { readWhole } from './journal-file.js';
import { readLines } from './journal-lines.js';
import type { AccountCalls, FinalState, JournalHead } from './model.js';
import { tallyOf } from './tally.js';

export interface JournalStatus {
  readonly head: JournalHead;
  readonly counts: Readonly<Record<FinalState, number>>;
  /** Lines of rows that were sent without a known outcome so far. */
  readonly pending: readonly number[];
  /** Lines of rows that were tried and are to be sent again; rows not tried yet stand in no journal. */
  readonly open: readonly number[];
  /** How many rows failed with which error id; empty where there was none. */
  readonly errors: ReadonlyMap<string, number>;
  readonly calls: ReadonlyMap<string, AccountCalls>;
  /** Milliseconds since 1970, of the last entry; undefined where there is none. */
  readonly last: number | undefined;
}

/** @throws JournalError for a file that is no journal, Error of the file system where it cannot be read */
export async function readStatus(file: string): Promise<JournalStatus> {
  const text = readLines(await readWhole(file), file);
  if (text === undefined) throw new JournalError(`${file} is no journal, or an empty one`);
  const tally = tallyOf();
  let last: number | undefined;
  for (const entry of text.entries) {
    tally.add(entry);
    last = entry.at;
  }
  const counts = { succeeded: 0, failed: 0, unknown: 0 };
  const pending: number[] = [];
  const open: number[] = [];
  const errors = new Map<string, number>();
  for (const [line, state] of tally.states) {
    if (state.kind === 'pending') pending.push(line);
    else if (state.kind === 'open') open.push(line);
    else {
      counts[state.state]++;
      const { errorId = '' } = state;
      if (state.state === 'failed') errors.set(errorId, (errors.get(errorId) ?? 0) + 1);
    }
  }
  return { head: text.head, counts, pending, open, errors, calls: tally.calls, last };
}
