import { describe, expect, test } from 'vitest';
import { ADMIN, at, EVE, JANE, startPlatform } from './platform.js';

const WRONG = '401 the user name or the password is wrong';

describe('who calls', () => {
  test('is proved by user name and password', () => {
    const platform = startPlatform();
    expect(platform.refused('users.list', { credentials: {} })).toBe(WRONG);
    expect(platform.refused('users.list', { credentials: { username: 'nobody' } })).toBe(WRONG);
    const wrong = { ...JANE, password: 'other' };
    expect(platform.refused('users.list', { credentials: wrong })).toBe(WRONG);
    platform.ok('users.list', { credentials: { ...JANE, username: 'JDOE' } });
  });

  test('a user of a directory logs in with the domain before the name', () => {
    const platform = startPlatform();
    platform.ok('users.list', { credentials: EVE });
    const bare = { ...EVE, username: 'esmith' };
    expect(platform.refused('users.list', { credentials: bare })).toBe(WRONG);
  });

  test('a disabled user cannot log in', () => {
    const platform = startPlatform();
    platform.ok('users.update', platform.change({ disabled: true }));
    expect(platform.refused('users.list', { credentials: JANE })).toBe('401 the user is disabled');
  });

  test('the credentials for an example are an administrator’s', () => {
    const { credentials, notices } = startPlatform();
    expect(credentials).toEqual(ADMIN);
    expect(notices).toContain('local administrator admin, password Adm1nistrator');
    expect(notices).toContain('enterprise user ACME\\esmith, password Enterpr1se');
  });
});

describe('a lock', () => {
  const wrong = { credentials: { ...JANE, password: 'other' } };

  test('comes after log-ins that failed, and keeps out who knows the password', () => {
    const platform = startPlatform({ settings: { lockAfter: 2 } });
    platform.refused('users.list', wrong);
    expect(platform.user()).toMatchObject({ locked: false });
    platform.refused('users.list', wrong);
    expect(platform.user()).toMatchObject({ locked: true });
    expect(platform.refused('users.list', { credentials: JANE })).toMatch(/^401 .*locked/);
  });

  test('does not come where one between them succeeded', () => {
    const platform = startPlatform({ settings: { lockAfter: 2 } });
    platform.refused('users.list', wrong);
    platform.ok('users.list', { credentials: JANE });
    platform.refused('users.list', wrong);
    platform.ok('users.list', { credentials: JANE });
  });

  test('is taken off by an administrator, and put on by nobody', () => {
    const platform = startPlatform({ settings: { lockAfter: 1 } });
    expect(platform.refused('users.update', platform.change({ locked: true }))).toMatch(
      /^400 locked: /,
    );
    platform.refused('users.list', wrong);
    platform.ok('users.update', platform.change({}));
    expect(platform.user()).toMatchObject({ locked: true });
    platform.ok('users.update', platform.change({ locked: false }));
    platform.ok('users.list', { credentials: JANE });
  });
});

describe('who must change the password', () => {
  const must = '403 the user has to change the password before anything else';

  test('may do that, read the own account for it, and nothing else', () => {
    const platform = startPlatform();
    platform.ok('users.update', platform.change({ 'password-change-required': true }));
    const credentials = JANE;
    expect(platform.refused('users.list', { credentials })).toBe(must);
    expect(platform.refused('users.get', { credentials, parameters: at('admin') })).toBe(must);
    expect(platform.user('jdoe', JANE)).toMatchObject({ 'password-change-required': true });
    expect(platform.refused('users.update', platform.change({}, { credentials }))).toBe(must);
    const password = 'Different1';
    const changes = { password, 'original-password': JANE['password'] };
    platform.ok('users.update', platform.change(changes, { credentials }));
    expect(platform.user('jdoe', { ...JANE, password })).toMatchObject({
      'password-change-required': false,
    });
  });

  test('may not change others, administrator or not', () => {
    const platform = startPlatform();
    const self = { parameters: at('admin') };
    platform.ok('users.update', platform.change({ 'password-change-required': true }, self));
    const request = {
      username: 'jdoe',
      'first-name': 'J',
      'last-name': 'D',
      password: 'Different1',
    };
    expect(platform.refused('users.update', { parameters: at('jdoe'), request })).toBe(must);
  });
});
