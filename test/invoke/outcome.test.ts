import { expect, test } from 'vitest';
import { failureOf } from '../../generator/invoke/outcome.js';

test('an error that is none of the client shows nothing of its message', () => {
  const outcome = failureOf(new RangeError('hunter2'));
  expect(outcome).toMatchObject({ kind: 'failure', cause: 'fault', outcomeUnknown: true });
  expect(JSON.stringify(outcome)).not.toContain('hunter2');
  expect(outcome.message).toContain('RangeError');
});
