import { keyOf } from '../names.js';
import type { Account } from '../state/state.js';

/** Whether a host lets the user schedule: names or e-mail addresses, by comma or semicolon. */
export function maySchedule({ webExId, profile }: Account, host: Account): boolean {
  const { schedulingPermission } = host.profile;
  if (schedulingPermission === undefined) return false;
  const allowed = schedulingPermission.split(/[,;]/).map(keyOf);
  return [webExId, profile.email].some(
    (name) => name !== undefined && allowed.includes(keyOf(name)),
  );
}
