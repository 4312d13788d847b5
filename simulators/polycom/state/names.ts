/** Domain and user name together say who is meant; that neither minds case is inferred. */
import type { Account, State } from './state.js';

/** The domain of all users that were added by hand. */
export const LOCAL = 'LOCAL';

/** No control character can stand in either. */
export function keyOf(domain: string, username: string): string {
  return `${domain.toUpperCase()}\u0000${username.toLowerCase()}`;
}

export function find({ users }: State, domain: string, username: string): Account | undefined {
  return users.get(keyOf(domain, username));
}

export function isLocal({ domain }: Pick<Account, 'domain'>): boolean {
  return domain.toUpperCase() === LOCAL;
}
