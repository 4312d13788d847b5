import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowOf, type Flow, type RateLimit } from '../../generator/runtime/client-flow.js';
import { settle, virtualClock, type VirtualClock } from '../support/virtual-clock.js';

const free = new AbortController().signal;

/** Enters, stays for a while, and leaves; gives when it started. */
async function visit(
  clock: VirtualClock,
  flow: Flow,
  { group, stay = 0, signal = free }: { group?: string; stay?: number; signal?: AbortSignal } = {},
): Promise<number> {
  const leave = await flow.enter(group, signal);
  const at = clock.now();
  await new Promise<void>((resolve) => clock.after(stay, resolve));
  leave();
  return at;
}

/** The most that lie in any stretch of time. */
function mostWithin(times: readonly number[], ms: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((at, i) => sorted.filter((t, j) => j >= i && t < at + ms).length),
  );
}

describe('places', () => {
  test('are as many as allowed, given in order', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 3, {});
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    const calls = Array.from({ length: 20 }, async (_, i) => {
      const leave = await flow.enter(undefined, free);
      order.push(i);
      most = Math.max(most, ++inside);
      await new Promise<void>((resolve) => clock.after(10, resolve));
      inside--;
      leave();
    });
    await clock.finish(Promise.all(calls));
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(most).toBe(3);
    expect(clock.now()).toBe(70);
    expect(clock.pending()).toBe(0);
  });

  test('are not lost when who waits for one gives up, at whatever moment', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 1, {});
    const leave = await flow.enter(undefined, free);
    const controller = new AbortController();
    const stopped = flow.enter(undefined, controller.signal).catch((error: unknown) => error);
    const next = flow.enter(undefined, free);
    await settle();
    // Given and refused in the same moment.
    leave();
    controller.abort('enough');
    expect(await stopped).toBe('enough');
    (await next)();
    (await flow.enter(undefined, free))();
  });

  test('are all there after random calls and aborts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(
          fc.record({
            start: fc.nat(30),
            stay: fc.nat(20),
            abort: fc.option(fc.nat(60), { nil: undefined }),
            group: fc.constantFrom('a', 'b', undefined),
          }),
          { maxLength: 30 },
        ),
        async (places, calls) => {
          const clock = virtualClock(0);
          const flow = flowOf(clock, places, { a: { calls: 3, seconds: 0.01 } });
          const all = calls.map(async ({ start, stay, abort, group }) => {
            const controller = new AbortController();
            if (abort !== undefined) clock.after(abort, () => controller.abort());
            await new Promise<void>((resolve) => clock.after(start, resolve));
            const where = group === undefined ? {} : { group };
            await visit(clock, flow, { stay, signal: controller.signal, ...where });
          });
          await clock.finish(Promise.allSettled(all));
          const leaves = await clock.finish(
            Promise.all(Array.from({ length: places }, () => flow.enter('c', free))),
          );
          let isIn = false;
          const one = flow.enter('b', free).then(() => (isIn = true));
          await clock.advance(1000);
          expect(isIn).toBe(false);
          leaves[0]?.();
          expect(await one).toBe(true);
          expect(clock.pending()).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('are not taken by those who wait for something else', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 1, { slow: { calls: 1, seconds: 60 } });
    flow.pause('paused', 60_000);
    const slow = [visit(clock, flow, { group: 'slow' }), visit(clock, flow, { group: 'slow' })];
    const paused = visit(clock, flow, { group: 'paused' });
    expect(await clock.finish(visit(clock, flow))).toBe(0);
    expect(await clock.finish(Promise.all([...slow, paused]))).toEqual([0, 60_000, 60_000]);
  });
});

