/** How calls end. The documentation names no texts: the reasons are the simulator's own. */
import type { Outcome } from '../../generator/mock/simulator.js';
import type { PlcmUserList } from '../../generated/polycom/plcm-user-list.js';
import type { Tolerant } from '../../generated/polycom/runtime/issue.js';
import type { UserView } from './context.js';

export type Failure = Extract<Outcome, { readonly kind: 'failure' }>;

export function success(response: UserView | Tolerant<PlcmUserList>): Outcome {
  return { kind: 'success', response: Object.fromEntries(Object.entries(response)) };
}

/** What a deletion answers. */
export const DONE: Outcome = { kind: 'success', response: {} };

/** `status` is that of HTTP. */
function failure(status: number, reason: string): Failure {
  return { kind: 'failure', errorId: String(status), reason };
}

export function invalid(reason: string): Failure {
  return failure(400, reason);
}

export function refused(reason: string): Failure {
  return failure(403, reason);
}

/** The same for a name that nobody has as for a wrong password. */
export const WRONG_CREDENTIALS: Failure = failure(401, 'the user name or the password is wrong');
export const DISABLED: Failure = failure(401, 'the user is disabled');
export const LOCKED: Failure = failure(
  401,
  'the user is locked after log-ins that failed; an administrator can unlock it',
);
export const MUST_CHANGE_PASSWORD: Failure = refused(
  'the user has to change the password before anything else',
);
export const NOT_ADMINISTRATOR: Failure = refused('only an administrator may do this');
export const ENTERPRISE: Failure = refused('users of an enterprise directory can only be viewed');
export const NO_USER: Failure = failure(404, 'there is no such user');
export const NAME_TAKEN: Failure = failure(
  409,
  'a user with this user name exists in the domain already',
);
export const CHANGED: Failure = failure(
  412,
  'the user has been changed since: its entity tag is another one',
);
