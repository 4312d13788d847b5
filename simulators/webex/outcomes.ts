/** How calls end: with a response, or refused with the error that the sources name. */
import type { Outcome } from '../../generator/mock/simulator.js';

export type Failure = Extract<Outcome, { readonly kind: 'failure' }>;

export function success<T extends object>(response: T): Outcome {
  return { kind: 'success', response: Object.fromEntries(Object.entries(response)) };
}

function failure(errorId: string, reason: string): Failure {
  return { kind: 'failure', errorId, reason };
}

/** Of these the sources give the text, and no exceptionID. */
function unnumbered(reason: string): Failure {
  return { kind: 'failure', reason };
}

/** A value that breaks a rule of the server: the class WBXValidationException has one ID. */
export function invalid(reason: string): Failure {
  return failure('999999', reason);
}

export const ACCESS_DENIED: Failure = failure(
  '000001',
  'Access denied, additional privileges are required',
);
export const NO_RECORD: Failure = failure('000015', 'Sorry, no record found');
export const TOO_MANY_CALLS: Failure = failure('000045', 'API Rate Limit Reach');
export const NO_USER: Failure = failure('030001', 'No user found');
export const WRONG_CREDENTIALS: Failure = failure('030002', 'Incorrect user or password');
export const NAME_TAKEN: Failure = failure('030004', 'A user with this webExID exists already');
export const EMAIL_TAKEN: Failure = failure('030005', 'This e-mail address is already used');
export const BAD_TICKET: Failure = failure('030047', 'Not a valid session ticket');
export const NO_USER_MANAGEMENT: Failure = failure(
  '030098',
  'User management is not allowed on unified site',
);
export const NO_MEETING: Failure = failure('060001', 'Corresponding Meeting not found');
export const NO_HOST: Failure = failure('060019', 'The host webExID does not exist');
export const HOST_NOT_ALLOWED: Failure = failure('060021', 'User cannot schedule for this host');
export const NO_MEETING_PASSWORD: Failure = failure('060026', 'Meeting password must not be null');

export const BAD_PIN: Failure = invalid(
  'Not a valid PIN! PIN must be 4-digit number and not allow PIN to be Single number values or simple sequences, like 1111 or 1234.',
);
export const NO_PIN: Failure = unnumbered('valid PIN is required');
export const HOST_LIMIT: Failure = unnumbered('exceededSiteHostLimit');
export const BAD_ACCESS_TOKEN: Failure = unnumbered('WebEx access token is invalid');
/** No source tells how an unknown site is answered. */
export const NO_SITE: Failure = unnumbered('The site was not found');
