import type { AnyOperation, ApiDescription, Operation } from './api.js';
import { accessOf } from './client-access.js';
import { carryOut, type Core } from './client-call.js';
import { flowOf } from './client-flow.js';
import { quotaOf } from './client-retry.js';
import { composed, type Composed, type ServiceModules } from './client-services.js';
import type { CallOptions, Client, ClientOptions, ClientSettings } from './client-types.js';
import { systemClock } from './clock.js';
import type { ReplyOf } from './reply.js';
import { checkedEndpoint, endpointUrl } from './transport-url.js';
import { fetchTransport } from './transport.js';

/** Settings that are numbers, and what holds where none is given. */
const NUMBERS = {
  timeoutMs: 60_000,
  deadlineMs: 300_000,
  maxAttempts: 3,
  concurrency: 8,
  maxResponseBytes: 10 * 1024 * 1024,
};

/**
 * A client of one API. With `services` (the modules of operations) it has a member for each, whose
 * functions need no client: `client.user.getUser(request)`.
 *
 * @throws TypeError when the endpoint, a credential that stands in it, a number among the settings or
 *   the combination of credentials is not usable
 */
export function createClient<
  Message,
  Credentials extends object,
  const Services extends ServiceModules = Record<never, never>,
>(
  api: ApiDescription<Message, Credentials>,
  options: ClientOptions<Credentials>,
  services?: Services,
): Client & Composed<Services> {
  const {
    endpoint,
    transport = fetchTransport,
    login,
    timeoutMs,
    deadlineMs,
    maxAttempts,
    concurrency,
    maxResponseBytes,
    rateLimits = {},
    observe,
    clock = systemClock,
    random = Math.random,
    ...rest
  } = options;
  // What is left when the settings are gone are the credentials.
  const credentials = rest as unknown as Credentials;
  const numbers = checkedNumbers({
    timeoutMs,
    deadlineMs,
    maxAttempts,
    concurrency,
    maxResponseBytes,
  });
  for (const [name, why] of Object.entries(login?.excludes ?? {}))
    if (credentials[name as keyof object] !== undefined) throw new TypeError(`${name}: ${why}`);
  let calls = 0;

  const core: Core<Message, Credentials> = {
    api,
    url:
      endpoint === undefined ? endpointUrl(api.endpoint, credentials) : checkedEndpoint(endpoint),
    credentials,
    access: accessOf(api.site, api.ticket, credentials, login, clock, exchange),
    flow: flowOf(clock, numbers.concurrency, rateLimits),
    quota: quotaOf(),
    clock,
    random,
    transport,
    ...numbers,
    observer: ({ id }) => {
      const call = ++calls;
      return (event) => {
        try {
          observe?.({ ...event, call, operation: id, at: clock.now() });
        } catch {
          // An observer's fault is no fault of the call.
        }
      };
    },
  };

  async function exchange(
    operation: AnyOperation,
    request: object,
    signal: AbortSignal,
  ): Promise<object> {
    return (await carryOut(core, operation, request, { signal })).value;
  }

  async function call<
    Request extends object,
    Response extends object,
    Strict extends boolean = false,
  >(
    operation: Operation<Request, Response>,
    request: Request,
    callOptions: CallOptions<Strict> = {},
  ): Promise<ReplyOf<Response, Strict>> {
    const reply = await carryOut<Message, Credentials, Response>(
      core,
      operation,
      request,
      callOptions,
    );
    // Which of the two it is, the option says, and a strict call has checked.
    return reply as ReplyOf<Response, Strict>;
  }

  const client: Client = { $call: call };
  return { ...client, ...composed(client, services) };
}

/** No number of a setting means "without limit". */
function checkedNumbers(given: Pick<ClientSettings, keyof typeof NUMBERS>): typeof NUMBERS {
  const names = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]; // the keys of the object above
  const checked = names.map((name) => {
    const value = given[name] ?? NUMBERS[name];
    if (!(value >= 1)) throw new TypeError(`${name}: expected a number from 1, found ${value}`);
    return [name, value] as const;
  });
  return { ...NUMBERS, ...Object.fromEntries(checked) };
}
