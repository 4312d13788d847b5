/**
 * The office calendar that `syncWebOffice` keeps in step: each of CreateUser, SetUser, DelUser,
 * ActivateUser and InactivateUser brings it up to date when asked to, and leaves it when not.
 */
import type { Account, Site } from '../state/state.js';

export function syncWebOffice({ webOffice }: Site, account: Account, isAsked?: boolean): void {
  if (isAsked !== true) return;
  const { webExId, userId, profile } = account;
  const { firstName = '', lastName = '', email = '', active = 'ACTIVATED' } = profile;
  webOffice.set(userId, { webExId, firstName, lastName, email, active });
}

export function leaveWebOffice({ webOffice }: Site, { userId }: Account, isAsked?: boolean): void {
  if (isAsked === true) webOffice.delete(userId);
}
