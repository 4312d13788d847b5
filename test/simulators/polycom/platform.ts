/** A simulated platform for a test: plain objects in and out. */
import { expect } from 'vitest';
import type { Issue } from '../../../generator/runtime/issue.js';
import type { Outcome, SimulatedCall } from '../../../generator/mock/simulator.js';
import { simulate } from '../../../simulators/polycom/index.js';

export type Members = Readonly<Record<string, unknown>>;

export const ADMIN: Members = { username: 'admin', password: 'Adm1nistrator' };
export const JANE: Members = { username: 'jdoe', password: 'Passw0rd123' };
export const EVE: Members = { username: 'ACME\\esmith', password: 'Enterpr1se' };

export const NAMED: Members = { 'first-name': 'Ann', 'last-name': 'Ray' };

type Parts = Partial<Omit<SimulatedCall, 'operation'>>;

export interface Platform {
  readonly notices: readonly string[];
  readonly credentials: Members;
  readonly call: (operation: string, parts?: Parts) => Outcome | undefined;
  /** The response of a call that has to succeed. */
  readonly ok: (operation: string, parts?: Parts) => Members;
  /** Status and reason of a call that has to fail. */
  readonly refused: (operation: string, parts?: Parts) => string;
  readonly user: (username?: string, credentials?: Members) => Members;
  /** An update of what is there, with other members in place of some; undefined takes one away. */
  readonly change: (changes: Members, parts?: Parts) => Parts;
  readonly state: () => unknown;
}

export function startPlatform(state?: unknown): Platform {
  let chance = 0;
  const simulation = simulate({
    release: '2.0',
    now: () => 0,
    random: () => (chance = (chance + 0.137) % 1),
    state,
    sample: () => ({}),
  });
  const platform: Platform = {
    notices: simulation.notices,
    credentials: simulation.credentials,
    call: (operation, parts = {}) =>
      simulation.answer({ operation, credentials: ADMIN, request: {}, issues: [], ...parts }),
    ok: (operation, parts) => {
      const outcome = platform.call(operation, parts);
      if (outcome?.kind !== 'success') throw new Error(`${operation}: ${told(outcome)}`);
      return outcome.response;
    },
    refused: (operation, parts) => {
      const outcome = platform.call(operation, parts);
      expect(outcome?.kind).toBe('failure');
      return told(outcome);
    },
    user: (username = 'jdoe', credentials = ADMIN) =>
      platform.ok('users.get', { parameters: at(username), credentials }),
    change: (changes, parts = {}) => {
      const { parameters = at('jdoe') } = parts;
      const current = platform.ok('users.get', { parameters });
      return { ...parts, parameters, request: defined({ ...current, ...changes }) };
    },
    state: () => simulation.state(),
  };
  return platform;
}

/** The parameters of the path of a local user. */
export function at(username: string, domain: string = 'LOCAL'): Readonly<Record<string, string>> {
  return { domain, username };
}

export function issueAt(code: Issue['code'], ...path: readonly string[]): Issue {
  return { code, path, message: 'expected less', source: 'plcm-user-v2.xsd:1' };
}

function defined(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function told(outcome: Outcome | undefined): string {
  if (outcome?.kind !== 'failure') return outcome?.kind ?? 'nothing';
  return `${outcome.errorId ?? '-'} ${outcome.reason}`;
}
