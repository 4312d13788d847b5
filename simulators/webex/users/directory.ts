/** The table of users and what refers to it. */
import { keyOf } from '../names.js';
import type { Account, Profile, Site } from '../state/state.js';

export function findUser({ users }: Site, webExId: string | undefined): Account | undefined {
  return webExId === undefined ? undefined : users.get(keyOf(webExId));
}

/** Puts an account, new or with a new profile, where it is found by name and by e-mail address. */
export function putUser(site: Site, account: Account, profile: Profile = account.profile): void {
  const key = keyOf(account.webExId);
  if (account.profile.email !== undefined) site.emails.delete(keyOf(account.profile.email));
  account.profile = profile;
  if (profile.email !== undefined && profile.email !== '')
    site.emails.set(keyOf(profile.email), key);
  site.users.set(key, account);
}

/** Users, and all that is only theirs. */
export function removeUser(site: Site, { webExId, profile }: Account): void {
  const key = keyOf(webExId);
  site.users.delete(key);
  if (profile.email !== undefined) site.emails.delete(keyOf(profile.email));
  for (const [number, { host }] of site.meetings) if (host === key) site.meetings.delete(number);
  for (const [text, { user }] of site.tickets) if (user === key) site.tickets.delete(text);
  for (const table of namedBy(site)) {
    for (const [name, user] of table) if (user === key) table.delete(name);
  }
  site.setUserCalls.delete(key);
}

/** A user takes a new name; what was the user's still is, and so is the former name. */
export function renameUser(site: Site, account: Account, webExId: string): void {
  const [from, to] = [keyOf(account.webExId), keyOf(webExId)];
  const usage = site.setUserCalls.get(from);
  site.users.delete(from);
  site.setUserCalls.delete(from);
  if (usage !== undefined) site.setUserCalls.set(to, usage);
  for (const table of [...namedBy(site), site.emails]) {
    for (const [name, user] of table) if (user === from) table.set(name, to);
  }
  for (const meeting of site.meetings.values()) if (meeting.host === from) meeting.host = to;
  for (const ticket of site.tickets.values()) if (ticket.user === from) ticket.user = to;
  site.formerNames.delete(to);
  if (from !== to) site.formerNames.set(from, to);
  account.webExId = webExId;
  site.users.set(to, account);
}

/** Whether somebody else has the name, or had it. */
export function isNameTaken({ users, formerNames }: Site, webExId: string, own?: string): boolean {
  const owner = users.has(keyOf(webExId)) ? keyOf(webExId) : formerNames.get(keyOf(webExId));
  return owner !== undefined && (own === undefined || owner !== keyOf(own));
}

export function isEmailTaken({ emails }: Site, email: string, own?: string): boolean {
  const owner = emails.get(keyOf(email));
  return owner !== undefined && (own === undefined || owner !== keyOf(own));
}

function namedBy({
  accessTokens,
  samlResponses,
  formerNames,
}: Site): readonly Map<string, string>[] {
  return [accessTokens, samlResponses, formerNames];
}
