// The shapes of bench/hostile.mjs are what it says of them, so that its figures mean something.
import { beforeAll, describe, expect, test } from 'vitest';
import { SHAPES } from '../../bench/documents/hostile.mjs';
import { errorCode } from '../support/kernel.js';
import { openRelease } from '../support/webex.js';
import type { OpenRelease } from '../support/webex.js';

const BYTES = 128 * 1024;

let opened: OpenRelease;
beforeAll(async () => {
  opened = await openRelease('10.0');
});

describe.each(SHAPES)('$title', ({ outcome, document }) => {
  test(`is ${outcome}, in any size`, () => {
    const { codecs, message } = opened;
    for (const bytes of [BYTES, 2 * BYTES]) {
      const text = new TextEncoder().encode(document(bytes));
      const read = (): unknown =>
        codecs.decode(message, text, { mode: 'tolerant', types: codecs.types, dialect: true });
      expect(errorCode(read)).toBe(outcome);
    }
  });

  test('has twice the bytes when asked to', () => {
    const sizes = [BYTES, 2 * BYTES].map((bytes) => Buffer.byteLength(document(bytes)));
    expect((sizes[1] ?? 0) / (sizes[0] ?? 0)).toBeCloseTo(2, 1);
  });
});
