import { carryOut, type Job, type Outgoing } from './client-call.js';
import { coreOf } from './client-core.js';
import { isRepeatable } from './client-retry.js';
import { composed, type ServiceModules } from './client-services.js';
import type { CallOptions } from './client-types.js';
import { isApiError, LoginError } from './errors.js';
import type { ReplyOf } from './reply.js';
import { readingOf } from './resource-conflict.js';
import { authorizationOf } from './resource-credentials.js';
import { ConflictError } from './resource-errors.js';
import { secretsOf } from './resource-issue.js';
import { memberOf } from './resource-path.js';
import { judgeAnswer } from './resource-reply.js';
import { requestOf } from './resource-request.js';
import { writtenOf } from './resource-rules.js';
import type { ComposedResources } from './resource-services.js';
import type { ResourceClient, ResourceClientOptions } from './resource-types.js';
import { baseUrl } from './resource-url.js';
import type {
  AnyResourceOperation,
  ResourceApiDescription,
  ResourceOperation,
} from './resource.js';

/** The status of an update whose condition no longer holds (RFC 9110, section 13.1.1). */
const CHANGED = 412;

/**
 * A client of an API of resources. With `services` (the modules of operations) it has a member for
 * each, whose functions need no client: `client.users.get({ uuid })`.
 *
 * @throws TypeError when the endpoint, what stands in it, the user name, the password or a number
 *   among the settings is not usable
 */
export function createResourceClient<const Services extends ServiceModules = Record<never, never>>(
  api: ResourceApiDescription,
  options: ResourceClientOptions,
  services?: Services,
): ResourceClient & ComposedResources<Services> {
  const [core, { endpoint, username, password, accept: format = 'xml', ...places }] =
    coreOf(options);
  const base = baseUrl(api.endpoint, endpoint, places);
  const { header, redactFor } = authorizationOf({ username, password });
  const { clock } = core;

  function jobOf<Response>(
    operation: AnyResourceOperation,
    request: object,
  ): Job<Outgoing, Response> {
    const { action, anonymous, id } = operation;
    const redact = redactFor(request, secretsOf(operation));
    const chosen = action === 'update' ? memberOf(request, 'changes') : request;
    return {
      operation,
      isRepeatable: () => isRepeatable(operation, Object(chosen)),
      prepare: async (_, before) => {
        if (before) return before;
        const message = requestOf(base, operation, request, format);
        if (anonymous) return { request: message, redact };
        if (header === undefined) throw new LoginError(id, 'expected a user name and a password');
        const headers = { ...message.headers, authorization: header };
        return { request: { ...message, headers }, redact };
      },
      judge: (answer, { request: { url } }) => {
        const now = clock.now();
        const asked = { api, operation, request, url, format, redact, now };
        return judgeAnswer<Response>(asked, answer);
      },
    };
  }

  async function call<
    Request extends object,
    Response extends object | undefined,
    Strict extends boolean = false,
  >(
    operation: ResourceOperation<Request, Response>,
    request: Request,
    callOptions: CallOptions<Strict> = {},
  ): Promise<ReplyOf<Response, Strict>> {
    const until = clock.now() + (callOptions.deadlineMs ?? core.deadlineMs);
    try {
      const reply = await carryOut(core, jobOf<Response>(operation, request), callOptions);
      // Which of the two it is, the option says, and a strict call has checked.
      return reply as ReplyOf<Response, Strict>;
    } catch (error) {
      if (operation.action !== 'update' || !isApiError(error) || error.httpStatus !== CHANGED)
        throw error;
      const deadlineMs = until - clock.now();
      const theirs = await read(operation, request, { ...callOptions, deadlineMs });
      throw new ConflictError(error, writtenOf(operation, request, []).value, theirs);
    }
  }

  /** What an update was to change, as it is now; undefined where it cannot be read. */
  async function read(
    update: AnyResourceOperation,
    request: object,
    { signal, timeoutMs, deadlineMs }: CallOptions,
  ): Promise<object | undefined> {
    const reading = readingOf(update, request);
    if (reading === undefined) return undefined;
    try {
      const job = jobOf<object>(reading.operation, reading.request);
      return (await carryOut(core, job, { signal, timeoutMs, deadlineMs })).value;
    } catch {
      // The conflict is what the caller must know; why there is no other version is less.
      return undefined;
    }
  }

  const client: ResourceClient = { $call: call };
  return { ...client, ...composed<ComposedResources<Services>>(client, services) };
}
