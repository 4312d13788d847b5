/** One case of the table, tried on a transport. */
import { expect } from 'vitest';
import { field, type Transport, type TransportRequest } from '../../generator/runtime/transport.js';
import { MAX_BYTES, type HostileCase, type Outcome } from './hostile-cases.js';
import { hostile } from './hostile-server.js';

export const SECRET = 'hunter2';

/** A request as the client makes them. */
export function requestTo(url: string, more: Partial<TransportRequest> = {}): TransportRequest {
  return {
    url,
    headers: { 'content-type': 'text/xml' },
    body: new TextEncoder().encode(`<ask>${SECRET}</ask>`),
    signal: new AbortController().signal,
    maxBytes: MAX_BYTES,
    ...more,
  };
}

/**
 * Sends one request, and gives it up after a while where the case needs that. `closes`: the
 * transport makes one connection, and leaves none behind when there is no answer.
 */
export async function runCase(
  transport: Transport,
  { script, maxSent = Infinity }: HostileCase,
  expected: Outcome,
  closes: boolean,
): Promise<void> {
  const server = await hostile(script);
  try {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), expected === 'aborted' ? 150 : 10_000);
    const answer = transport(requestTo(server.url, { signal: controller.signal }));
    expectOutcome(await outcomeOf(answer, controller.signal), expected);
    clearTimeout(timer);
    if (closes) expect(server.sockets).toBe(1);
    expect(server.requests.length).toBeLessThanOrEqual(1);
    expect(server.bytesOut).toBeLessThan(maxSent);
    const isAnswer = typeof expected === 'object' && 'status' in expected;
    if (closes && !isAnswer) await untilEqual(() => server.open, 0);
  } finally {
    await server.close();
  }
}

/** Soon: the other end of a connection hears of its end a moment later. */
export async function untilEqual<T>(found: () => T, expected: T): Promise<void> {
  await expect.poll(found, { timeout: 5000, interval: 2 }).toEqual(expected);
}

export async function outcomeOf(
  answer: ReturnType<Transport>,
  signal?: AbortSignal,
): Promise<Outcome> {
  try {
    const { status, body } = await answer;
    return { status, body: Buffer.from(body).toString() };
  } catch (error) {
    if (signal?.aborted === true) return 'aborted';
    expect(String(error)).not.toContain(SECRET);
    const stage = field(error, 'stage');
    return {
      code: String(field(error, 'code')),
      stage: stage === 'connect' || stage === 'body' ? stage : undefined,
    };
  }
}

export function expectOutcome(found: Outcome, expected: Outcome): void {
  if (expected === 'aborted' || found === 'aborted' || 'status' in expected || 'status' in found)
    return expect(found).toEqual(expected);
  expect(found.code).toMatch(new RegExp(`^(?:${expected.code})$`));
  if (expected.stage !== 'any') expect(found.stage).toBe(expected.stage);
}
