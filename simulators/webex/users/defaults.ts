/** What GetUser gives of members that were never set; from then on it gives what was set. */
import { personalRoom } from './personal-room.js';
import type { Account, Profile, Site } from '../state/state.js';
import { usualOptions } from './options.js';

export const TIME_ZONE_ID = 4;

export function usualProfile(site: Site, account: Account): Profile {
  const { meetingTypes } = site.settings;
  const hasOwnZone = account.profile.timeZoneID !== undefined;
  return {
    ...usualOptions(site),
    ...(!hasOwnZone && { timeZoneID: TIME_ZONE_ID, timeZone: 'GMT-08:00, Pacific (San Jose)' }),
    meetingTypes: { meetingType: meetingTypes },
    language: 'ENGLISH',
    locale: 'U.S.',
    languageID: 1,
    active: 'ACTIVATED',
    personalTeleconf: { joinBeforeHost: false },
    personalMeetingRoom: usualRoom(site, account),
    sessionOptions: {
      ...(meetingTypes[0] !== undefined && { defaultSessionType: meetingTypes[0] }),
      defaultServiceType: 'MeetingCenter',
      autoDeleteAfterMeetingEnd: true,
      displayQuickStartHost: true,
      displayQuickStartAttendees: false,
    },
    supportCenter: { serviceDesk: { enable: false } },
    security: { forceChangePassword: false, resetPassword: false, lockAccount: false },
  };
}

function usualRoom(site: Site, account: Account): NonNullable<Profile['personalMeetingRoom']> {
  const room = personalRoom(site, account);
  return {
    ...(room && {
      title: room.title,
      personalMeetingRoomURL: room.url,
      sipURL: room.sipURL,
      accessCode: String(room.key),
    }),
    applyPMRForInstantMeeting: false,
    PMRAutoLock: false,
    PMRAutoLockWaitTime: 0,
    PRNotifications: { mode: ['EMAIL'] },
  };
}
