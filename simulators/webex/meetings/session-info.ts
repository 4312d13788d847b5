/** GetSessionInfo, of meetings and of personal rooms. */
import type { Outcome } from '../../../generator/mock/simulator.js';
import type { GetSessionInfo, GetSessionInfoResponse } from '../../../generated/webex/ep.js';
import type { Tolerant } from '../../../generated/webex/runtime/issue.js';
import type { Context } from '../context.js';
import { keyOf } from '../names.js';
import { NO_MEETING, success } from '../outcomes.js';
import type { Account, Site } from '../state/state.js';
import { roomRights } from '../users/options.js';
import { essentials, findMeeting, seesPasswords } from './meeting.js';
import type { Essentials } from './meeting.js';
import { ownerOfRoom, personalRoom } from '../users/personal-room.js';

/** What the reply is made of, whichever kind of session it is about. */
interface Session extends Essentials {
  readonly key: number;
  readonly confId: number;
  readonly host: Account;
  readonly password: string;
  readonly audioPassword: string;
  readonly isListed: boolean;
  readonly isPersonalRoom: boolean;
  readonly isRecurring: boolean;
  readonly joinRequiresAccount: boolean;
  readonly allowsJoinBeforeHost: boolean;
  /** Given exactly where video systems may join. */
  readonly sipURL: string | undefined;
}

export function getSessionInfo(
  { site, caller }: Context,
  { sessionKey, sessionPassword }: Tolerant<GetSessionInfo>,
): Outcome {
  const session = sessionOf(site, sessionKey);
  if (session === undefined) return NO_MEETING;
  const { host, password } = session;
  const isOpen = seesPasswords(caller, host, password, sessionPassword);
  return success(show(site, session, isOpen, keyOf(caller.webExId) === keyOf(host.webExId)));
}

function sessionOf(site: Site, sessionKey: bigint | undefined): Session | undefined {
  return meetingSession(site, sessionKey) ?? roomSession(site, Number(sessionKey ?? -1));
}

function meetingSession(site: Site, sessionKey: bigint | undefined): Session | undefined {
  const found = findMeeting(site, sessionKey);
  if (found === undefined) return undefined;
  const { key, confId, account: host, members, audioPassword } = found;
  const { accessControl, schedule, repeat, attendeeOptions } = members;
  const { isEnableCET } = roomRights(site, host.profile);
  return {
    ...essentials(site, members),
    key,
    confId,
    host,
    password: accessControl?.meetingPassword ?? '',
    audioPassword,
    isListed: accessControl?.listToPublic === true,
    isPersonalRoom: false,
    isRecurring: (repeat?.repeatType ?? 'NO_REPEAT') !== 'NO_REPEAT',
    joinRequiresAccount: attendeeOptions?.joinRequiresAccount ?? false,
    allowsJoinBeforeHost: schedule?.joinTeleconfBeforeHost ?? false,
    sipURL: isEnableCET ? `${key}@${site.name}.webex.com` : undefined,
  };
}

/** Personal rooms ask the site whether guests need an account, and nothing ends them. */
function roomSession(site: Site, key: number): Session | undefined {
  const host = ownerOfRoom(site, key);
  const room = host && personalRoom(site, host);
  if (host === undefined || room === undefined) return undefined;
  return {
    ...essentials(site, {}),
    confName: room.title,
    startDate: '12/31/2065 13:00:00',
    duration: 720,
    key,
    confId: key,
    host,
    password: '',
    audioPassword: '',
    isListed: false,
    isPersonalRoom: true,
    isRecurring: false,
    joinRequiresAccount: site.settings.PMR_ForceLogin === '1',
    allowsJoinBeforeHost: false,
    sipURL: room.sipURL,
  };
}

function show(
  { settings }: Site,
  session: Session,
  isOpen: boolean,
  isCreator: boolean,
): GetSessionInfoResponse {
  const { host, password, audioPassword, sipURL } = session;
  const { firstName = '', lastName = '', email = '' } = host.profile;
  return {
    status: 'NOT_INPROGRESS',
    sessionkey: BigInt(session.key),
    confID: BigInt(session.confId),
    accessControl: {
      ...(isOpen && { sessionPassword: password }),
      listStatus: session.isListed ? 'PUBLIC' : 'UNLISTED',
      registration: false,
      passwordReq: password !== '',
      ...(isOpen && audioPassword !== '' && { audioPassword }),
      isEnforceAudioPassword: audioPassword !== '',
      isEnforceAudioLogin: settings.enforcesAudioLogin,
    },
    metaData: {
      confName: session.confName,
      sessionType: session.meetingType,
      serviceType: 'MeetingCenter',
      isRecurring: session.isRecurring,
      agendaFormat: 'TEXT',
      descriptionFormat: 'TEXT',
      isException: false,
      seriesMeetingKey: 0n,
      hasException: false,
    },
    host: { firstName, lastName, email, webExId: host.webExId },
    schedule: {
      startDate: session.startDate,
      duration: session.duration,
      timeZone: 'GMT-08:00, Pacific (San Jose)',
      timeZoneID: session.timeZoneID,
    },
    attendeeOptions: { joinRequiresAccount: session.joinRequiresAccount },
    isAudioOnly: false,
    telePresence: false,
    isAlternateHost: false,
    isCreator,
    supportE2E: false,
    isAllowJBH: session.allowsJoinBeforeHost,
    isCETMeeting: sipURL !== undefined,
    isPersonalMeetingRoom: session.isPersonalRoom,
    isNextUpcomingInstance: true,
    ...(sipURL !== undefined && { sipURL }),
  };
}
