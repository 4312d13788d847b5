/** Who calls: the credentials of a request's header, and those of AuthenticateUser. */
import type { Outcome } from '../../generator/mock/simulator.js';
import type { Tolerant } from '../../generated/webex/runtime/issue.js';
import type { AuthenticateUser, AuthenticateUserResponse } from '../../generated/webex/user.js';
import { keyOf } from './names.js';
import { BAD_ACCESS_TOKEN, NO_USER, success, WRONG_CREDENTIALS } from './outcomes.js';
import type { Failure } from './outcomes.js';
import { rulesOf } from './sites.js';
import type { Proof } from './sites.js';
import type { Account, Site } from './state/state.js';
import { holderOf, issueTicket } from './tickets.js';

export type Credentials = Readonly<Record<string, unknown>>;

/** Milliseconds since 1970 and a source of chance. */
export interface Moment {
  readonly now: number;
  readonly random: () => number;
}

/** Who the header proves to be calling: by ticket, by access token, or by password. */
export function callerOf(site: Site, header: Credentials, now: number): Account | Failure {
  const ticket = textOf(header['sessionTicket']);
  if (ticket !== undefined) return admitted(holderOf(site, ticket, textOf(header['webExID']), now));
  const token = textOf(header['webExAccessToken']);
  const account = named(site, header);
  if (token !== undefined) return admitted(byTable(site.accessTokens, token, account));
  return byPassword(site, account, textOf(header['password']));
}

/**
 * The first credential that the kind of site looks for, and that is there, decides. The reply of a
 * Common Identity site says how long the ticket lives; that of others is the ticket alone.
 */
export function authenticateUser(
  site: Site,
  header: Credentials,
  request: Tolerant<AuthenticateUser>,
  { now, random }: Moment,
): Outcome {
  const account = prove(site, header, request);
  if (!isAccount(account)) return account;
  // The captured ticket ends with a line break, which clients have to trim.
  const sessionTicket = `${issueTicket(site, account, now, random)}\n`;
  const lifetime = { createTime: now, timeToLive: site.settings.ticketSeconds };
  const { tellsLifetime } = rulesOf(site);
  return success<AuthenticateUserResponse>({ sessionTicket, ...(tellsLifetime && lifetime) });
}

function prove(
  site: Site,
  header: Credentials,
  { samlResponse, accessToken }: Tolerant<AuthenticateUser>,
): Account | Failure {
  const password = textOf(header['password']);
  const given: Readonly<Record<Proof, string | undefined>> = {
    password,
    samlResponse,
    accessToken,
  };
  const account = named(site, header);
  const proof = rulesOf(site).proofs.find((name) => textOf(given[name]) !== undefined);
  switch (proof) {
    case 'samlResponse':
      return admitted(byTable(site.samlResponses, samlResponse ?? '', account, WRONG_CREDENTIALS));
    case 'accessToken':
      return admitted(byTable(site.accessTokens, accessToken ?? '', account));
    case 'password':
    case undefined:
      return byPassword(site, account, password);
  }
}

export function isAccount(found: Account | Failure): found is Account {
  return 'userId' in found;
}

function byPassword(
  site: Site,
  account: Account | undefined,
  password: string | undefined,
): Account | Failure {
  if (account === undefined) return NO_USER;
  // Users of SSO organisations have no password to log in with.
  if (site.settings.isSsoOrganization) return WRONG_CREDENTIALS;
  if (password === undefined || account.password !== password) return WRONG_CREDENTIALS;
  // No source tells with which error; the user has to log in on the site and change it there.
  if (account.profile.security?.forceChangePassword === true) return WRONG_CREDENTIALS;
  return admitted(account);
}

/** A token or an assertion proves one user, who must be the one the header names. */
function byTable(
  table: ReadonlyMap<string, string>,
  proof: string,
  account: Account | undefined,
  refusal: Failure = BAD_ACCESS_TOKEN,
): Account | Failure {
  if (account === undefined) return NO_USER;
  return table.get(proof) === keyOf(account.webExId) ? account : refusal;
}

/** Nobody gets in whose account is locked or not active, whatever the proof. */
function admitted(found: Account | Failure): Account | Failure {
  if (!isAccount(found)) return found;
  const { active = 'ACTIVATED', security } = found.profile;
  return active === 'ACTIVATED' && security?.lockAccount !== true ? found : WRONG_CREDENTIALS;
}

function named(site: Site, header: Credentials): Account | undefined {
  const email = textOf(header['email']);
  const name = textOf(header['webExID']) ?? (email && site.emails.get(keyOf(email)));
  return name === undefined ? undefined : site.users.get(keyOf(name));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
