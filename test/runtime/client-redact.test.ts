import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redaction } from '../../generator/runtime/errors-redact.js';

const names = new Set(['password', 'pins']);

describe('redaction', () => {
  test('hides what is under a secret name at any depth, and nothing else', () => {
    const redact = redaction(
      [{ user: 'ann', password: 'hunter2' }],
      { a: [{ pins: { x: ['1234', 99n] } }] },
      names,
    );
    expect(redact('ann sent HUNTER2, 1234 and 99')).toBe('ann sent ***, *** and ***');
  });

  test('leaves text alone when there is no secret', () => {
    expect(redaction([{ password: undefined }, { password: '' }], null, names)('a b')).toBe('a b');
  });

  test('knows what goes out with many calls, and what has changed since the last one', () => {
    const credentials = { password: 'hunter2' };
    const request = { pins: '1234' };
    const first = redaction([credentials], request, names);
    request.pins = '9876';
    const second = redaction([credentials], request, names);
    expect(first('hunter2 1234 9876')).toBe('*** *** 9876');
    expect(second('hunter2 1234 9876')).toBe('*** 1234 ***');
  });

  test('hides every spelling of any secret', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (password) => {
        fc.pre(password.trim() !== '' && !/[[\]]/.test(password));
        const redact = redaction([{ password }], {}, names);
        const xml = password
          .trim()
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;');
        for (const spelling of [password.trim(), xml, encodeURIComponent(password.trim())])
          expect(redact(`[${spelling}]`)).toBe('[***]');
      }),
    );
  });
});
