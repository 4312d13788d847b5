/** Access tokens that are renewed with a refresh token (RFC 6749, section 6). */
import { sendOnce } from './client-attempt.js';
import { planOf } from './client-retry.js';
import { sleep, systemClock, unlessAborted, type Clock } from './clock.js';
import { LoginError, NotApiReplyError } from './errors.js';
import { redaction } from './errors-redact.js';
import type { Source } from './login.js';
import { fetchTransport, type Transport } from './transport.js';
import { checkedEndpoint } from './transport-url.js';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970, of the access token. */
  readonly expiresAt: number;
}

export interface RefreshOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** One that is at hand, used until `expiresAt` (milliseconds since 1970) or until it is refused. */
  readonly accessToken?: string | undefined;
  readonly expiresAt?: number | undefined;
  /** Is given new tokens before they are used: keep them, the old ones may be good no longer. */
  readonly onRefresh?: ((tokens: Tokens) => void | Promise<void>) | undefined;
  /** Another token endpoint than the API's. */
  readonly endpoint?: string | undefined;
  readonly transport?: Transport | undefined;
  readonly clock?: Clock | undefined;
}

const SECRETS: ReadonlySet<string> = new Set(['clientSecret', 'refreshToken', 'accessToken']);
const WHAT = 'token refresh';
const TIMEOUT_MS = 60_000;
const MAX_BYTES = 1024 * 1024;
const MOST_ATTEMPTS = 3;
/** It is renewed when so much of its life is over. */
const RENEW_AT = 0.8;

/**
 * A source of access tokens for a client. It fetches one where none is good, one request at a time.
 *
 * @throws LoginError when the endpoint refuses, TransportError and its kin when it does not answer;
 *   TypeError for an endpoint that is not https
 */
export function refreshing(defaultEndpoint: string, options: RefreshOptions): Source {
  const { clientId, clientSecret, onRefresh, clock = systemClock } = options;
  const url = checkedEndpoint(options.endpoint ?? defaultEndpoint);
  let { refreshToken, accessToken } = options;
  let renewAt = options.expiresAt ?? Infinity;
  let pending: Promise<string> | undefined;

  async function renew(signal: AbortSignal): Promise<string> {
    const form = {
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    };
    const asked = clock.now();
    const redact = redaction([], { clientSecret, refreshToken, accessToken }, SECRETS);
    const answer = await post(url, new URLSearchParams(form), options, signal, redact);
    const token = answer['access_token'];
    if (typeof token !== 'string' || token === '')
      throw new LoginError(WHAT, 'the answer has no access_token');
    const next = answer['refresh_token'];
    const told = Number(answer['expires_in']);
    const life = told > 0 ? told * 1000 : Infinity;
    if (typeof next === 'string' && next !== '') refreshToken = next;
    accessToken = token;
    renewAt = asked + life * RENEW_AT;
    await onRefresh?.({ accessToken, refreshToken, expiresAt: asked + life });
    return token;
  }

  return async (refused, signal) => {
    if (!refused && accessToken !== undefined && clock.now() < renewAt) return accessToken;
    // Whoever gives up: a refresh that was cut off could lose the only refresh token that is good.
    pending ??= renew(new AbortController().signal).finally(() => {
      pending = undefined;
    });
    pending.catch(() => undefined);
    return unlessAborted(signal, pending);
  };
}

async function post(
  url: string,
  form: URLSearchParams,
  { transport = fetchTransport, clock = systemClock }: RefreshOptions,
  signal: AbortSignal,
  redact: (text: string) => string,
): Promise<Readonly<Record<string, unknown>>> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  const body = new TextEncoder().encode(form.toString());
  for (let attempt = 1; ; attempt++) {
    try {
      const request = { url, headers, body, maxBytes: MAX_BYTES };
      const response = await sendOnce({
        operation: WHAT,
        transport,
        request,
        signal,
        timeoutMs: TIMEOUT_MS,
        clock,
        redact,
      });
      return judged(response.status, new TextDecoder().decode(response.body), redact);
    } catch (error) {
      const plan = planOf(error, true, attempt, Math.random);
      if (plan === undefined || attempt >= MOST_ATTEMPTS) throw error;
      await sleep(clock, plan.delayMs, signal);
    }
  }
}

/** Members of the answer's object; a refusal names its error (RFC 6749, section 5.2). */
function judged(
  status: number,
  text: string,
  redact: (text: string) => string,
): Readonly<Record<string, unknown>> {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new NotApiReplyError(WHAT, 'the answer is no JSON', status, '', '');
  }
  const members = Object(answer) as Readonly<Record<string, unknown>>; // an object has unknown members
  if (status >= 200 && status < 300) return members;
  if (status === 429 || status >= 500)
    throw new NotApiReplyError(WHAT, 'the token endpoint failed', status, 'application/json', '');
  const why = [members['error'], members['error_description'] ?? members['message']];
  const said = redact(why.filter((part) => typeof part === 'string').join(': ')).slice(0, 200);
  throw new LoginError(WHAT, `the token endpoint refused (HTTP ${status}): ${said}`);
}