describe('a limit', () => {
  test('lets so many start at once, the next when the time is over, in order', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 8, { user: { calls: 2, seconds: 10 } });
    const calls = Array.from({ length: 6 }, () => visit(clock, flow, { group: 'user' }));
    const other = visit(clock, flow, { group: 'meeting' });
    expect(await clock.finish(Promise.all(calls))).toEqual([0, 0, 10_000, 10_000, 20_000, 20_000]);
    expect(await other).toBe(0);
  });

  test('counts from when a request starts, not from when it was asked for', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 1, { user: { calls: 2, seconds: 10 } });
    const long = visit(clock, flow, { stay: 60_000 });
    const calls = Array.from({ length: 6 }, () => visit(clock, flow, { group: 'user' }));
    const times = await clock.finish(Promise.all(calls));
    await long;
    expect(mostWithin(times, 10_000)).toBe(2);
    expect(times[0]).toBe(60_000);
  });

  test('is not used up by calls that gave up', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 8, { user: { calls: 1, seconds: 60 } });
    await clock.finish(visit(clock, flow, { group: 'user' }));
    const controller = new AbortController();
    const signal = controller.signal;
    const stopped = Array.from({ length: 50 }, () => visit(clock, flow, { group: 'user', signal }));
    await settle();
    controller.abort();
    await Promise.allSettled(stopped);
    expect(await clock.finish(visit(clock, flow, { group: 'user' }))).toBe(60_000);
  });

  test('holds in any stretch of time, whatever comes, stays, stops and pauses', async () => {
    const limits = fc.record({
      calls: fc.integer({ min: 1, max: 4 }),
      seconds: fc.integer({ min: 1, max: 5 }),
    });
    const call = fc.record({
      start: fc.nat(20_000),
      stay: fc.nat(4000),
      abort: fc.option(fc.nat(30_000), { nil: undefined }),
      pause: fc.option(fc.nat(8000), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(
        limits,
        fc.integer({ min: 1, max: 5 }),
        fc.array(call, { maxLength: 40 }),
        async (limit, places, calls) => {
          const clock = virtualClock(0);
          const flow = flowOf(clock, places, { user: limit });
          const starts: number[] = [];
          const all = calls.map(async ({ start, stay, abort, pause }) => {
            const controller = new AbortController();
            if (abort !== undefined) clock.after(abort, () => controller.abort());
            await new Promise<void>((resolve) => clock.after(start, resolve));
            starts.push(
              await visit(clock, flow, { group: 'user', stay, signal: controller.signal }),
            );
            if (pause !== undefined) flow.pause('user', pause);
          });
          await clock.finish(Promise.allSettled(all));
          expect(mostWithin(starts, limit.seconds * 1000)).toBeLessThanOrEqual(limit.calls);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each<RateLimit>([
    { calls: 0, seconds: 1 },
    { calls: NaN, seconds: 1 },
    { calls: 1, seconds: -1 },
    { calls: 1, seconds: NaN },
  ])('of %j is refused', (limit) => {
    expect(() => flowOf(virtualClock(), 1, { user: limit })).toThrow(/^rateLimits.user: expected/);
  });
});

describe('a pause', () => {
  test('holds back the group, also those who wait for a place already', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 1, {});
    const leave = await flow.enter('user', free);
    const waiting = visit(clock, flow, { group: 'user' });
    await settle();
    flow.pause('user', 60_000);
    flow.pause('user', 1000);
    leave();
    expect(await clock.finish(visit(clock, flow, { group: 'meeting' }))).toBe(0);
    expect(await clock.finish(waiting)).toBe(60_000);
  });

  test('ends at once for a call that gives up', async () => {
    const clock = virtualClock(0);
    const flow = flowOf(clock, 1, {});
    flow.pause(undefined, 60_000);
    const controller = new AbortController();
    const stopped = visit(clock, flow, { signal: controller.signal }).catch(
      (error: unknown) => error,
    );
    await settle();
    controller.abort('enough');
    expect(await stopped).toBe('enough');
    expect(clock.now()).toBe(0);
    expect(clock.pending()).toBe(0);
  });
});
