/** What is concluded from the operation that would find a row. */
import { describe, expect, test } from 'vitest';
import type { Found } from '../../generator/bulk/model.js';
import { lookUpOf } from '../../generator/cli/bulk-lookup.js';
import type { Callable, OpenApi, Outcome } from '../../generator/invoke/model.js';

const success = { kind: 'success', value: {}, issues: [], attempts: 1 } as const;
const failure = {
  kind: 'failure',
  cause: 'api',
  message: '',
  reason: '',
  outcomeUnknown: false,
  attempts: 1,
  issues: [],
} as const;
const issue = { code: 'unknown-element', path: ['user'], message: '', source: '' } as const;
const LOOKUP = { operation: 'users.list', by: ['name'], absent: ['404'] };

/** As far as a look-up looks at an API and its operation. */
async function found(
  outcome: Outcome,
  action: 'get' | 'list' = 'list',
  request: Readonly<Record<string, unknown>> = { name: 'ann', age: 7 },
): Promise<readonly [Found | undefined, unknown]> {
  const finding = { operation: { kind: 'resource', service: 'users', action } } as Callable;
  const api = { profile: 'resource', resources: { users: { list: { rows: 'users' } } } };
  const open = { api, callables: new Map([['users.list', finding]]) } as unknown as OpenApi;
  let sent: unknown;
  const call = async (_operation: string, asked: unknown): Promise<Outcome> => {
    sent = asked;
    return outcome;
  };
  const lookUp = lookUpOf(open, { lookup: LOOKUP } as unknown as Callable);
  const account = { name: 'a', session: { call } };
  return [await lookUp?.(account, request, new AbortController().signal), sent];
}

describe('a look-up', () => {
  test.each<[string, Outcome, Found]>([
    ['rows', { ...success, value: { users: [{}] } }, 'present'],
    ['no rows', { ...success, value: { users: [] } }, 'absent'],
    ['a list without the member', success, 'absent'],
    ['a list that was not understood', { ...success, issues: [issue] }, 'undecided'],
    ['an error that means an empty list', { ...success, errorId: '15' }, 'absent'],
    ['an error that means that there is none', { ...failure, errorId: '404' }, 'absent'],
    ['another error', { ...failure, errorId: '500' }, 'undecided'],
  ])('of a list that gives %s', async (_name, outcome, expected) => {
    expect(await found(outcome)).toEqual([expected, { name: 'ann' }]);
  });

  test('of one thing is there when there is an answer', async () => {
    expect(await found({ ...success, issues: [issue] }, 'get')).toEqual([
      'present',
      { name: 'ann' },
    ]);
  });

  test('is not made without the member that it goes by', async () => {
    expect(await found(success, 'list', { age: 7 })).toEqual(['undecided', undefined]);
  });
});

test('what names no member to go by cannot be looked up', () => {
  const open = { api: {}, callables: new Map() } as unknown as OpenApi;
  const lookup = { ...LOOKUP, by: [] };
  expect(lookUpOf(open, { lookup } as unknown as Callable)).toBeUndefined();
});
