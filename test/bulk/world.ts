/** A small world to run rows in: a server, accounts, a disk and a clock, which a test can let crash. */
import { groupCommitOf } from '../../generator/bulk/group-commit.js';
import { lineOf, readLines } from '../../generator/bulk/journal-lines.js';
import type {
  Account,
  BulkClock,
  BulkEvent,
  BulkRow,
  Journal,
  JournalEntry,
  JournalHead,
  Run,
} from '../../generator/bulk/model.js';
import { tallyOf } from '../../generator/bulk/tally.js';
import type { Failed, Outcome, Success } from '../../generator/invoke/model.js';

export const HEAD: JournalHead = {
  version: 1,
  api: 'shop',
  release: '1.0',
  operation: 'user.Set',
  input: 'a'.repeat(64),
  settings: 'b'.repeat(64),
};

export const SUCCESS: Success = { kind: 'success', value: {}, issues: [], attempts: 1 };

export function failure(more: Partial<Failed>): Failed {
  const nothing = { message: '', errorId: '', reason: '', attempts: 1, issues: [] };
  return { kind: 'failure', cause: 'api', outcomeUnknown: false, ...nothing, ...more };
}

export const REFUSED: Failed = failure({ errorId: '030002', reason: 'Incorrect user or password' });
export const FAILED: Failed = failure({ errorId: '030001' });
export const UNKNOWN: Failed = failure({ cause: 'timeout', outcomeUnknown: true });
export const LOST: Failed = failure({ cause: 'transport' });
export const THROTTLED: Failed = failure({
  errorId: '000045',
  known: { name: 'rate-limited', retry: 'wait' },
});
export const ABORTED: Failed = failure({ cause: 'abort', outcomeUnknown: true });

export interface VirtualTime extends BulkClock {
  /** What a promise gives; time goes on from sleeper to sleeper whenever nothing else happens. */
  readonly live: <T>(promise: Promise<T>) => Promise<T>;
  /** Ends `live`, whatever its promise does. */
  readonly kill: () => void;
}

export function virtualTime(start: number): VirtualTime {
  let now = start;
  let isDead = false;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        };
        const wake = (): void => {
          signal.removeEventListener('abort', stop);
          resolve();
        };
        const sleeper = { at: now + ms, wake };
        sleepers.add(sleeper);
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
      }),
    live: async (promise) => {
      let isOver = false;
      const over = (): void => {
        isOver = true;
      };
      promise.then(over, over);
      while (!isOver && !isDead) {
        for (let turn = 0; turn < 6 && !isOver; turn++) await new Promise(setImmediate);
        if (isOver || isDead) break;
        let next: { readonly at: number; readonly wake: () => void } | undefined;
        for (const sleeper of sleepers)
          if (next === undefined || sleeper.at < next.at) next = sleeper;
        if (next === undefined) throw new Error('nobody sleeps, and nothing has come of it');
        sleepers.delete(next);
        now = Math.max(now, next.at);
        next.wake();
      }
      if (isDead) throw new Error('killed');
      return promise;
    },
    kill: () => {
      isDead = true;
    },
  };
}

export interface MemoryDisk {
  /** What is safe, and what was written since. */
  synced: string;
  written: string;
  /** Called before each step of the disk; never resolves once the process is dead. */
  step: () => Promise<void>;
}

export function diskOf(synced = ''): MemoryDisk {
  return { synced, written: '', step: () => Promise.resolve() };
}

/** The journal as it is on a disk, but for the disk: the same lines, commits and tally. */
export function memoryJournal(disk: MemoryDisk): Journal {
  const tally = tallyOf();
  if (disk.synced === '') disk.synced = lineOf(HEAD);
  const text = readLines(Buffer.from(disk.synced), 'memory');
  if (text === undefined) throw new Error('no head');
  for (const entry of text.entries) tally.add(entry);
  disk.synced = disk.synced.slice(0, text.length);
  const commit = groupCommitOf({
    append: async (lines) => {
      await disk.step();
      disk.written += lines;
    },
    sync: async () => {
      await disk.step();
      disk.synced += disk.written;
      disk.written = '';
    },
  });
  return {
    head: HEAD,
    states: tally.states,
    calls: tally.calls,
    append: async (entry) => {
      await commit.append(lineOf(entry));
      tally.add(entry);
    },
    close: () => commit.idle(),
  };
}

export function entriesOn({ synced }: MemoryDisk): readonly JournalEntry[] {
  return [...(readLines(Buffer.from(synced), 'memory')?.entries ?? [])];
}

export interface Scene {
  readonly run: Run;
  readonly events: BulkEvent[];
  /** Lines in the order in which they reached the server, with the account. */
  readonly sent: (readonly [line: number, account: string])[];
  readonly disk: MemoryDisk;
  readonly time: VirtualTime;
  readonly finish: AbortController;
  readonly halt: AbortController;
}

/** A run over lines 2 to `rows` + 1; every call takes 50 ms. */
export function scene(
  rows: number,
  answer: (line: number, account: string) => Outcome,
  more: Partial<Omit<Run, 'accounts'>> & {
    readonly accounts?: readonly string[];
    readonly disk?: MemoryDisk;
    readonly startAt?: number;
  } = {},
): Scene {
  const { accounts = ['anna'], disk = diskOf(), startAt = 1e12, ...rest } = more;
  const time = virtualTime(startAt);
  const finish = new AbortController();
  const halt = new AbortController();
  const events: BulkEvent[] = [];
  const sent: (readonly [number, string])[] = [];
  const accountOf = (name: string): Account => ({
    name,
    session: {
      call: async (_operation, { line }, signal = halt.signal) => {
        sent.push([Number(line), name]);
        const outcome = answer(Number(line), name);
        try {
          await time.sleep(50, signal);
        } catch {
          return ABORTED;
        }
        return outcome;
      },
    },
  });
  const run: Run = {
    operation: 'user.Set',
    rows: rowsTo(rows),
    accounts: accounts.map(accountOf),
    journal: memoryJournal(disk),
    concurrency: 1,
    isRepeatable: () => true,
    onEvent: (event) => void events.push(event),
    finish: finish.signal,
    halt: halt.signal,
    clock: time,
    ...rest,
  };
  return { run, events, sent, disk, time, finish, halt };
}

/** Made anew each time they are asked for, as those of a table are. */
export function rowsTo(count: number): Iterable<BulkRow> {
  return {
    *[Symbol.iterator]() {
      for (let line = 2; line < count + 2; line++) yield { line, request: { line } };
    },
  };
}
