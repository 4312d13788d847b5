import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { scopeOf } from '../../generator/runtime/client-scope.js';
import { virtualClock } from '../support/virtual-clock.js';

describe('a scope', () => {
  test('ends by its time, with an error of ours', async () => {
    const clock = virtualClock();
    const { signal } = scopeOf('thing.Get', clock, 100, undefined);
    await clock.advance(99);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.reason).toMatchObject({ kind: 'timeout', timeoutMs: 100 });
  });

  test('ends with the signal around it, at once when that has ended already', () => {
    const clock = virtualClock();
    const controller = new AbortController();
    const { signal } = scopeOf('thing.Get', clock, 100, controller.signal);
    controller.abort(new Error('secret'));
    expect(signal.reason).toMatchObject({ kind: 'abort', operation: 'thing.Get' });
    expect(String(signal.reason)).not.toContain('secret');
    const late = scopeOf('thing.Get', clock, 100, controller.signal);
    expect(late.signal.aborted).toBe(true);
  });

  test('leaves no timer, and many of them one listener at the signal', () => {
    const clock = virtualClock();
    const controller = new AbortController();
    const scopes = Array.from({ length: 500 }, () =>
      scopeOf('thing.Get', clock, 100, controller.signal),
    );
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    for (const { end } of scopes.slice(1)) end();
    expect(clock.pending()).toBe(1);
    controller.abort();
    expect(scopes.map(({ signal }) => signal.aborted)).toEqual(scopes.map((_, i) => i === 0));
    scopes[0]?.end();
    expect(clock.pending()).toBe(0);
  });
});
