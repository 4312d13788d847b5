import type { ApiDescription, Operation } from './api.js';
import { judgeReply } from './client-reply.js';
import { sendOnce, type Sending } from './client-send.js';
import { composed, type Composed, type ServiceModules } from './client-services.js';
import type { CallOptions, Client, ClientOptions } from './client-types.js';
import { encodeRequest } from './envelope.js';
import { redaction } from './errors-redact.js';
import { assertStrict, type ReplyOf } from './reply.js';
import { checkedEndpoint, endpointUrl } from './transport-url.js';
import { fetchTransport } from './transport.js';

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * A client of one API. With `services` (the modules of operations) it has a member for each, whose
 * functions need no client: `client.user.getUser(request)`.
 *
 * @throws TypeError when the endpoint or a credential that stands in it is not usable
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
    transport = fetchTransport(),
    timeoutMs = DEFAULT_TIMEOUT_MS,
    ...rest
  } = options;
  // What is left when the settings are gone are the credentials.
  const credentials = rest as unknown as Credentials;
  const url =
    endpoint === undefined ? endpointUrl(api.endpoint, credentials) : checkedEndpoint(endpoint);
  const headers = { 'content-type': api.contentType };

  async function call<
    Request extends object,
    Response extends object,
    Strict extends boolean = false,
  >(
    operation: Operation<Request, Response>,
    request: Request,
    callOptions: CallOptions<Strict> = {},
  ): Promise<ReplyOf<Response, Strict>> {
    const { id } = operation;
    const sent = operation.anonymous ? only(credentials, api.site) : credentials;
    const body = encodeRequest(api, operation, sent, request);
    const redact = redaction([credentials, request], api.codec.secrets);
    const sending: Sending = {
      operation: id,
      transport,
      request: { url, headers, body },
      signal: callOptions.signal,
      timeoutMs: callOptions.timeoutMs ?? timeoutMs,
      redact,
    };
    const reply = judgeReply(api, operation, await sendOnce(sending), redact);
    // Which of the two it is, the option says.
    return (callOptions.strict ? assertStrict(reply) : reply) as ReplyOf<Response, Strict>;
  }

  const client: Client = { $call: call };
  return { ...client, ...composed(client, services) };
}

/** The named members of an object. */
function only<T extends object>(value: T, names: readonly string[]): T {
  // A part of the credentials is as good as all of them: each may be absent.
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name))) as T;
}
