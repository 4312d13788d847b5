/** What the simulator answers is what the schema of release 10.0 says of a response. */
import { expect, test } from 'vitest';
import * as ep from '../../../generated/webex/ep.codec.js';
import * as meeting from '../../../generated/webex/meeting.codec.js';
import { validate } from '../../../generated/webex/runtime/document.js';
import * as user from '../../../generated/webex/user.codec.js';
import { startSite } from './site.js';

const JANE = {
  webExId: 'jane',
  email: 'jane@acme.com',
  phones: { PIN: '3421' },
  personalTeleconf: { account: [{ accountIndex: 1 }] },
  salesCenter: { roles: { sme: true }, smeInfo: { products: { prodID: [120n] } } },
  schedulingPermission: 'hostid',
  firstName: 'Jane',
  lastName: 'Doe',
};

test('responses are valid under the schema', () => {
  const site = startSite({
    settings: { superAdminAudioPassword: true, siteAdminAudioPassword: true },
  });
  expect(validate(user.CreateUserResponseCodec, site.ok('user.CreateUser', JANE))).toEqual([]);
  const lunch = { accessControl: { meetingPassword: 'x' }, metaData: { confName: 'Lunch' } };
  const created = site.ok('meeting.CreateMeeting', lunch);
  const meetingKey = created['meetingkey'];
  const response = (operation: string, request: object = {}): unknown =>
    site.ok(operation, { ...request });
  const issues = [
    validate(user.GetUserResponseCodec, site.user('jane')),
    validate(user.GetUserResponseCodec, site.user()),
    validate(user.SetUserResponseCodec, site.set({ title: 'x' })),
    validate(user.LstsummaryUserResponseCodec, response('user.LstsummaryUser')),
    validate(user.LstUserResponseCodec, response('user.LstUser')),
    validate(user.AuthenticateUserResponseCodec, response('user.AuthenticateUser')),
    validate(
      user.InactivateUserResponseCodec,
      response('user.InactivateUser', { webexID: 'jane' }),
    ),
    validate(user.ActivateUserResponseCodec, response('user.ActivateUser', { webexID: 'jane' })),
    validate(ep.GetSiteTypeResponseCodec, response('ep.GetSiteType')),
    validate(ep.GetAPIVersionResponseCodec, response('ep.GetAPIVersion')),
    validate(
      ep.GetSessionInfoResponseCodec,
      response('ep.GetSessionInfo', { sessionKey: meetingKey }),
    ),
    validate(ep.LstsummarySessionResponseCodec, response('ep.LstsummarySession')),
    validate(meeting.CreateMeetingResponseCodec, created),
    validate(meeting.GetMeetingResponseCodec, response('meeting.GetMeeting', { meetingKey })),
    validate(
      meeting.SetMeetingResponseCodec,
      response('meeting.SetMeeting', { meetingkey: meetingKey }),
    ),
    validate(meeting.LstsummaryMeetingResponseCodec, response('meeting.LstsummaryMeeting')),
    validate(meeting.DelMeetingResponseCodec, response('meeting.DelMeeting', { meetingKey })),
    validate(user.DelUserResponseCodec, response('user.DelUser', { webExId: ['jane', 'nobody'] })),
  ];
  expect(issues.flat()).toEqual([]);
});
