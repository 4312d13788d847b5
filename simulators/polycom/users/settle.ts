/** What a request says of a user, judged by the rules that no schema states. */
import type { Context, UserRequest } from '../context.js';
import { invalid } from '../outcomes.js';
import type { Failure } from '../outcomes.js';
import { weakness } from '../passwords.js';
import { NOT_IN_PROFILE } from '../state/state.js';
import type { Profile } from '../state/state.js';

/** Undefined for what may be stored; what the schema does not know is passed over. */
export function faultOf({ request, issues, state }: Context): Failure | undefined {
  const issue = issues.find(({ code }) => !code.startsWith('unknown-'));
  if (issue !== undefined) return invalid(`${issue.path.join('.')}: ${issue.message}`);
  const { username = '', 'first-name': first, 'last-name': last, password } = request;
  if (hasBareColon(username))
    return invalid('username: a colon must stand between quotation marks');
  if (first === undefined || last === undefined)
    return invalid(`${first === undefined ? 'first' : 'last'}-name: local users must have one`);
  const weak =
    password === undefined ? undefined : weakness(password, state.settings.passwordRules);
  return weak === undefined ? undefined : invalid(weak);
}

function hasBareColon(username: string): boolean {
  return username.replaceAll(/"[^"]*"/g, '').includes(':');
}

export function profileOf(request: UserRequest): Profile {
  const others: ReadonlySet<string> = new Set([...NOT_IN_PROFILE, '$type', '$unknown']);
  const kept = Object.entries(request).filter(([name]) => !others.has(name));
  // What is left are the members of a profile, with the types that they had.
  return Object.fromEntries(kept) as Profile;
}
