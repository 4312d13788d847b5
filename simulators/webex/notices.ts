/** What a person who starts the mock wants to know of its sites. */
import { roleOf } from './users/roles.js';
import type { Account, Site, State } from './state/state.js';

/** So many users are named; a state may have thousands. */
const SHOWN = 5;

export function noticesOf({ sites }: State): readonly string[] {
  return [...sites.values()].flatMap((site) => [
    `site ${site.name} (${site.kind}, siteID ${site.siteId}, up to ${site.settings.hostLimit} hosts)`,
    ...usersOf(site),
    ...[...site.accessTokens].map(([token, user]) => `  access token ${token} of ${user}`),
    ...[...site.samlResponses].map(([saml, user]) => `  SAML response ${saml} of ${user}`),
  ]);
}

/** Of the first user who can log in with a password, administrators before others. */
export function credentialsOf({ sites }: State): Readonly<Record<string, string>> {
  const [site] = sites.values();
  if (site === undefined) return {};
  const users = [...site.users.values()].filter(({ password }) => password !== undefined);
  const account = users.find(({ profile }) => roleOf(profile) === 'siteAdmin') ?? users[0];
  if (account === undefined) return { siteName: site.name };
  const { webExId, password = '' } = account;
  return { siteName: site.name, webExID: webExId, password };
}

function usersOf({ users }: Site): readonly string[] {
  const lines = [...users.values()].slice(0, SHOWN).map(describe);
  const more = users.size - lines.length;
  return more > 0 ? [...lines, `  and ${more} more users`] : lines;
}

function describe({ webExId, password, profile }: Account): string {
  const login = password === undefined ? 'without a password' : `password ${password}`;
  return `  user ${webExId} (${roleOf(profile)}), ${login}`;
}
