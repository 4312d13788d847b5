import { describe, expect, test } from 'vitest';
import { ADMIN, at, EVE, JANE, startPlatform } from './platform.js';
import type { Members, Platform } from './platform.js';

function names(platform: Platform, credentials: Members, parameters = {}): readonly unknown[] {
  const { 'plcm-user-v2': users } = platform.ok('users.list', { credentials, parameters });
  return (users as readonly Members[]).map(({ username }) => username);
}

describe('viewing users', () => {
  test('all attributes but the password are shown', () => {
    const user = startPlatform().user();
    expect(user).toMatchObject({
      username: 'jdoe',
      domain: 'LOCAL',
      'first-name': 'Jane',
      disabled: false,
      locked: false,
      'password-change-required': false,
      link: [{ rel: 'self', href: '/api/rest/users/LOCAL/jdoe' }],
    });
    expect(user['uuid']).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(JSON.stringify(user)).not.toContain('Passw0rd123');
  });

  test('users of a directory are viewed by users of a directory alone', () => {
    const platform = startPlatform();
    expect(names(platform, ADMIN)).toEqual(['admin', 'jdoe']);
    expect(names(platform, EVE)).toEqual(['admin', 'jdoe', 'esmith']);
    const parameters = at('esmith', 'ACME');
    platform.ok('users.get', { parameters, credentials: EVE });
    expect(platform.refused('users.get', { parameters })).toBe('404 there is no such user');
  });

  test('lists are narrowed by user name and domain', () => {
    const platform = startPlatform();
    expect(names(platform, EVE, { username: 'JDoe' })).toEqual(['jdoe']);
    expect(names(platform, EVE, { domain: 'acme' })).toEqual(['esmith']);
    expect(names(platform, EVE, { username: 'jdoe', domain: 'ACME' })).toEqual([]);
  });

  test('who is not there is not found', () => {
    const platform = startPlatform();
    for (const parameters of [at('nobody'), at('jdoe', 'ACME'), {}])
      expect(platform.refused('users.get', { parameters })).toBe('404 there is no such user');
  });

  test('an operation of another resource is answered with a sample', () => {
    expect(startPlatform().call('rooms.list', { credentials: JANE })).toBeUndefined();
  });
});

describe('the entity tag', () => {
  test('is another one after each change of an attribute, the password included', () => {
    const platform = startPlatform();
    const seen = new Set([platform.user()['entity-tag']]);
    const changes = [
      { title: 'Dr' },
      { disabled: true },
      { password: 'Different1' },
      { city: 'X' },
    ];
    for (const change of changes) {
      platform.ok('users.update', platform.change(change));
      seen.add(platform.user()['entity-tag']);
    }
    expect(seen.size).toBe(5);
  });

  test('is the same as long as nothing changes, in every run', () => {
    const tag = startPlatform().user()['entity-tag'];
    expect(tag).toBe(startPlatform().user()['entity-tag']);
    const platform = startPlatform();
    platform.ok('users.update', platform.change({ title: 'Dr' }));
    platform.ok('users.update', platform.change({ title: undefined }));
    expect(platform.user()['entity-tag']).toBe(tag);
  });

  test('says nothing to who has it of another user', () => {
    const platform = startPlatform();
    expect(platform.user('admin')['entity-tag']).not.toBe(platform.user()['entity-tag']);
  });
});
