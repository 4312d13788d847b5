/** User name and password as every request carries them (RFC 7617). */
import { redaction, type Redact } from './errors-redact.js';
import type { BasicCredentials } from './resource-types.js';

export interface Authorization {
  /** Undefined where the client has no credentials. */
  readonly header: string | undefined;
  /** Hides the password, the header, and what `request` has under secret names. */
  readonly redactFor: (request: object, secrets: ReadonlySet<string>) => Redact;
}

/** @throws TypeError when the two cannot be told apart in the header, or are only one */
export function authorizationOf({ username, password }: BasicCredentials): Authorization {
  checked('username', username, /^[^:\x00-\x1f\x7f]*$/, 'no colon and no control characters');
  checked('password', password, /^[^\x00-\x1f\x7f]*$/, 'no control characters');
  if ((username === undefined) !== (password === undefined))
    throw new TypeError('username, password: expected both or none, found one');
  const pair = new TextEncoder().encode(`${username}:${password}`);
  const code = btoa(Array.from(pair, (byte) => String.fromCharCode(byte)).join(''));
  const own = username === undefined ? {} : { [OWN]: [password, code] };
  return {
    header: username === undefined ? undefined : `Basic ${code}`,
    redactFor: (request, secrets) => redaction([own], request, new Set([...secrets, OWN])),
  };
}

/** No member of a request has such a name. */
const OWN = ' ';

/** What is wrong is not shown: it may be the password at the wrong place. */
function checked(name: string, text: unknown, pattern: RegExp, expected: string): void {
  if (text !== undefined && (typeof text !== 'string' || !pattern.test(text)))
    throw new TypeError(`${name}: expected a text with ${expected}`);
}
