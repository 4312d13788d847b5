/** GetUser, LstsummaryUser and LstUser. */
import type { Outcome } from '../../../generator/mock/simulator.js';
import type { Tolerant } from '../../../generated/webex/runtime/issue.js';
import type {
  GetUser,
  GetUserResponse,
  LstsummaryUser,
  LstUser,
} from '../../../generated/webex/user.js';
import type { Context } from '../context.js';
import { isWithin } from '../dates.js';
import { keyOf } from '../names.js';
import { invalid, NO_USER, success } from '../outcomes.js';
import { answerPage, sorted } from '../paging.js';
import type { Account, Site } from '../state/state.js';
import { findUser } from './directory.js';
import { USER_ORDER } from './order.js';
import { maySchedule } from './scheduling.js';
import { activeOf, salesCenterOf, showUser, summarize } from './view.js';

export function getUser({ site, caller }: Context, { webExId }: Tolerant<GetUser>): Outcome {
  if (webExId === undefined) return invalid('Validation error: webExId');
  const account = findUser(site, webExId);
  if (account === undefined) return NO_USER;
  const salesCenter = salesCenterOf(site, account);
  const { eventCenter } = account.profile;
  return success<Tolerant<GetUserResponse>>({
    ...showUser(site, account, caller),
    ...(eventCenter && { eventCenter }),
    ...(salesCenter && { salesCenter }),
    passwordExpires: false,
    passwordDaysLeft: 0,
    ...scheduleFor(site, account),
  });
}

export function lstsummaryUser({ site }: Context, request: Tolerant<LstsummaryUser>): Outcome {
  return answerPage('user', selected(site, request), request.listControl, summarize);
}

export function lstUser({ site, caller }: Context, request: Tolerant<LstUser>): Outcome {
  const rows = selected(site, request);
  return answerPage('user', rows, request.listControl, (user) => showUser(site, user, caller));
}

/** Those who meet all filters, or any of them where the request says OR, in its order. */
function selected(site: Site, request: Tolerant<LstUser>): readonly Account[] {
  const { firstName, lastName, email, webExId, active, listControl, order, dataScope } = request;
  const filters: readonly (readonly [string | undefined, (account: Account) => string])[] = [
    [firstName, ({ profile }) => profile.firstName ?? ''],
    [lastName, ({ profile }) => profile.lastName ?? ''],
    [email, ({ profile }) => profile.email ?? ''],
    [webExId, (account) => account.webExId],
    [active, ({ profile }) => activeOf(profile)],
  ];
  const asked = filters.filter(([wanted]) => wanted !== undefined && wanted !== '');
  const isAny = listControl?.listMethod === 'OR' && asked.length > 0;
  const users = [...site.users.values()].toSorted((a, b) => a.userId - b.userId);
  const found = users.filter((account) => {
    if (!isWithin(account.registered, dataScope?.regDateStart, dataScope?.regDateEnd)) return false;
    const meets = ([wanted, pick]: (typeof filters)[number]): boolean =>
      keyOf(pick(account)) === keyOf(wanted ?? '');
    return isAny ? asked.some(meets) : asked.every(meets);
  });
  return sorted(found, order ?? {}, USER_ORDER);
}

function scheduleFor(site: Site, account: Account): Pick<Tolerant<GetUserResponse>, 'scheduleFor'> {
  const webExID: string[] = [];
  for (const host of site.users.values())
    if (maySchedule(account, host)) webExID.push(host.webExId);
  return webExID.length > 0 ? { scheduleFor: { webExID } } : {};
}
