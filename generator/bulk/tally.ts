/** What the entries of a journal come to: where each row and each account stands. */
import type { AccountCalls, JournalEntry, RowState } from './model.js';

export interface Tally {
  readonly states: ReadonlyMap<number, RowState>;
  readonly calls: ReadonlyMap<string, AccountCalls>;
  readonly add: (entry: JournalEntry) => void;
}

/** How long a limit on an account lasts is not known: after a day without calls it begins anew. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

const OPEN: RowState = { kind: 'open' };

export function tallyOf(): Tally {
  const states = new Map<number, RowState>();
  const calls = new Map<string, AccountCalls>();
  // Rows that ended in the same way share one object: there may be very many.
  const finals = new Map<string, RowState>();

  function finalOf({ state, errorId }: Extract<JournalEntry, { kind: 'result' }>): RowState {
    const key = `${state} ${errorId ?? ''}`;
    const known = finals.get(key);
    if (known) return known;
    const made: RowState = { kind: 'final', state, ...(errorId !== undefined && { errorId }) };
    finals.set(key, made);
    return made;
  }

  function reopen(at: number): void {
    for (const [line, state] of states) {
      if (state.kind !== 'final') continue;
      if (state.state === 'failed') states.set(line, OPEN);
      if (state.state === 'unknown') states.set(line, { kind: 'pending', at });
    }
  }

  function add(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'intent': {
        const { line, account, at } = entry;
        states.set(line, { kind: 'pending', at });
        const count = recentCalls(calls.get(account), at) + 1;
        calls.set(account, { count, last: at });
        return;
      }
      case 'result':
        states.set(entry.line, finalOf(entry));
        return;
      case 'again':
        states.set(entry.line, OPEN);
        return;
      case 'reopened':
        reopen(entry.at);
        return;
      case 'limited':
        calls.clear();
        return;
    }
  }

  return { states, calls, add };
}

/** Calls that count towards the limit of an account at a time. */
export function recentCalls(calls: AccountCalls | undefined, now: number): number {
  return calls === undefined || now - calls.last > FORGOTTEN_MS ? 0 : calls.count;
}
