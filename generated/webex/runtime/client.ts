import type { AnyOperation, ApiDescription, Operation } from './api.js';
import { accessOf } from './client-access.js';
import { carryOut } from './client-call.js';
import { coreOf } from './client-core.js';
import { jobsOf } from './client-envelope.js';
import { composed, type Composed, type ServiceModules } from './client-services.js';
import type { CallOptions, Client, ClientOptions } from './client-types.js';
import type { ReplyOf } from './reply.js';
import { checkedEndpoint, endpointUrl } from './transport-url.js';

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
  const [core, { endpoint, login, ...rest }] = coreOf(options);
  // What is left when the settings are gone are the credentials.
  const credentials = rest as unknown as Credentials;
  for (const [name, why] of Object.entries(login?.excludes ?? {}))
    if (credentials[name as keyof object] !== undefined) throw new TypeError(`${name}: ${why}`);
  const url =
    endpoint === undefined ? endpointUrl(api.endpoint, credentials) : checkedEndpoint(endpoint);
  const { clock } = core;
  const access = accessOf(api.site, api.ticket, credentials, login, clock, exchange);
  const jobOf = jobsOf(api, url, credentials, access, clock);

  async function exchange(
    operation: AnyOperation,
    request: object,
    signal: AbortSignal,
  ): Promise<object> {
    const reply = await carryOut(core, jobOf(operation, request), { signal });
    return reply.value;
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
    const job = jobOf<Response>(operation, request);
    const reply = await carryOut(core, job, callOptions);
    // Which of the two it is, the option says, and a strict call has checked.
    return reply as ReplyOf<Response, Strict>;
  }

  const client: Client = { $call: call };
  return { ...client, ...composed<Composed<Services>>(client, services) };
}
