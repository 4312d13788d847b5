/** A state from JSON: what it leaves out is as on the usual site. */
import { StateError } from '../../../generator/mock/simulator.js';
import { keyOf } from '../names.js';
import * as usual from './defaults.js';
import { fromJson, toJson } from './json.js';
import { meeting, officeEntry, readAccount, ticket, usage, userKey } from './read-entries.js';
import type { ReadAccount } from './read-entries.js';
import {
  flag,
  list,
  mapOf,
  nullable,
  object,
  oneOf,
  open,
  optional,
  or,
  text,
  whole,
} from './shape.js';
import type { Read } from './shape.js';
import type { Account, Offer, Settings, Site, SiteKind, State } from './state.js';

const siteKind: Read<SiteKind> = oneOf('classic', 'sso', 'ci', 'control-hub');
const offer: Read<Offer> = oneOf('on', 'off', 'unavailable');

/** A site is always given by name; without any there is the usual one. */
const USUAL_SITES: object = { [usual.SITE_NAME]: {} };

/**
 * @throws StateError with the place and what was expected there
 */
export function readState(value: unknown): State {
  const root = object({ sites: or(open({}), USUAL_SITES) });
  const { sites } = root(fromJson(value ?? {}), 'state');
  return { sites: mapOf(siteName, readSite)(sites, 'state.sites') };
}

/** What `readState` makes the same state of. */
export function writeState({ sites }: State): unknown {
  const written = [...sites.values()].map((site) => {
    const users = [...site.users.values()].map((account) => [account.webExId, account]);
    const entry = { ...site, name: undefined, emails: undefined, users: Object.fromEntries(users) };
    return [site.name, entry];
  });
  return toJson({ sites: Object.fromEntries(written) });
}

function siteName(name: string, at: string): string {
  if (/^[\w-]+$/.test(name)) return name.toLowerCase();
  throw new StateError(`${at}: expected a site's name of letters, digits and hyphens`);
}

function readSite(value: unknown, at: string, name: string): Site {
  const first = open({
    kind: or(siteKind, 'classic'),
    users: optional(mapOf(keyOf, readAccount)),
  })(value, at);
  const users = numbered(first.users ?? usual.usualUsers(name));
  const user = userKey(users);
  const proofs = usual.usualProofs(name, first.kind);
  const hasUsualUsers = first.users === undefined;
  const keyed = (table: 'accessTokens' | 'samlResponses'): Read<Map<string, string>> =>
    or(mapOf(String, user), hasUsualUsers ? proofs[table] : new Map());
  const read = object<Omit<Site, 'name' | 'emails' | 'users'> & { users: unknown }>({
    siteId: or(whole(1), usual.SITE_ID),
    kind: or(siteKind, 'classic'),
    settings: or(settings, usual.SETTINGS),
    products: or(list(object({ id: whole(), name: text })), usual.PRODUCTS),
    users: (given) => given,
    formerNames: or(mapOf(keyOf, user), new Map()),
    meetings: or(mapOf(numberKey, meeting(user)), new Map()),
    tickets: or(mapOf(String, ticket(user)), new Map()),
    accessTokens: keyed('accessTokens'),
    samlResponses: keyed('samlResponses'),
    webOffice: or(mapOf(numberKey, officeEntry), new Map()),
    calls: or(mapOf(String, usage), new Map()),
    setUserCalls: or(mapOf(keyOf, usage), new Map()),
    nextNumber: or(whole(1), usual.FIRST_NUMBER),
  })(value, at);
  return { ...read, name: name.toLowerCase(), users, emails: emailsOf(users, `${at}.users`) };
}

const settings: Read<Settings> = (value, at) => {
  const { SETTINGS } = usual;
  const wall = object({
    calls: or(whole(), SETTINGS.setUserWall.calls),
    hours: or(whole(3, 20), SETTINGS.setUserWall.hours),
  });
  return object<Settings>({
    hostLimit: or(whole(), SETTINGS.hostLimit),
    allowsNameChange: or(flag, SETTINGS.allowsNameChange),
    isSsoOrganization: or(flag, SETTINGS.isSsoOrganization),
    requiresMeetingPassword: or(flag, SETTINGS.requiresMeetingPassword),
    superAdminAudioPassword: or(flag, SETTINGS.superAdminAudioPassword),
    siteAdminAudioPassword: or(flag, SETTINGS.siteAdminAudioPassword),
    enforcesAudioLogin: or(flag, SETTINGS.enforcesAudioLogin),
    PMR_ForceLogin: or(nullable(text), SETTINGS.PMR_ForceLogin),
    ticketSeconds: or(whole(1), SETTINGS.ticketSeconds),
    callsPerMinute: or(nullable(whole(1)), SETTINGS.callsPerMinute),
    setUserWall: or(wall, SETTINGS.setUserWall),
    meetingTypes: or(list(whole()), SETTINGS.meetingTypes),
    options: or(options, SETTINGS.options),
  })(value, at);
};

/** Those of the usual site, with what is given in their place. */
const options: Read<Settings['options']> = (value, at) => {
  const given = mapOf(groupName, mapOf(String, offer))(value, at);
  return new Map(
    [...usual.SETTINGS.options].map(([group, offers]) => [
      group,
      new Map([...offers, ...(given.get(group) ?? [])]),
    ]),
  );
};

function groupName(name: string, at: string): string {
  return oneOf(...usual.SETTINGS.options.keys())(name, at);
}

function numberKey(name: string, at: string): number {
  return whole()(Number(name), at);
}

/** Accounts that a person wrote without a number get the lowest that are free. */
function numbered(accounts: ReadonlyMap<string, ReadAccount>): Map<string, Account> {
  const taken = new Set([...accounts.values()].map(({ userId }) => userId));
  let next = 1;
  const free = (): number => {
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  };
  return new Map(
    [...accounts].map(([key, account]) => [key, { ...account, userId: account.userId ?? free() }]),
  );
}

function emailsOf(users: ReadonlyMap<string, Account>, at: string): Map<string, string> {
  const emails = new Map<string, string>();
  for (const [key, { webExId, profile }] of users) {
    if (profile.email === undefined) continue;
    const email = keyOf(profile.email);
    if (emails.has(email))
      throw new StateError(`${at}.${webExId}.profile.email: expected one that nobody else has`);
    emails.set(email, key);
  }
  return emails;
}
