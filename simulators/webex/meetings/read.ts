/** GetMeeting, LstsummaryMeeting and LstsummarySession. */
import type { Outcome } from '../../../generator/mock/simulator.js';
import type { LstsummarySession, SessionSummaryInstanceType } from '../../../generated/webex/ep.js';
import type {
  GetMeeting,
  GetMeetingResponse,
  LstsummaryMeeting,
  MeetingSummaryInstanceType,
} from '../../../generated/webex/meeting.js';
import type { Tolerant } from '../../../generated/webex/runtime/issue.js';
import type { Context } from '../context.js';
import { isWithin, parseDate } from '../dates.js';
import { keyOf } from '../names.js';
import { NO_MEETING, success } from '../outcomes.js';
import { answerPage, sorted } from '../paging.js';
import type { Site } from '../state/state.js';
import { essentials, findMeeting, isListedFor, mayScheduleFor, seesPasswords } from './meeting.js';
import type { Found } from './meeting.js';

const STATUS = 'NOT_INPROGRESS';

export function getMeeting(
  { site, caller }: Context,
  { meetingKey }: Tolerant<GetMeeting>,
): Outcome {
  const found = findMeeting(site, meetingKey);
  if (found === undefined) return NO_MEETING;
  const { key, account, members, hostKey, guestToken } = found;
  const { accessControl, schedule, ...others } = members;
  const { meetingPassword, ...access } = accessControl ?? {};
  const isHost = mayScheduleFor(caller, account);
  const isOpen = seesPasswords(caller, account, meetingPassword);
  const { timeZoneID, duration } = essentials(site, members);
  return success<Tolerant<GetMeetingResponse>>({
    ...others,
    accessControl: { ...access, ...(isOpen && { meetingPassword: meetingPassword ?? '' }) },
    schedule: { ...schedule, timeZoneID, duration, hostWebExID: account.webExId },
    meetingkey: BigInt(key),
    status: STATUS,
    hostJoined: false,
    participantsJoined: false,
    telePresence: false,
    ...(isHost && { hostKey }),
    eventID: BigInt(found.confId),
    guestToken,
  });
}

interface Filters {
  readonly key: bigint | undefined;
  readonly hostWebExID: string | undefined;
  readonly confName?: string | undefined;
  readonly dateScope: Tolerant<LstsummaryMeeting>['dateScope'];
  readonly order: Tolerant<LstsummaryMeeting>['order'];
}

const ORDER: ReadonlyMap<string, (found: Found) => string | number> = new Map<
  string,
  (found: Found) => string | number
>([
  ['HOSTWEBEXID', ({ account }) => account.webExId],
  ['CONFNAME', ({ members }) => members.metaData?.confName ?? ''],
  ['STARTTIME', startOf],
]);

export function lstsummaryMeeting(context: Context, request: Tolerant<LstsummaryMeeting>): Outcome {
  const { meetingKey: key, hostWebExID, dateScope, order, listControl } = request;
  const rows = selected(context, { key, hostWebExID, dateScope, order });
  return answerPage('meeting', rows, listControl, (found) => meetingRow(context.site, found));
}

export function lstsummarySession(context: Context, request: Tolerant<LstsummarySession>): Outcome {
  const { sessionKey: key, hostWebExID, confName, dateScope, order, listControl } = request;
  const rows = selected(context, { key, hostWebExID, confName, dateScope, order });
  return answerPage('session', rows, listControl, (found) => sessionRow(context.site, found));
}

function selected({ site, caller }: Context, filters: Filters): readonly Found[] {
  const { key, hostWebExID, confName, dateScope, order } = filters;
  const meetings = [...site.meetings.keys()].toSorted((a, b) => a - b);
  const found = meetings.flatMap((number) => findMeeting(site, BigInt(number)) ?? []);
  const rows = found.filter((one) => {
    if (key !== undefined && key !== BigInt(one.key)) return false;
    if (hostWebExID !== undefined && keyOf(hostWebExID) !== one.host) return false;
    if (confName !== undefined && confName !== one.members.metaData?.confName) return false;
    const { startDateStart, startDateEnd } = dateScope ?? {};
    return isWithin(startOf(one), startDateStart, startDateEnd) && isListedFor(caller, one);
  });
  return sorted(rows, order ?? {}, ORDER);
}

/** As it stands, without regard to time zones. */
function startOf({ members }: Found): number {
  return parseDate(members.schedule?.startDate) ?? 0;
}

function meetingRow(site: Site, found: Found): MeetingSummaryInstanceType {
  const { meetingType, ...others } = essentials(site, found.members);
  return {
    ...others,
    meetingKey: BigInt(found.key),
    meetingType,
    hostWebExID: found.account.webExId,
    otherHostWebExID: found.account.webExId,
    status: STATUS,
    listStatus: listStatusOf(found),
    hostJoined: false,
    participantsJoined: false,
    telePresence: false,
  };
}

function sessionRow(site: Site, found: Found): SessionSummaryInstanceType {
  const { confName, meetingType, startDate, duration, timeZoneID } = essentials(
    site,
    found.members,
  );
  const { firstName = '', lastName = '', email = '' } = found.account.profile;
  return {
    sessionKey: BigInt(found.key),
    confName,
    sessionType: meetingType,
    serviceType: 'MeetingCenter',
    hostWebExID: found.account.webExId,
    hostFirstName: firstName,
    hostLastName: lastName,
    timeZoneID,
    status: STATUS,
    startTime: startDate,
    duration,
    listStatus: listStatusOf(found),
    hostEmail: email,
    passwordReq: (found.members.accessControl?.meetingPassword ?? '') !== '',
    hostJoined: false,
    participantsJoined: false,
    confID: BigInt(found.confId),
    isRecurring: (found.members.repeat?.repeatType ?? 'NO_REPEAT') !== 'NO_REPEAT',
  };
}

function listStatusOf({ members }: Found): 'PUBLIC' | 'UNLISTED' {
  return members.accessControl?.listToPublic === true ? 'PUBLIC' : 'UNLISTED';
}
