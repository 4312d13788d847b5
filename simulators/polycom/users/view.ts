/** An account as a caller sees it. */
import type { UserView } from '../context.js';
import { toJson } from '../state/json.js';
import { isLocal } from '../state/names.js';
import type { Account } from '../state/state.js';
import { hashOf } from './entity-tag.js';

/** No password is ever shown. */
export function viewOf(account: Account): UserView {
  return {
    link: [{ href: pathOf(account), rel: 'self', type: MEDIA_TYPE, $content: [] }],
    ...attributesOf(account),
    'entity-tag': entityTagOf(account),
  };
}

/** Of all attributes but links and itself; the password counts although it is not shown. */
export function entityTagOf(account: Account): string {
  const { password } = account;
  return hashOf(JSON.stringify(toJson({ ...attributesOf(account), password })));
}

/** Enterprise users are viewed by enterprise users alone. */
export function isVisible(account: Account, caller: Account): boolean {
  return isLocal(account) || !isLocal(caller);
}

function attributesOf(account: Account): UserView {
  const { username, domain, uuid, disabled, locked, passwordChangeRequired, profile } = account;
  return {
    ...profile,
    username,
    domain,
    disabled,
    locked,
    'password-change-required': passwordChangeRequired,
    uuid,
  };
}

const MEDIA_TYPE = 'application/vnd.plcm.plcm-user-v2+xml';

/** What a link holds is not documented: a reference from the root of the server is inferred. */
function pathOf({ domain, username }: Account): string {
  return `/api/rest/users/${encodeURIComponent(domain)}/${encodeURIComponent(username)}`;
}
