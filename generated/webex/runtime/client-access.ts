/** Which credentials go with a request: those that were given, or a ticket that they were changed into. */
import type { AnyOperation, KnownError, TicketDescription } from './api.js';
import type { Clock } from './clock.js';
import { isApiError, LoginError } from './errors.js';
import type { Login } from './login.js';
import { singleFlight } from './single-flight.js';

export interface Access<Credentials> {
  /** What an attempt sends; undefined where a ticket must be fetched first. */
  readonly now: (operation: AnyOperation) => Credentials | undefined;
  /** The same with a ticket; one request serves all that wait for it. */
  readonly fetch: (signal: AbortSignal) => Promise<Credentials>;
  /** The server refused what an attempt sent: true where another will send something else. */
  readonly refused: (
    operation: AnyOperation,
    sent: Credentials,
    retry: KnownError['retry'] | undefined,
  ) => boolean;
}

/** Sends the ticket operation with the given credentials, and gives its response. */
export type Exchange = (
  operation: AnyOperation,
  request: object,
  signal: AbortSignal,
) => Promise<object>;

/** A ticket is renewed when so much of its life is over. */
const RENEW_AT = 0.8;
/** After a renewal that failed the next waits: with every call it could lock the account. */
const RENEW_AGAIN_MS = 60_000;

interface Held<Credentials> {
  readonly credentials: Credentials;
  readonly renewAt: number;
  readonly expiresAt: number;
}

export function accessOf<Credentials extends object>(
  site: readonly string[],
  description: TicketDescription | undefined,
  credentials: Credentials,
  login: Login | undefined,
  clock: Clock,
  exchange: Exchange,
): Access<Credentials> {
  const canChange = description?.from.some((name) => has(credentials, name));
  // A ticket that the caller has is the caller's to renew.
  const isGiven = description && has(credentials, description.credential);
  const ticket = login !== undefined || (canChange && !isGiven) ? description : undefined;
  const ticketless = new Set<string>();
  let isFirst = login === undefined;
  let refusesAll = false;
  let held: Held<Credentials> | undefined;

  function now(operation: AnyOperation): Credentials | undefined {
    if (operation.anonymous) return kept(credentials, (name) => site.includes(name));
    if (ticket === undefined || refusesAll || operation.id === ticket.operation.id)
      return credentials;
    if (operation.ticketless || ticketless.has(operation.id)) return credentials;
    if (held && clock.now() < held.renewAt) return held.credentials;
    // One call alone is not worth a ticket, which takes a request of its own.
    if (!isFirst) return undefined;
    isFirst = false;
    return credentials;
  }

  async function renewed(signal: AbortSignal): Promise<Credentials> {
    if (ticket === undefined) return credentials;
    const asked = clock.now();
    try {
      const response = await exchanged(ticket, login, exchange, signal);
      const text = String(response[ticket.member as keyof object] ?? '').trim();
      if (text === '') throw new LoginError(ticket.operation.id, 'the reply has no ticket');
      const told = Number(response[ticket.lifetime as keyof object]);
      const life = (told > 0 ? told : ticket.seconds) * 1000;
      const rest = kept(credentials, (name) => !ticket.replaces.includes(name));
      held = {
        credentials: { ...rest, [ticket.credential]: text },
        renewAt: asked + life * RENEW_AT,
        expiresAt: asked + life,
      };
      return held.credentials;
    } catch (error) {
      // The old one is still good for a while.
      if (held && clock.now() < held.expiresAt) {
        const renewAt = Math.min(clock.now() + RENEW_AGAIN_MS, held.expiresAt);
        held = { ...held, renewAt };
        return held.credentials;
      }
      const isUnknown = isApiError(error)
        ? (error.known?.retry ?? 'credentials') === 'credentials'
        : error instanceof LoginError;
      // An older site knows no tickets for passwords, and says so in its own way.
      if (login === undefined && isUnknown) {
        refusesAll = true;
        return credentials;
      }
      // Nothing of the call that waits for the ticket has been sent.
      throw Object.assign(Object(error), { outcomeUnknown: false });
    }
  }

  return {
    now,
    fetch: singleFlight(renewed),
    refused: (operation, sent, retry) => {
      if (ticket === undefined || !has(sent, ticket.credential)) return false;
      if (retry === 'renew') {
        if (held?.credentials === sent) held = undefined;
        return true;
      }
      const canSend = retry === 'credentials' && login === undefined;
      if (canSend) ticketless.add(operation.id);
      return canSend;
    },
  };
}

/** A refused access token may have expired: its source is asked for another one, once. */
async function exchanged(
  { operation }: TicketDescription,
  login: Login | undefined,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<object> {
  if (login === undefined) return exchange(operation, {}, signal);
  const { member, source, more } = login;
  const from = async (refused: boolean): Promise<string> =>
    typeof source === 'string' ? source : source(refused, signal);
  const value = await from(false);
  try {
    return await exchange(operation, { ...more, [member]: value }, signal);
  } catch (error) {
    const isFinal = !isApiError(error) || (error.known?.retry ?? 'never') !== 'never';
    const other = isFinal ? value : await from(true);
    if (other === value) throw error;
    return exchange(operation, { ...more, [member]: other }, signal);
  }
}

function has(value: object, name: string): boolean {
  return Object.hasOwn(value, name) && value[name as keyof object] !== undefined;
}

/** An object without some of its members; of credentials each may be absent. */
function kept<T extends object>(value: T, isKept: (name: string) => boolean): T {
  return Object.fromEntries(Object.entries(value).filter(([name]) => isKept(name))) as T;
}
