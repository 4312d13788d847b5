/** The operations with behaviour of their own. */
import type { Outcome } from '../../generator/mock/simulator.js';
import type { Context } from './context.js';
import { createMeeting, delMeeting, setMeeting } from './meetings/change.js';
import { getMeeting, lstsummaryMeeting, lstsummarySession } from './meetings/read.js';
import { getSessionInfo } from './meetings/session-info.js';
import type { Group } from './usage.js';
import { activateUser, createUser, delUser, inactivateUser, setUser } from './users/change.js';
import { getUser, lstsummaryUser, lstUser } from './users/read.js';

type Members = Readonly<Record<string, unknown>>;

export interface Operation {
  /** What the calls count for. */
  readonly group: Group | undefined;
  readonly answer: (context: Context, request: Members) => Outcome;
}

function operation<Request>(
  group: Group | undefined,
  answer: (context: Context, request: Request) => Outcome,
): Operation {
  // The release's own codec read the request for this operation, and its members are optional.
  return { group, answer: (context, request) => answer(context, request as Request) };
}

/** By `service.Name`. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['user.CreateUser', operation('user', createUser)],
  ['user.GetUser', operation('user', getUser)],
  ['user.SetUser', operation('user', setUser)],
  ['user.DelUser', operation('user', delUser)],
  ['user.ActivateUser', operation('user', activateUser)],
  ['user.InactivateUser', operation('user', inactivateUser)],
  ['user.LstsummaryUser', operation('user', lstsummaryUser)],
  ['user.LstUser', operation('user', lstUser)],
  ['meeting.CreateMeeting', operation('meeting-write', createMeeting)],
  ['meeting.SetMeeting', operation('meeting-write', setMeeting)],
  ['meeting.DelMeeting', operation('meeting-write', delMeeting)],
  ['meeting.GetMeeting', operation(undefined, getMeeting)],
  ['meeting.LstsummaryMeeting', operation('meeting-list', lstsummaryMeeting)],
  ['ep.LstsummarySession', operation('meeting-list', lstsummarySession)],
  ['ep.GetSessionInfo', operation(undefined, getSessionInfo)],
]);
