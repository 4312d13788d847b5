/** A run over many rows: what it is given, what it remembers, how each row ends. */
import type { Outcome, Session } from '../invoke/model.js';
import type { Request } from '../request/model.js';

/** A row that is to be sent. */
export interface BulkRow {
  /** Physical line in the input; with the input's hash and the operation it is what a row is known by. */
  readonly line: number;
  readonly request: Request;
}

/** How a row ended, once and for all. */
export type FinalState = 'succeeded' | 'failed' | 'unknown';

/** An account that calls are made with. */
export interface Account {
  /** Who it is, without any secret. */
  readonly name: string;
  readonly session: Session;
}

/** What a run does, in words that hold for every API. */
export interface Run {
  readonly operation: string;
  /**
   * Taken one after the other, and once more from the start where an earlier run left some to settle;
   * those that the journal has a final state of are skipped.
   */
  readonly rows: Iterable<BulkRow>;
  readonly accounts: readonly Account[];
  readonly journal: Journal;
  /** Calls under way at once, with one account at a time. */
  readonly concurrency: number;
  /** Calls that start in a second at most; undefined without a limit. */
  readonly perSecond?: number | undefined;
  /** Calls with one account at most, in this run and those before it that the journal knows of. */
  readonly callsPerAccount?: number | undefined;
  readonly wall?: WallRule | undefined;
  readonly isRepeatable: (request: Request) => boolean;
  /** Whether a row whose outcome is unknown was carried out; undefined where nothing can tell. */
  readonly lookUp?:
    ((account: Account, request: Request, signal: AbortSignal) => Promise<Found>) | undefined;
  /**
   * Called before a row is sent for the first time in this run, such as to save what is there; not
   * for one that an earlier run left in doubt, as that may have changed it. What it rejects with ends
   * the run.
   */
  readonly before?:
    ((account: Account, row: BulkRow, signal: AbortSignal) => Promise<void>) | undefined;
  readonly onEvent: (event: BulkEvent) => void;
  /** Aborted: nothing new starts, what is under way is finished. */
  readonly finish: AbortSignal;
  /** Aborted: what is under way is given up. */
  readonly halt: AbortSignal;
  readonly clock: BulkClock;
}

export type Found = 'present' | 'absent' | 'undecided';

export interface BulkClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** A limit on the calls of an account that looks like wrong credentials. */
export interface WallRule {
  readonly error: string;
  /** After so many such replies no call starts with the account. */
  readonly after: number;
  /** Asks whether the account's credentials still work for other operations: then it is the limit. */
  readonly probe: (account: Account, signal: AbortSignal) => Promise<boolean>;
}

export type BulkEvent =
  | { readonly kind: 'sent'; readonly line: number; readonly account: string }
  /** Told when it stands in the journal. */
  | {
      readonly kind: 'final';
      readonly line: number;
      readonly state: FinalState;
      readonly account: string;
      readonly outcome?: Outcome;
    }
  /** A reply that is no result: the row is sent again. */
  | {
      readonly kind: 'again';
      readonly line: number;
      readonly reason: AgainReason;
    }
  | {
      readonly kind: 'account';
      readonly account: string;
      readonly state: 'walled' | 'refused' | 'used-up';
    };

export type AgainReason =
  /** The account was refused. */
  | 'wall'
  | 'throttled'
  /** The server was at fault, or could not be reached. */
  | 'transient'
  /** A look-up showed that it was not carried out. */
  | 'lookup'
  /** It may have been carried out, and may be again. */
  | 'unknown';

/** How a run ended, with the state of the rows that it had to do with. */
export interface RunResult {
  readonly end:
    | 'done'
    /** No account is left that may make calls; a later run goes on. */
    | 'limited'
    /** `finish` or `halt`. */
    | 'interrupted'
    /** Something that more calls would only repeat, such as accounts that are all refused. */
    | 'refused';
  /** Rows that came to their final state in this run. */
  readonly counts: Readonly<Record<FinalState, number>>;
  /** Rows without a final state. */
  readonly open: number;
  /** Rows that the journal had a final state of already. */
  readonly skipped: number;
}

/** What a journal file says at its start; a run goes on only with the same. */
export interface JournalHead {
  readonly version: 1;
  readonly api: string;
  readonly release: string;
  readonly operation: string;
  /** SHA-256 of the input file. */
  readonly input: string;
  /** SHA-256 of what else decides which requests are sent: mapping, constants, filters. */
  readonly settings: string;
}

/** A line of a journal. No value of the user's data ever stands in one. */
export type JournalEntry =
  | {
      readonly kind: 'intent';
      readonly line: number;
      readonly account: string;
      readonly at: number;
    }
  | {
      readonly kind: 'result';
      readonly line: number;
      readonly state: FinalState;
      readonly at: number;
      /** Of a failure; never the server's reason, which may repeat a value. */
      readonly errorId?: string;
      readonly cause?: string;
    }
  /** What was sent had no effect: the row is open again. */
  | { readonly kind: 'again'; readonly line: number; readonly reason: string; readonly at: number }
  /** Rows that had failed are open again, and unknown ones are to be settled again. */
  | { readonly kind: 'reopened'; readonly at: number }
  /** No account was left. Whoever goes on has let time pass: the calls of accounts count anew. */
  | { readonly kind: 'limited'; readonly at: number };

/** What is known of the rows so far, on the disk. */
export interface Journal {
  readonly head: JournalHead;
  /** What earlier runs, and this one so far, have left for each row. */
  readonly states: ReadonlyMap<number, RowState>;
  /** Calls that were made with each account, and when the last one was. */
  readonly calls: ReadonlyMap<string, AccountCalls>;
  /** Synced to the disk before it resolves; what is appended meanwhile goes in one sync. */
  readonly append: (entry: JournalEntry) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface AccountCalls {
  /** Since the last pause of a day, or since a run ended because no account was left. */
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly last: number;
}

export type RowState =
  | { readonly kind: 'final'; readonly state: FinalState; readonly errorId?: string }
  /** An intent without a result: sent, perhaps carried out. */
  | { readonly kind: 'pending'; readonly at: number }
  | { readonly kind: 'open' };
