/** Answers one request and remembers it: refuse, relay, or read, perform and reply. */
import type { MockRequest, MockResponse } from './model.js';
import { ForcedOutcomeError } from './forced.js';
import type { ForcedOutcome } from './forced.js';
import { perform } from './perform.js';
import { readRequest } from './read-request.js';
import { relay } from './relay.js';
import { charsetOf, MAX_REQUEST_BYTES, plainResponse } from './responses.js';
import { NOTHING } from './site.js';
import type { Answered, Site } from './site.js';

/** Forces an outcome on the request that has it. */
export const FORCE_HEADER = 'x-mock';

export async function answer(site: Site, request: MockRequest): Promise<MockResponse> {
  const at = site.clock.now();
  const start = performance.now();
  const { response, note } = await answered(site, request);
  const durationMs = Math.round((performance.now() - start) * 10) / 10;
  const entry = { at, ...note, durationMs };
  site.journal.add(entry, request.body.length);
  site.onCall(entry);
  return response;
}

async function answered(site: Site, request: MockRequest): Promise<Answered> {
  const refusal = refusalOf(site, request);
  if (refusal !== undefined) return refused(refusal, 'no message of the API');
  if (site.proxy !== undefined) return relay(site, site.proxy, request);
  const { body, headers = {} } = request;
  const charset = charsetOf(headers);
  const reading = readRequest(site.served, body, { charset, isStrict: site.isStrict });
  let forced: ForcedOutcome | undefined;
  try {
    const header = headers[FORCE_HEADER];
    const operation = reading.kind === 'call' ? reading.operation.id : undefined;
    forced = header === undefined ? site.outcomes.take(operation) : site.outcomes.forHeader(header);
  } catch (error) {
    if (!(error instanceof ForcedOutcomeError)) throw error;
    const reason = `${FORCE_HEADER}: ${error.message}`;
    return refused(plainResponse(400, reason), reason);
  }
  const done = perform(site, reading, forced);
  if (forced?.latency !== undefined) await site.clock.wait(forced.latency);
  return done;
}

/** Undefined for a request that may be a message. */
function refusalOf({ served }: Site, request: MockRequest): MockResponse | undefined {
  const { method = 'POST', path = served.path, body } = request;
  const [own = ''] = path.split('?');
  if (own !== served.path) return plainResponse(404, `not found; the endpoint is ${served.path}`);
  if (method !== 'POST')
    return plainResponse(405, 'expected a POST with the document as its body', { allow: 'POST' });
  if (body.length <= MAX_REQUEST_BYTES) return undefined;
  return plainResponse(413, `expected at most ${MAX_REQUEST_BYTES} bytes`, { connection: 'close' });
}

function refused(response: MockResponse, reason: string): Answered {
  const { status } = response;
  return { response, note: { ...NOTHING, outcome: 'refused', status, reason } };
}
