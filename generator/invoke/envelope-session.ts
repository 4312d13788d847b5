import type { EnvelopeApi } from '../api/model.js';
import type { EnvelopeCode } from '../execute/client.js';
import { checkedEndpoint, endpointUrl } from '../runtime/transport-url.js';
import { unreachable } from '../support/unreachable.js';
import type { EnvelopeCredentials } from './envelope-credentials.js';
import type { ConnectOptions, Session } from './model.js';
import { failureOf, successOf } from './outcome.js';
import { proxyFor } from './proxy.js';

/** @throws TypeError for credentials, an endpoint or a proxy that are not usable */
export function envelopeSession(
  api: EnvelopeApi,
  client: EnvelopeCode,
  known: EnvelopeCredentials,
  options: ConnectOptions,
): Session {
  const { endpoint, concurrency, timeoutMs, deadlineMs, environment = {} } = options;
  const { credentials, login } = known.read(options.credentials);
  const url =
    endpoint === undefined ? endpointUrl(api.endpoint.url, credentials) : checkedEndpoint(endpoint);
  const proxy = proxyFor(url, environment);
  const transport = options.transport ?? client.nodeTransport(proxy === undefined ? {} : { proxy });
  const settings = { endpoint: url, transport, login, concurrency, timeoutMs, deadlineMs };
  const { $call } = client.createClient({ ...credentials, ...settings });
  return {
    call: async (id, request, signal) => {
      const operation = client.operations[id] ?? unreachable(`${id} was not opened`);
      try {
        return successOf(await $call(operation, request, { signal }));
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}
