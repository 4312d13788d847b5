import { describe, expect, test } from 'vitest';
import { ADMIN, at, EVE, issueAt, JANE, NAMED, startPlatform } from './platform.js';
import type { Members } from './platform.js';

const ANN: Members = { username: 'ann', password: 'Passw0rd1', ...NAMED };
const NOT_ADMINISTRATOR = '403 only an administrator may do this';

describe('creating a user', () => {
  test('makes a local one, who can log in', () => {
    const platform = startPlatform();
    const created = platform.ok('users.create', { request: { ...ANN, city: 'Denver' } });
    expect(created).toMatchObject({ username: 'ann', domain: 'LOCAL', city: 'Denver' });
    expect(platform.user('ann')).toEqual(created);
    platform.ok('users.list', { credentials: ANN });
  });

  test('twice the same user name in a domain is a conflict, whatever its case', () => {
    const platform = startPlatform();
    platform.ok('users.create', { request: ANN });
    const again = { ...ANN, username: 'Ann', domain: 'local' };
    expect(platform.refused('users.create', { request: again })).toMatch(/^409 /);
    // Somebody of a directory may be called the same.
    platform.ok('users.create', { request: { ...ANN, username: 'esmith' } });
  });

  test.each([
    ['no first name', { 'first-name': undefined }, '400 first-name: local users must have one'],
    ['no last name', { 'last-name': undefined }, '400 last-name: local users must have one'],
    ['no user name', { username: undefined }, '400 username: it is required'],
    ['another domain', { domain: 'ACME' }, '400 domain: users that are added are in LOCAL'],
    [
      'a bare colon',
      { username: 'a:b' },
      '400 username: a colon must stand between quotation marks',
    ],
    [
      'a lock',
      { locked: true },
      '400 locked: the system alone locks users; it can only be set to false',
    ],
    ['a short password', { password: 'a1' }, '400 the password needs at least 8 characters'],
    ['no digit', { password: 'abcdefghi' }, '400 the password needs at least 1 digits'],
    ['no letter', { password: '123456789' }, '400 the password needs at least 1 letters'],
  ])('with %s is refused', (_, members, expected) => {
    expect(startPlatform().refused('users.create', { request: { ...ANN, ...members } })).toBe(
      expected,
    );
  });

  test('a colon between quotation marks is accepted', () => {
    const request = { ...ANN, username: '"a:b"' };
    expect(startPlatform().ok('users.create', { request })).toMatchObject({ username: '"a:b"' });
  });

  test('what the system alone gives is passed over', () => {
    const request = { ...ANN, uuid: 'mine', 'entity-tag': 'mine', link: [] };
    const created = startPlatform().ok('users.create', { request });
    expect(created['uuid']).not.toBe('mine');
    expect(created['entity-tag']).not.toBe('mine');
  });

  test('is for administrators', () => {
    const platform = startPlatform();
    for (const credentials of [JANE, EVE])
      expect(platform.refused('users.create', { request: ANN, credentials })).toBe(
        NOT_ADMINISTRATOR,
      );
  });

  test('a value that the schema refuses is refused, an unknown element passed over', () => {
    const platform = startPlatform();
    const issues = [issueAt('unknown-element', 'nonsense'), issueAt('length', 'city')];
    expect(platform.refused('users.create', { request: ANN, issues })).toBe(
      '400 city: expected less',
    );
    platform.ok('users.create', { request: ANN, issues: issues.slice(0, 1) });
  });
});

