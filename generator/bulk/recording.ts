/** Has each row in its table before the journal calls it final, so that no crash comes in between. */
import type { Outcome } from '../invoke/model.js';
import type { Row } from '../table/model.js';
import type { Account, BulkRow, FinalState, Journal } from './model.js';

/** A row of the input with what is sent for it. */
export interface SentRow {
  readonly row: Row;
  readonly request: BulkRow['request'];
}

/** Told of a final state, with the last outcome of a call for the row. */
export type RowWriter = (row: Row, state: FinalState, outcome: Outcome | undefined) => void;

/** What a run is given in place of its rows, accounts and journal. */
export interface Recording {
  readonly rows: Iterable<BulkRow>;
  readonly accounts: readonly Account[];
  readonly journal: Journal;
}

export function recording(
  rows: () => Iterable<SentRow>,
  accounts: readonly Account[],
  journal: Journal,
  write: RowWriter,
): Recording {
  const taken = new Map<number, SentRow>();
  const outcomes = new WeakMap<object, Outcome>();
  const kinds = [...journal.states.values()].map(({ kind }) => kind);
  // A run takes what was left in doubt first, and then begins again: only that is kept meanwhile.
  let isSettling = kinds.includes('pending');

  function* take(): Generator<BulkRow> {
    const isSettled = !isSettling;
    isSettling = false;
    for (const sent of rows()) {
      const { line } = sent.row;
      const kind = journal.states.get(line)?.kind;
      if (!isSettled && kind !== 'pending') continue;
      if (kind !== 'final' && !taken.has(line)) taken.set(line, sent);
      yield { line, request: sent.request };
    }
  }

  return {
    rows: { [Symbol.iterator]: take },
    accounts: accounts.map(({ name, session }) => ({
      name,
      session: {
        call: async (operation, request, signal) => {
          const outcome = await session.call(operation, request, signal);
          outcomes.set(request, outcome);
          return outcome;
        },
      },
    })),
    journal: {
      ...journal,
      append: async (entry) => {
        const sent = entry.kind === 'result' ? taken.get(entry.line) : undefined;
        if (entry.kind === 'result' && sent !== undefined) {
          taken.delete(entry.line);
          write(sent.row, entry.state, outcomes.get(sent.request));
        }
        await journal.append(entry);
      },
    },
  };
}
