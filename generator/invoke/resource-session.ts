import type { ResourceApi } from '../api/model.js';
import type { ResourceCode } from '../execute/client.js';
import type { Request } from '../request/model.js';
import type { CallOptions } from '../runtime/client-types.js';
import type { Issue } from '../runtime/issue.js';
import { baseUrl } from '../runtime/resource-url.js';
import { unreachable } from '../support/unreachable.js';
import type { ConnectOptions, CredentialName, Failed, Outcome, Session } from './model.js';
import { failureOf, successOf } from './outcome.js';
import { proxyFor } from './proxy.js';
import { partsOf } from './resource-parts.js';

/** @throws TypeError for credentials, an endpoint or a proxy that are not usable */
export function resourceSession(
  api: ResourceApi,
  code: ResourceCode,
  known: readonly CredentialName[],
  options: ConnectOptions,
): Session {
  const { credentials, concurrency, timeoutMs, deadlineMs, environment = {} } = options;
  const unknown = Object.keys(credentials).find((name) => !known.some((one) => one.name === name));
  if (unknown !== undefined) throw new TypeError(`${unknown}: there is no such credential`);
  const endpoint = baseUrl(api.endpoint.url, options.endpoint, credentials);
  const proxy = proxyFor(endpoint, environment);
  const transport = options.transport ?? code.nodeTransport(proxy === undefined ? {} : { proxy });
  const settings = { endpoint, transport, concurrency, timeoutMs, deadlineMs };
  const { $call } = code.createClient({ ...credentials, ...settings });

  async function sent(id: string, request: object, limits: CallOptions): Promise<Outcome> {
    const operation = code.operations[id] ?? unreachable(`${id} was not opened`);
    try {
      return successOf(await $call(operation, request, limits));
    } catch (error) {
      return failureOf(error);
    }
  }

  /** What is there is read first, and changed only if nobody else has changed it since. */
  async function updated(id: string, request: Request, signal?: AbortSignal): Promise<Outcome> {
    const operation = code.operations[id] ?? unreachable(`${id} was not opened`);
    const { places, changes } = partsOf(operation, request);
    const start = Date.now();
    const found = await sent(id.replace(/[^.]*$/, 'get'), places, { signal });
    if (found.kind === 'failure') return { ...found, outcomeUnknown: false };
    const lost = found.issues.filter(({ code: issue }) => issue.startsWith('unknown-'));
    if (lost.length > 0) return notWhole(id, found.attempts, lost);
    // Both share the time that one call has.
    const left = deadlineMs === undefined ? undefined : deadlineMs - (Date.now() - start);
    return sent(id, { current: found.value, changes }, { signal, deadlineMs: left });
  }

  return {
    call: (id, request, signal) =>
      code.operations[id]?.action === 'update'
        ? updated(id, request, signal)
        : sent(id, request, { signal }),
  };
}

/** What is sent back replaces what is there, so that what was not understood would be gone. */
function notWhole(id: string, attempts: number, issues: readonly Issue[]): Failed {
  return {
    kind: 'failure',
    cause: 'invalid-request',
    message: `${id}: what is there has members that the schemas do not know, and the update would remove them; nothing was changed`,
    errorId: '',
    reason: '',
    outcomeUnknown: false,
    attempts,
    issues,
  };
}