describe('updating a user', () => {
  test('replaces what may be changed; a flag or password that is absent stays', () => {
    const platform = startPlatform();
    platform.ok('users.update', platform.change({ disabled: true }));
    const request = { username: 'jdoe', ...NAMED, title: 'Dr' };
    platform.ok('users.update', { parameters: at('jdoe'), request });
    const user = platform.user();
    expect(user).toMatchObject({ 'first-name': 'Ann', title: 'Dr', disabled: true });
    expect(user['email-address']).toBeUndefined();
    platform.ok('users.update', platform.change({ disabled: false }));
    platform.ok('users.list', { credentials: JANE });
  });

  test('that comes too late is refused, and changes nothing', () => {
    const platform = startPlatform();
    const entityTags = [String(platform.user()['entity-tag'])];
    const first = platform.change({ title: 'Dr' }, { entityTags });
    const second = platform.change({ title: 'Prof' }, { entityTags });
    platform.ok('users.update', first);
    expect(platform.refused('users.update', second)).toMatch(/^412 /);
    expect(platform.refused('users.delete', second)).toMatch(/^412 /);
    expect(platform.user()).toMatchObject({ title: 'Dr' });
    platform.ok('users.update', platform.change({ title: 'Prof' }, { entityTags: ['x', '*'] }));
  });

  test.each([
    [{ username: 'john' }, '400 username, domain: they cannot be changed'],
    [{ domain: 'ACME' }, '400 username, domain: they cannot be changed'],
    [{ uuid: 'mine' }, '400 uuid: it cannot be changed'],
    [{ 'entity-tag': 'mine' }, '400 entity-tag: it cannot be changed'],
    [{ 'last-name': undefined }, '400 last-name: local users must have one'],
    [{ password: 'short1' }, '400 the password needs at least 8 characters'],
  ])('%o is refused', (changes, expected) => {
    const platform = startPlatform();
    expect(platform.refused('users.update', platform.change(changes))).toBe(expected);
  });

  test('users change themselves, administrators others too', () => {
    const platform = startPlatform();
    platform.ok('users.create', { request: ANN });
    platform.ok('users.update', platform.change({ city: 'Rome' }, { credentials: JANE }));
    const other = platform.change({ city: 'Rome' }, { credentials: ANN });
    expect(platform.refused('users.update', other)).toBe(NOT_ADMINISTRATOR);
    const flag = platform.change({ disabled: true }, { credentials: JANE });
    expect(platform.refused('users.update', flag)).toBe(NOT_ADMINISTRATOR);
  });

  test('the own password needs the one before, another user’s does not', () => {
    const platform = startPlatform();
    const own = (original: unknown) =>
      platform.change(
        { password: 'Different1', 'original-password': original },
        { credentials: JANE },
      );
    for (const original of [undefined, 'wrong'])
      expect(platform.refused('users.update', own(original))).toMatch(/^400 original-password: /);
    platform.ok('users.update', own(JANE['password']));
    platform.ok('users.list', { credentials: { ...JANE, password: 'Different1' } });
    platform.ok('users.update', platform.change({ password: 'Different2' }));
    platform.ok('users.list', { credentials: { ...JANE, password: 'Different2' } });
  });

  test('users of a directory are not changed at all', () => {
    const platform = startPlatform();
    const parameters = at('esmith', 'ACME');
    const request = { username: 'esmith', domain: 'ACME', ...NAMED };
    const refusal = '403 users of an enterprise directory can only be viewed';
    for (const operation of ['users.update', 'users.delete'])
      expect(platform.refused(operation, { parameters, request, credentials: EVE })).toBe(refusal);
    expect(platform.refused('users.delete', { parameters, credentials: ADMIN })).toMatch(/^404 /);
  });
});

describe('deleting a user', () => {
  test('takes it away', () => {
    const platform = startPlatform();
    expect(platform.ok('users.delete', { parameters: at('jdoe') })).toEqual({});
    expect(platform.refused('users.delete', { parameters: at('jdoe') })).toMatch(/^404 /);
    expect(platform.refused('users.list', { credentials: JANE })).toMatch(/^401 /);
  });

  test('is for administrators, and not for oneself', () => {
    const platform = startPlatform();
    const self = { parameters: at('jdoe'), credentials: JANE };
    expect(platform.refused('users.delete', self)).toBe(NOT_ADMINISTRATOR);
    expect(platform.refused('users.delete', { parameters: at('admin') })).toBe(
      '403 nobody can delete the own account',
    );
  });
});
