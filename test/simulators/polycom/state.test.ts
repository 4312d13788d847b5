import { describe, expect, test } from 'vitest';
import { NAMED, startPlatform } from './platform.js';

describe('the state', () => {
  test('as JSON is where a later run goes on', () => {
    const first = startPlatform({ settings: { lockAfter: 3 } });
    const tenant = Uint8Array.from({ length: 16 }, (_, index) => index * 16);
    const roles = { $content: [{ name: '{x}role', attributes: {}, content: ['admin'] }] };
    const request = { username: 'ann', ...NAMED, tenant, 'plcm-user-role-list': roles };
    const created = first.ok('users.create', { request });
    first.refused('users.list', { credentials: { username: 'jdoe', password: 'x' } });
    const kept: unknown = JSON.parse(JSON.stringify(first.state()));
    const second = startPlatform(kept);
    expect(second.user('ann')).toEqual(created);
    expect(second.state()).toEqual(kept);
    expect(kept).toMatchObject({ users: [{}, { username: 'jdoe', failedLogins: 1 }, {}, {}] });
  });

  test('of a person may be as short as a user name', () => {
    const platform = startPlatform({ users: [{ username: 'root', isAdministrator: true }] });
    expect(platform.notices).toEqual(['local administrator root, without a password']);
    expect(platform.credentials).toEqual({});
  });

  test('with many users is not told in full', () => {
    const users = Array.from({ length: 9 }, (_, index) => ({ username: `u${index}` }));
    expect(startPlatform({ users }).notices.at(-1)).toBe('and 4 more users');
  });

  test.each([
    [{ user: [] }, 'state.user: there is no such member; expected settings, users'],
    [{ users: {} }, 'state.users: expected a list, found object'],
    [{ users: [{}] }, 'state.users[0].username: expected text, found nothing'],
    [{ users: [{ username: 'a', disabled: 'no' }] }, 'users[0].disabled: expected true or false'],
    [
      { users: [{ username: 'a' }, { username: 'A' }] },
      'users[1]: expected a user name that is new',
    ],
    [{ users: [{ username: 'a', profile: { uuid: 'x' } }] }, 'profile.uuid: it is no part of'],
    [{ settings: { lockAfter: 0 } }, 'state.settings.lockAfter: expected a whole number from 1'],
  ])('%j is refused', (state, message) => {
    expect(() => startPlatform(state)).toThrow(message);
  });

  test('no text is shown where something else was expected', () => {
    const state = { users: [{ username: 'a', disabled: 'S3cret' }] };
    expect(() => startPlatform(state)).toThrow(/^(?!.*S3cret)/);
  });
});
