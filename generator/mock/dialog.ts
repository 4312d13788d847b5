/** One request and its reply, as the profile of the API has them. */
import type { Issue } from '../runtime/issue.js';
import type { Judged } from './deviation.js';
import type { Forwarded } from './forward.js';
import type { MockResponse } from './model.js';
import type { Outcome, SimulatedCall } from './simulator.js';

export interface Dialog {
  readonly read: (isStrict: boolean) => Reading;
  /** What the schemas have against the request, and against a reply of a real endpoint. */
  readonly judgeRequest: () => Judged;
  readonly judgeReply: (reply: Forwarded) => Judged;
  /** What a real endpoint is asked for. */
  readonly method: string;
  readonly urlAt: (endpoint: string) => string;
}

/** A request as it was read, and how it is replied to. */
export interface Reading extends Pick<
  SimulatedCall,
  'credentials' | 'request' | 'parameters' | 'entityTags' | 'issues'
> {
  /** Absent where it names none that there is. */
  readonly operation?: string;
  /** Why it can only fail. */
  readonly fault?: { readonly reason: string; readonly errorId?: string };
  readonly reply: (outcome: Outcome, server: string | undefined) => Reply;
}

export interface Reply {
  readonly response: MockResponse;
  /** What the schemas had against the response; it was sent without these values. */
  readonly issues: readonly Issue[];
}
