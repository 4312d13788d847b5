import { expect, test } from 'vitest';
import { verdictOf } from '../../generator/bulk/verdict.js';
import { failureOf } from '../../generator/invoke/outcome.js';
import { NotApiReplyError } from '../../generator/runtime/errors.js';

test('an error that is none of the client shows nothing of its message', () => {
  const outcome = failureOf(new RangeError('hunter2'));
  expect(outcome).toMatchObject({ kind: 'failure', cause: 'fault', outcomeUnknown: true });
  expect(JSON.stringify(outcome)).not.toContain('hunter2');
  expect(outcome.message).toContain('RangeError');
});

test('a gateway that refuses is known by its status: a bulk run then waits', () => {
  const refused = failureOf(new NotApiReplyError('a.B', 'no message', 429, 'text/html', 'busy'));
  expect(refused).toMatchObject({ errorId: '429', outcomeUnknown: false });
  expect(verdictOf(refused, undefined)).toBe('throttled');
  const lost = failureOf(new NotApiReplyError('a.B', 'no message', 502, 'text/html', 'bad'));
  expect(verdictOf(lost, undefined)).toBe('unknown');
});
