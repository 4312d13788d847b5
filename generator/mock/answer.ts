/** Answers one request and remembers it: refuse, relay, or read, perform and reply. */
import type { MockRequest, MockResponse } from './model.js';
import { ForcedOutcomeError } from './forced.js';
import type { ForcedOutcome } from './forced.js';
import { isDialog, openDialog } from './open-dialog.js';
import { perform } from './perform.js';
import { relay } from './relay.js';
import { MAX_REQUEST_BYTES, plainResponse } from './responses.js';
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
  const dialog = openDialog(site.served, request);
  if (!isDialog(dialog)) return refused(dialog, 'no message of the API');
  const { body, headers = {} } = request;
  if (body.length > MAX_REQUEST_BYTES) {
    const expected = `expected at most ${MAX_REQUEST_BYTES} bytes`;
    return refused(plainResponse(413, expected, { connection: 'close' }), 'no message of the API');
  }
  if (site.proxy !== undefined) return relay(site, site.proxy, request, dialog);
  const reading = dialog.read(site.isStrict);
  let forced: ForcedOutcome | undefined;
  try {
    const header = headers[FORCE_HEADER];
    forced =
      header === undefined
        ? site.outcomes.take(reading.operation)
        : site.outcomes.forHeader(header);
  } catch (error) {
    if (!(error instanceof ForcedOutcomeError)) throw error;
    const reason = `${FORCE_HEADER}: ${error.message}`;
    return refused(plainResponse(400, reason), reason);
  }
  const done = perform(site, reading, forced);
  if (forced?.latency !== undefined) await site.clock.wait(forced.latency);
  return done;
}

function refused(response: MockResponse, reason: string): Answered {
  const { status } = response;
  return { response, note: { ...NOTHING, outcome: 'refused', status, reason } };
}
