/** One meeting: who may do what with it, and what it is where nobody said. */
import { keyOf } from '../names.js';
import type { Account, Meeting, MeetingMembers, Site } from '../state/state.js';
import { TIME_ZONE_ID } from '../users/defaults.js';
import { isAdministrator, seesAll } from '../users/roles.js';
import { maySchedule } from '../users/scheduling.js';

/** A meeting with the two things that stand beside it: its key and its host. */
export interface Found extends Meeting {
  readonly key: number;
  readonly account: Account;
}

export function findMeeting(site: Site, key: bigint | undefined): Found | undefined {
  const number = Number(key ?? -1);
  const meeting = site.meetings.get(number);
  const account = meeting && site.users.get(meeting.host);
  return account && { ...meeting, key: number, account };
}

/** Hosts for themselves, administrators for all, and others for those who allow it. */
export function mayScheduleFor(caller: Account, host: Account): boolean {
  const isOwn = keyOf(caller.webExId) === keyOf(host.webExId);
  return isOwn || isAdministrator(caller) || maySchedule(caller, host);
}

/** Who sees a session's password sees its audio password as well. */
export function seesPasswords(
  caller: Account,
  host: Account,
  password: string | undefined,
  given?: string,
): boolean {
  if (keyOf(caller.webExId) === keyOf(host.webExId) || seesAll(caller)) return true;
  return password !== undefined && password === given;
}

/** A meeting that is not listed to the public shows in the lists of its host and administrators. */
export function isListedFor(caller: Account, { host, members }: Meeting): boolean {
  const isPublic = members.accessControl?.listToPublic === true;
  return isPublic || host === keyOf(caller.webExId) || seesAll(caller);
}

export interface Essentials {
  readonly confName: string;
  readonly meetingType: number;
  readonly startDate: string;
  /** Minutes. */
  readonly duration: number;
  readonly timeZoneID: number;
}

/** What lists require of every meeting. */
export function essentials({ settings }: Site, { metaData, schedule }: MeetingMembers): Essentials {
  return {
    confName: metaData?.confName ?? '',
    meetingType: metaData?.meetingType ?? settings.meetingTypes[0] ?? 0,
    startDate: schedule?.startDate ?? '',
    duration: schedule?.duration ?? 60,
    timeZoneID: schedule?.timeZoneID ?? TIME_ZONE_ID,
  };
}
