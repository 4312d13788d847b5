import { expectTypeOf } from 'expect-type';
import { describe, expect, test } from 'vitest';
import type { Tolerant } from '../../generator/runtime/issue.js';
import { isCallError, isConflictError } from '../../generator/runtime/resource-errors.js';
import { legible, shownOf } from '../support/secrets.js';
import {
  operations,
  send,
  start,
  thrownBy,
  userXml,
  type Answering,
  type User,
} from './resource-site.js';

const current = { username: 'ann', uuid: '7', 'entity-tag': 't0' };
const password = 'neues Geheimnis';
const theirs = userXml(
  '<n:username>ann</n:username><n:first-name>Theirs</n:first-name><n:password>altes Geheimnis</n:password>',
  '<n:entity-tag>t5</n:entity-tag>',
);

/** An update meets another version; a get is answered as told. */
const conflict =
  (get: (response: Parameters<Answering>[1]) => void): Answering =>
  ({ method }, response) =>
    method === 'PUT' ? send(response, 412, 'changed by bob') : get(response);

describe('an update that comes too late', () => {
  test('has both versions', async () => {
    const { users, asked } = await start(conflict((response) => send(response, 200, theirs)));
    const error = await thrownBy(
      users.update({ current, changes: { 'first-name': 'Mine', password } }),
    );
    expect(isCallError(error) && error.kind).toBe('conflict');
    if (!isConflictError(error, operations.updateOperation)) throw error;
    expectTypeOf(error.theirs).toEqualTypeOf<Tolerant<User> | undefined>();
    expect(error.mine).toEqual({ ...current, 'first-name': 'Mine', password });
    expect(error.theirs).toMatchObject({ 'first-name': 'Theirs', 'entity-tag': 't5' });
    expect(error).toMatchObject({
      name: 'ConflictError',
      operation: 'users.update',
      httpStatus: 412,
      errorId: '412',
      known: { name: 'precondition-failed' },
      reason: 'changed by bob',
      attempts: 1,
    });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /api/users/7',
      'GET /api/users/7',
    ]);
    expect(isConflictError(error, operations.getOperation)).toBe(false);
  });

  test('prints neither', async () => {
    const { users } = await start(conflict((response) => send(response, 200, theirs)));
    const error = await thrownBy(users.update({ current, changes: { password } }));
    const shown = shownOf(error);
    expect(legible(shown, [password, 'altes Geheimnis'])).toEqual([]);
    expect(shown).not.toContain('Theirs');
  });

  test.each([404, 500])('has no other version where reading it gives %d', async (status) => {
    const { users } = await start(
      conflict((response) => send(response, status)),
      {
        maxAttempts: 1,
      },
    );
    const error = await thrownBy(users.update({ current, changes: {} }));
    expect(error).toMatchObject({ kind: 'conflict', theirs: undefined });
  });

  test('reads no longer than the call may take', async () => {
    const { users } = await start(conflict(() => undefined));
    const error = await thrownBy(users.update({ current, changes: {} }, { deadlineMs: 300 }));
    expect(error).toMatchObject({ kind: 'conflict', theirs: undefined });
  });

  test('may be late because of itself', async () => {
    let puts = 0;
    const { users } = await start(({ method }, response) => {
      if (method === 'PUT') send(response, puts++ === 0 ? 500 : 412);
      else send(response, 200, theirs);
    });
    const error = await thrownBy(users.update({ current, changes: {} }));
    expect(error).toMatchObject({ kind: 'conflict', attempts: 2, outcomeUnknown: true });
    expect(error.message).toContain('it may have been this call');
  });
});

test('a delete that comes too late is an error of the API', async () => {
  const { users } = await start((_, response) => send(response, 412));
  const error = await thrownBy(users.delete({ uuid: '7', 'entity-tag': 't' }));
  expect(error).toMatchObject({ kind: 'api', errorId: '412' });
  expect(isConflictError(error)).toBe(false);
});
