/** The personal room of a user: a session that is always there, with a key of its own. */
import type { Account, Site } from '../state/state.js';
import { roomRights } from './options.js';

/** Room keys are far above those of meetings. */
const FIRST_KEY = 900_000_000;

export interface PersonalRoom {
  readonly key: number;
  readonly url: string;
  /** The address for video systems; undefined where the user has no video in meetings (CMR). */
  readonly sipURL: string | undefined;
  readonly title: string;
}

/** Undefined where the user has no right to one. */
export function personalRoom(site: Site, account: Account): PersonalRoom | undefined {
  const { webExId, userId, profile } = account;
  const { isEnablePMR, isEnableCET } = roomRights(site, profile);
  if (!isEnablePMR) return undefined;
  const [local = webExId] = webExId.split('@');
  const name = [profile.firstName, profile.lastName].filter(Boolean).join(' ');
  return {
    key: FIRST_KEY + userId,
    url: `https://${site.name}.webex.com/meet/${encodeURIComponent(local)}`,
    sipURL: isEnableCET ? `${local}@${site.name}.webex.com` : undefined,
    title: profile.personalMeetingRoom?.title ?? `${name || webExId}'s Personal Room`,
  };
}

export function ownerOfRoom(site: Site, key: number): Account | undefined {
  const userId = key - FIRST_KEY;
  return [...site.users.values()].find((account) => account.userId === userId);
}
