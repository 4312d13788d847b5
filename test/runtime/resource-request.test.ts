import { describe, expect, test } from 'vitest';
import type { InvalidRequestError } from '../../generator/runtime/errors.js';
import { requestOf } from '../../generator/runtime/resource-request.js';
import type { AnyResourceOperation } from '../../generator/runtime/resource.js';
import { operations, send, start, thrownBy } from './resource-site.js';

const { getOperation, createOperation, updateOperation, deleteOperation, listOperation } =
  operations;

/** Code and path of each issue, in order. */
function issuesOf(operation: AnyResourceOperation, request: unknown): readonly string[] {
  try {
    requestOf('https://a', operation, Object(request), 'xml');
    return [];
  } catch (error) {
    const { issues } = error as InvalidRequestError;
    return issues.map(({ code, path }) => `${code} ${path.join('.')}`);
  }
}

describe('what is judged before anything is sent', () => {
  test.each([
    ['no member for the path', {}, ['required uuid']],
    ['an empty one', { uuid: '' }, ['lexical uuid']],
    ['a step to itself', { uuid: '.' }, ['lexical uuid']],
    ['a step upwards', { uuid: '..' }, ['lexical uuid']],
    ['half a character', { uuid: 'a\ud800' }, ['character uuid']],
    ['no text', { uuid: ['7'] }, ['type uuid']],
    ['a member too many', { uuid: 7, other: 1, more: undefined }, ['unknown-member other']],
    ['an entity tag', { uuid: 7, 'entity-tag': 'x' }, ['unknown-member entity-tag']],
    ['a number', { uuid: 7n }, []],
    ['three dots', { uuid: '...' }, []],
  ])('of a get: %s', (_, request, expected) => {
    expect(issuesOf(getOperation, request)).toEqual(expected);
  });

  test.each([
    [
      'what the schema refuses',
      { username: '', 'first-name': '', 'entity-tag': '' },
      ['length username'],
    ],
    ['what it needs', { username: 'a', 'entity-tag': '' }, ['required first-name']],
    [
      'everything at once',
      { username: 'x'.repeat(17), uuid: '7', weight: 'heavy', other: 1 },
      [
        'unknown-member uuid',
        'required first-name',
        'unknown-member other',
        'length username',
        'type weight',
        'required entity-tag',
      ],
    ],
  ])('of a create: %s', (_, request, expected) => {
    expect([...issuesOf(createOperation, request)].sort()).toEqual([...expected].sort());
  });

  const current = { username: 'a', uuid: '7', 'entity-tag': 't' };
  test.each([
    [
      'both parts',
      {},
      [
        'required current',
        'required changes',
        'required current.uuid',
        'required current.entity-tag',
        'required current.username',
        'required current.entity-tag',
      ],
    ],
    [
      'what may not be changed',
      { current, changes: { uuid: '8', username: undefined } },
      ['unknown-member changes.uuid'],
    ],
    [
      'what may be set to one value',
      { current, changes: { locked: true } },
      ['enumeration changes.locked'],
    ],
    ['what was so before', { current: { ...current, locked: true }, changes: {} }, []],
    [
      'the place of a fault',
      { current: { ...current, weight: '1' }, changes: { 'first-name': 1 } },
      ['type changes.first-name', 'type current.weight'],
    ],
    [
      'the entity tag',
      { current: { ...current, 'entity-tag': 'a"b' }, changes: {} },
      ['lexical current.entity-tag'],
    ],
    ['parts that are no objects', { current, changes: [] }, ['type changes']],
    ['nothing wrong', { current, changes: { locked: false } }, []],
  ])('of an update: %s', (_, request, expected) => {
    expect([...issuesOf(updateOperation, request)].sort()).toEqual([...expected].sort());
  });

  test('of a delete', () => {
    expect(issuesOf(deleteOperation, { uuid: '7', 'entity-tag': 'a\nb' })).toEqual([
      'lexical entity-tag',
    ]);
    expect(issuesOf(deleteOperation, { uuid: '7', 'entity-tag': 't' })).toEqual([]);
  });

  test('of a list', () => {
    expect(issuesOf(listOperation, { username: {}, uuid: '7' })).toEqual([
      'type username',
      'unknown-member uuid',
    ]);
    expect(issuesOf(listOperation, undefined)).toEqual([]);
  });

  test('is told with the place in the schema, and nothing goes out', async () => {
    const { users, asked } = await start((_, response) => send(response, 500));
    const error = await thrownBy(users.update({ current: {}, changes: { locked: true } }));
    expect(error).toMatchObject({ kind: 'invalid-request', attempts: 0 });
    expect(error['issues']).toContainEqual({
      code: 'enumeration',
      path: ['changes', 'locked'],
      message: 'expected false, found true',
      source: 'user.xsd:7',
    });
    expect(asked).toEqual([]);
  });

  test('shows no secret', () => {
    const rules = { values: { password: ['x'] } };
    const operation = { ...updateOperation, rules };
    const request = { current, changes: { password: 'gehe1m' } };
    const refused = () => requestOf('https://a', operation, request, 'xml');
    expect(refused).toThrow('changes.password: expected x');
    expect(refused).not.toThrow('gehe1m');
  });
});

test('a member of a list of secrets in the path is not shown', () => {
  const operation = { ...getOperation, path: '/users/{password}/x' };
  const refused = () => requestOf('https://a', operation, { password: '..' }, 'xml');
  expect(refused).toThrow(/password: expected a text other than "", "\." and "\.\."(?! *,)/);
});

test('without JSON for a document it goes as XML', () => {
  const { codec, mediaType } = createOperation.body!;
  const operation = { ...createOperation, body: { codec, mediaType } };
  const request = { username: 'a', 'first-name': 'b', 'entity-tag': '' };
  const { headers, body } = requestOf('https://a', operation, request, 'json');
  expect(headers['content-type']).toBe(mediaType);
  expect(new TextDecoder().decode(body)).toContain('<t:username>a</t:username>');
});

test('a change to undefined leaves a member as it is', () => {
  const current = { username: 'ann', uuid: '7', 'first-name': 'A', 'entity-tag': 't' };
  const request = { current, changes: { 'first-name': undefined } };
  const { body } = requestOf('https://a', updateOperation, request, 'json');
  expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ firstName: 'A' });
});
