/** What a person who starts the mock wants to know. */
import { isLocal } from './state/names.js';
import type { Account, State } from './state/state.js';

/** So many users are named; a state may have thousands. */
const SHOWN = 5;

export function noticesOf({ users }: State): readonly string[] {
  const lines = [...users.values()].slice(0, SHOWN).map(describe);
  const more = users.size - lines.length;
  return more > 0 ? [...lines, `and ${more} more users`] : lines;
}

/** Of the first user who can log in, administrators before others. */
export function credentialsOf({ users }: State): Readonly<Record<string, string>> {
  const able = [...users.values()].filter(({ password, disabled, locked }) => {
    return password !== undefined && !disabled && !locked;
  });
  const account = able.find(({ isAdministrator }) => isAdministrator) ?? able[0];
  if (account === undefined) return {};
  return { username: loginOf(account), password: account.password ?? '' };
}

function loginOf(account: Account): string {
  return isLocal(account) ? account.username : `${account.domain}\\${account.username}`;
}

function describe(account: Account): string {
  const kind = isLocal(account) ? 'local' : 'enterprise';
  const role = account.isAdministrator ? `${kind} administrator` : `${kind} user`;
  const { password, disabled, locked } = account;
  const login = password === undefined ? 'without a password' : `password ${password}`;
  const state = [...(disabled ? ['disabled'] : []), ...(locked ? ['locked'] : [])];
  return [`${role} ${loginOf(account)}`, login, ...state].join(', ');
}
