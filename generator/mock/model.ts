/** What a mock is from outside: what it is asked, what it answers, what it remembers. */
import type { Issue } from '../runtime/issue.js';
import type { Transport } from '../runtime/transport.js';
import type { Wish } from '../target.js';
import type { Deviation } from './deviation.js';
import type { ForcedOutcome } from './forced.js';
import type { Simulator } from './simulator.js';

export interface MockOptions extends Wish {
  /** Folder with schemas, or .xsd files; `./schemas` when absent. */
  readonly schemas?: readonly string[] | undefined;
  /** Another simulator than that of the API's name; null for samples alone. */
  readonly simulator?: Simulator | null | undefined;
  /** Of the simulator's random numbers; 1 when absent. Samples are the same for every seed. */
  readonly seed?: number | undefined;
  /** What the simulator's state is at the start, as `Mock.state` gives it. */
  readonly state?: unknown;
  /** JSON with the state: read at the start where it exists, written whenever the state changes. */
  readonly stateFile?: string | undefined;
  /** Refuses requests that the schemas refuse, and undeclared prefixes. */
  readonly strict?: boolean | undefined;
  /** The computer's clock when absent. */
  readonly clock?: 'virtual' | (() => number) | undefined;
  /** As `Mock.force` takes them. */
  readonly outcomes?: readonly (ForcedOutcome | string)[] | undefined;
  /** URL of a real endpoint that answers instead; both directions are judged by the schemas. */
  readonly proxy?: string | undefined;
  readonly onCall?: ((entry: JournalEntry) => void) | undefined;
  /** What a message that went through the proxy has against the schemas. */
  readonly onDeviation?: ((deviation: Deviation) => void) | undefined;
}

export interface MockRequest {
  /** `POST` when absent; `GET` for an API of resources. */
  readonly method?: string;
  /** With the query; that of the endpoint when absent. */
  readonly path?: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

export interface MockResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As far as it is sent: `content-length` tells the length of the whole. */
  readonly body: Uint8Array;
  /** `dropped` before anything of the answer is sent, `truncated` inside the body. */
  readonly connection: 'kept' | 'dropped' | 'truncated';
}

/** One call, without any secret. */
export interface JournalEntry {
  /** When the request came, in milliseconds since 1970 by the mock's clock. */
  readonly at: number;
  /** Absent where the request names none that there is. */
  readonly operation?: string;
  /** Names of the credentials that were sent, without their values. */
  readonly credentials: readonly string[];
  /** The operation's members as they were read; secret ones are `***`. */
  readonly request: Readonly<Record<string, unknown>>;
  /** What the schemas have against the request. */
  readonly issues: readonly Issue[];
  /** What the schemas have against the simulator's response; such values were not sent. */
  readonly responseIssues: readonly Issue[];
  /**
   * `success` and `failure` are the API's own; `refused` is no call of it; `forwarded` what
   * a real endpoint answered; `fault` an error of the mock itself.
   */
  readonly outcome:
    'success' | 'failure' | 'refused' | 'dropped' | 'truncated' | 'forwarded' | 'fault';
  /** The HTTP status; absent where nothing was sent. */
  readonly status?: number;
  readonly errorId?: string;
  readonly reason?: string;
  readonly forced?: ForcedOutcome;
  readonly durationMs: number;
}

export interface ServedOperation {
  /** `service.Name`. */
  readonly id: string;
  /** It behaves as the simulator has it; otherwise it answers with a sample. */
  readonly isSimulated: boolean;
}

/** A request that can be sent as it is. */
export interface ExampleCall {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Names in lower case; without that of the log-in. */
  readonly headers: Readonly<Record<string, string>>;
  /** For basic authentication, where the API has that. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Empty where none is sent. */
  readonly body: string;
}

/** The options contradict each other, or the schemas have errors. */
export class MockError extends Error {
  override readonly name = 'MockError';
}

export interface Mock {
  readonly api: string;
  readonly release: string;
  /** Path of the endpoint. */
  readonly path: string;
  readonly operations: readonly ServedOperation[];
  /** What the simulator has to say to a person. */
  readonly notices: readonly string[];
  /** A call that succeeds as long as the simulator's first credentials work. */
  readonly example: ExampleCall;
  /** The latest 1,000 calls, the oldest first. */
  readonly journal: readonly JournalEntry[];
  readonly clock: {
    readonly now: () => number;
    /** In milliseconds; a clock that is not virtual is ahead from then on. */
    readonly advance: (milliseconds: number) => void;
  };
  readonly answer: (request: MockRequest) => Promise<MockResponse>;
  /** For a generated client, which then needs no socket; any host will do. */
  readonly transport: Transport;
  /**
   * Makes the calls to come go another way, until `times` is used up. Of several outcomes that fit
   * a call the first one holds.
   *
   * @throws ForcedOutcomeError
   */
  readonly force: (outcome: ForcedOutcome | string) => void;
  /** The simulator's state as JSON; undefined without a simulator. */
  readonly state: () => unknown;
  /** Serves on loopback; without a port on any that is free. */
  readonly listen: (port?: number) => Promise<{ readonly url: string }>;
  /** Ends what listens, and writes the state file. */
  readonly close: () => Promise<void>;
}
