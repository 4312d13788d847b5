/** CreateMeeting, SetMeeting and DelMeeting. */
import type { Outcome } from '../../../generator/mock/simulator.js';
import type {
  CreateMeeting,
  CreateMeetingResponse,
  DelMeeting,
  DelMeetingResponse,
  SetMeeting,
} from '../../../generated/webex/meeting.js';
import type { Tolerant } from '../../../generated/webex/runtime/issue.js';
import type { ICalendarURLType } from '../../../generated/webex/service.js';
import type { Context } from '../context.js';
import { formatDate } from '../dates.js';
import { without } from '../members.js';
import { merge } from '../merge.js';
import { keyOf } from '../names.js';
import {
  HOST_NOT_ALLOWED,
  NO_HOST,
  NO_MEETING,
  NO_MEETING_PASSWORD,
  success,
} from '../outcomes.js';
import type { Failure } from '../outcomes.js';
import type { Account, MeetingMembers, Site } from '../state/state.js';
import { findUser } from '../users/directory.js';
import { findMeeting, mayScheduleFor } from './meeting.js';

/** Members that steer a request or are the server's to give. */
const NOT_KEPT = [
  'validateFormat',
  'meetingkey',
  'status',
  'hostJoined',
  'participantsJoined',
  'telePresence',
] as const;

export function createMeeting(context: Context, request: Tolerant<CreateMeeting>): Outcome {
  const { site, now, random } = context;
  const given = without(request, NOT_KEPT);
  const host = hostFor(context, given, context.caller);
  if (host.kind === 'failure') return host;
  const members = merge<MeetingMembers>({ schedule: { startDate: formatDate(now) } }, given);
  const refusal = refusePassword(site, members);
  if (refusal !== undefined) return refusal;
  const key = site.nextNumber;
  site.nextNumber += 2;
  const uuid = digits(random, 32, 16);
  const guestToken = digits(random, 32, 16);
  site.meetings.set(key, {
    host: keyOf(host.account.webExId),
    confId: key + 1,
    uuid,
    hostKey: digits(random, 6),
    guestToken,
    audioPassword: audioPassword(site, members, random),
    members,
  });
  return success<CreateMeetingResponse>({
    meetingkey: BigInt(key),
    meetingUUID: uuid,
    iCalendarURL: calendars(site, key),
    guestToken,
  });
}

/** What is absent stays; the request spells the key `meetingkey`, unlike the others. */
export function setMeeting(context: Context, request: Tolerant<SetMeeting>): Outcome {
  const { site, random } = context;
  const given = without(request, NOT_KEPT);
  const found = findMeeting(site, request.meetingkey);
  if (found === undefined) return NO_MEETING;
  const { key, account, ...meeting } = found;
  if (!mayScheduleFor(context.caller, account)) return HOST_NOT_ALLOWED;
  const host = hostFor(context, given, account);
  if (host.kind === 'failure') return host;
  const members = merge(meeting.members, given);
  const refusal = refusePassword(site, members);
  if (refusal !== undefined) return refusal;
  site.meetings.set(key, {
    ...meeting,
    host: keyOf(host.account.webExId),
    audioPassword: meeting.audioPassword || audioPassword(site, members, random),
    members,
  });
  return success<DelMeetingResponse>({ iCalendarURL: calendars(site, key) });
}

export function delMeeting(
  { site, caller }: Context,
  { meetingKey }: Tolerant<DelMeeting>,
): Outcome {
  const found = findMeeting(site, meetingKey);
  if (found === undefined) return NO_MEETING;
  if (!mayScheduleFor(caller, found.account)) return HOST_NOT_ALLOWED;
  site.meetings.delete(found.key);
  return success<DelMeetingResponse>({ iCalendarURL: calendars(site, found.key) });
}

type Host = { readonly kind: 'host'; readonly account: Account };

function hostFor(
  { site, caller }: Context,
  { schedule }: MeetingMembers,
  usual: Account,
): Host | Failure {
  const name = schedule?.hostWebExID;
  const account = name === undefined || name === '' ? usual : findUser(site, name);
  if (account === undefined) return NO_HOST;
  return mayScheduleFor(caller, account) ? { kind: 'host', account } : HOST_NOT_ALLOWED;
}

function refusePassword({ settings }: Site, members: MeetingMembers): Failure | undefined {
  const password = members.accessControl?.meetingPassword ?? '';
  return settings.requiresMeetingPassword && password === '' ? NO_MEETING_PASSWORD : undefined;
}

/** Made when the provider and the site both want it and the session has a password. */
function audioPassword(
  { settings }: Site,
  { accessControl }: MeetingMembers,
  random: () => number,
): string {
  const isWanted = settings.superAdminAudioPassword && settings.siteAdminAudioPassword;
  const hasPassword = (accessControl?.meetingPassword ?? '') !== '';
  return isWanted && hasPassword ? digits(random, 8) : '';
}

function calendars({ name }: Site, key: number): ICalendarURLType {
  const url = `https://${name}.webex.com/${name}/j.php?ED=${key}`;
  return { host: `${url}&ICS=MIU`, attendee: `${url}&ICS=MI` };
}

function digits(random: () => number, count: number, base: number = 10): string {
  return Array.from({ length: count }, () => Math.floor(random() * base).toString(base)).join('');
}
