/** A simulated site for a test: plain objects in and out, and a clock that the test moves. */
import { expect } from 'vitest';
import type { Issue } from '../../../generator/runtime/issue.js';
import type { Outcome } from '../../../generator/mock/simulator.js';
import { simulate } from '../../../simulators/webex/index.js';

export type Members = Readonly<Record<string, unknown>>;

export const ADMIN: Members = {
  siteName: 'acme',
  webExID: 'admin@acme.com',
  password: 'P@ssword123',
};
export const HOST: Members = { siteName: 'acme', webExID: 'hostid', password: 'P@ssword123' };

export const ACCESS_DENIED = '000001 Access denied, additional privileges are required';

export interface Site {
  /** Milliseconds since 1970. */
  now: number;
  readonly notices: readonly string[];
  readonly call: (
    operation: string,
    request?: Members,
    credentials?: Members,
    issues?: readonly Issue[],
  ) => Outcome | undefined;
  /** The response of a call that has to succeed. */
  readonly ok: (operation: string, request?: Members, credentials?: Members) => Members;
  /** The error of a call that has to fail: its ID, if it has one, and its reason. */
  readonly refused: (...call: Parameters<Site['call']>) => string;
  readonly user: (webExId?: string, credentials?: Members) => Members;
  readonly set: (members: Members, webExId?: string, credentials?: Members) => Members;
  /** The state of the site, as a later run would start with it. */
  readonly state: () => Readonly<Record<string, Members>>;
}

/** @param acme what the state says of the site `acme` */
export function startSite(acme: unknown = {}, release: string = '10.0'): Site {
  const simulation = simulate({
    release,
    now: () => site.now,
    random: chance(),
    state: { sites: { acme } },
    sample: () => ({}),
  });
  const site: Site = {
    now: Date.UTC(2026, 0, 15, 9),
    notices: simulation.notices,
    call: (operation, request = {}, credentials = ADMIN, issues = []) =>
      simulation.answer({ operation, credentials, request, issues }),
    ok: (operation, request, credentials) => {
      const outcome = site.call(operation, request, credentials);
      if (outcome?.kind !== 'success') throw new Error(`${operation}: ${told(outcome)}`);
      return outcome.response;
    },
    refused: (...call) => {
      const outcome = site.call(...call);
      expect(outcome?.kind).toBe('failure');
      return told(outcome);
    },
    user: (webExId = 'hostid', credentials = ADMIN) =>
      site.ok('user.GetUser', { webExId }, credentials),
    set: (members, webExId = 'hostid', credentials = ADMIN) =>
      site.ok('user.SetUser', { webExId, ...members }, credentials),
    state: () => {
      const { sites } = simulation.state() as { sites: { acme: Record<string, Members> } };
      return sites.acme;
    },
  };
  return site;
}

/** The same sequence of chances for every site. */
function chance(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}

function told(outcome: Outcome | undefined): string {
  if (outcome?.kind !== 'failure') return outcome?.kind ?? 'nothing';
  return [outcome.errorId, outcome.reason].filter(Boolean).join(' ');
}

/** What a tolerant reader says of a value, where it stands in a message. */
export function issueAt(...members: readonly string[]): Issue {
  return {
    code: 'lexical',
    path: ['body', 'bodyContent', 0, ...members],
    message: 'expected "true" or "false", found ""',
    source: 'user.xsd:1',
  };
}
