import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReleases } from '../../generator/load/release-order.js';

const names = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('0', '1', '9', '10', '007', 'SP', 'beta', 'rc', 'v', '.', ' ', '-'))
    .map((parts) => parts.join('')),
);

describe('compareReleases', () => {
  it('puts releases in the order in which they came out', () => {
    const sorted = [
      '5.8',
      '5.9',
      '9.0-beta',
      '9.0-rc1',
      '9.0',
      '9.0 SP1',
      '9.0 SP5.2',
      '9.0 SP5.10',
      '9.0.1',
      '10.0',
      '42.11.1',
      '2013',
    ];
    expect(sorted.toReversed().toSorted(compareReleases)).toEqual(sorted);
  });

  it('takes a leading v for what it is', () => {
    expect(['v10', '9', 'v2'].toSorted(compareReleases)).toEqual(['v2', '9', 'v10']);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(names, names, names, (a, b, c) => {
        const sign = (x: string, y: string): number => Math.sign(compareReleases(x, y));
        expect(sign(a, b) + sign(b, a)).toBe(0);
        expect(sign(a, b) === 0).toBe(a === b);
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
