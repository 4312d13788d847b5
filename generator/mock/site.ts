/** Everything that answering a call needs. */
import type { Clock } from './clock.js';
import type { Deviation } from './deviation.js';
import type { Journal } from './journal.js';
import type { JournalEntry, MockResponse } from './model.js';
import type { Save } from './open-simulation.js';
import type { Outcomes } from './outcomes.js';
import type { ServedApi } from './served-api.js';
import type { Simulation } from './simulator.js';

export interface Site {
  readonly served: ServedApi;
  /** Absent for an API without a simulator: there are samples alone. */
  readonly simulation?: Simulation;
  readonly isStrict: boolean;
  readonly clock: Clock;
  readonly outcomes: Outcomes;
  readonly journal: Journal;
  /** Keeps the state where it has changed. */
  readonly save: Save;
  /** URL of the real endpoint that answers instead. */
  readonly proxy?: string;
  readonly onCall: (entry: JournalEntry) => void;
  readonly onDeviation: (deviation: Deviation) => void;
}

/** A call that was answered: what is left to note is when it was, and how long it took. */
export type Note = Omit<JournalEntry, 'at' | 'durationMs'>;

export interface Answered {
  readonly response: MockResponse;
  readonly note: Note;
}

/** Of a call of which nothing was read. */
export const NOTHING: Pick<Note, 'credentials' | 'request' | 'issues' | 'responseIssues'> = {
  credentials: [],
  request: {},
  issues: [],
  responseIssues: [],
};
