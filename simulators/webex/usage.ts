/** Two limits that count calls by the clock. */
import { keyOf } from './names.js';
import { TOO_MANY_CALLS, WRONG_CREDENTIALS } from './outcomes.js';
import type { Failure } from './outcomes.js';
import type { Account, Site, Usage } from './state/state.js';

export type Group = 'user' | 'meeting-write' | 'meeting-list';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** So many calls of a user in each group of operations are answered in 60 seconds. */
export function refuseByRate(
  { calls, settings }: Site,
  { webExId }: Account,
  group: Group,
  now: number,
): Failure | undefined {
  const { callsPerMinute } = settings;
  if (callsPerMinute === null) return undefined;
  const key = `${group} ${keyOf(webExId)}`;
  const usage = within(calls.get(key), MINUTE, now);
  if (usage.calls >= callsPerMinute) return TOO_MANY_CALLS;
  calls.set(key, { ...usage, calls: usage.calls + 1 });
  return undefined;
}

/**
 * The wall that the article on PINs in bulk met: after about 800 calls SetUser takes the
 * administrator for a stranger, while other operations go on; hours later all is well again.
 */
export function refuseByWall(site: Site, { webExId }: Account, now: number): Failure | undefined {
  const { setUserCalls, settings } = site;
  const key = keyOf(webExId);
  const usage = within(setUserCalls.get(key), settings.setUserWall.hours * HOUR, now);
  if (usage.calls >= settings.setUserWall.calls) return WRONG_CREDENTIALS;
  const calls = usage.calls + 1;
  // The hours of the wall count from the call that raised it.
  const since = calls === settings.setUserWall.calls ? now : usage.since;
  setUserCalls.set(key, { since, calls });
  return undefined;
}

function within(usage: Usage | undefined, span: number, now: number): Usage {
  return usage !== undefined && now - usage.since < span ? usage : { since: now, calls: 0 };
}
