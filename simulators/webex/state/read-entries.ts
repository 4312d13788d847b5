/** The entries of a site's tables, from JSON. */
import { StateError } from '../../../generator/mock/simulator.js';
import { keyOf } from '../names.js';
import { REGISTERED } from './defaults.js';
import { flag, list, mapOf, object, open, optional, or, text, whole } from './shape.js';
import type { Read } from './shape.js';
import type { Account, Meeting, OfficeEntry, Profile, Ticket, Usage } from './state.js';

const flags: Read<Readonly<Record<string, boolean>>> = (value, at) =>
  Object.fromEntries(mapOf(String, flag)(value, at));

/** Shapes that the simulator relies on; whatever else stands in a profile is kept as it is. */
const profile: Read<Profile> = open({
  firstName: optional(text),
  lastName: optional(text),
  email: optional(text),
  active: optional(text),
  schedulingPermission: optional(text),
  timeZoneID: optional(whole(-1)),
  privilege: optional(flags),
  security: optional(flags),
  phones: optional(open({ PIN: optional(text) })),
  meetingTypes: optional(open({ meetingType: optional(list(whole())) })),
  personalTeleconf: optional(open({ joinBeforeHost: optional(flag) })),
  personalMeetingRoom: optional(open({ hostPIN: optional(text) })),
});

/** An account as it stands in a state: under its webExId, and without a number if need be. */
export interface ReadAccount extends Omit<Account, 'userId'> {
  readonly userId: number | undefined;
}

const account = object<Omit<ReadAccount, 'webExId'> & { readonly webExId: string | undefined }>({
  webExId: optional(text),
  userId: optional(whole(1)),
  password: optional(text),
  registered: or(whole(), REGISTERED),
  isDesignatedChatUser: or(flag, false),
  profile: or(profile, {}),
});

export function readAccount(value: unknown, at: string, name: string): ReadAccount {
  const read = account(value, at);
  const webExId = read.webExId ?? name;
  if (keyOf(webExId) === keyOf(name)) return { ...read, webExId };
  throw new StateError(`${at}.webExId: expected the name that the entry has, ${name}`);
}

/** The name of a user, who must be one of the site's. */
export function userKey(users: ReadonlyMap<string, unknown>): Read<string> {
  return (value, at) => {
    const name = text(value, at);
    if (users.has(keyOf(name))) return keyOf(name);
    throw new StateError(`${at}: expected the webExId of a user of the site, found ${name}`);
  };
}

export function ticket(user: Read<string>): Read<Ticket> {
  return object<Ticket>({ user, expires: whole() });
}

export function meeting(host: Read<string>): Read<Meeting> {
  return object<Meeting>({
    host,
    confId: whole(),
    uuid: or(text, ''),
    hostKey: or(text, ''),
    guestToken: or(text, ''),
    audioPassword: or(text, ''),
    members: open({
      accessControl: optional(open({ meetingPassword: optional(text) })),
      metaData: optional(open({ confName: optional(text) })),
      schedule: optional(open({ startDate: optional(text), duration: optional(whole()) })),
    }),
  });
}

export const usage: Read<Usage> = object<Usage>({ since: whole(), calls: whole() });

export const officeEntry: Read<OfficeEntry> = object<OfficeEntry>({
  webExId: text,
  firstName: text,
  lastName: text,
  email: text,
  active: text,
});
