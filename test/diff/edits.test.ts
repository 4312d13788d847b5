/** The random edits that the proofs rest on: each of them finds something to do and leaves valid schemas. */
import { describe, expect, test } from 'vitest';
import { cases } from './support/bases.js';
import { EDITS, editOf } from './support/edits.js';
import { randomOf } from './support/random.js';
import { tryOut } from './support/trial.js';

const BASES = [...cases('test/diff/cases'), ...cases('test/cases')];

describe('random edits', () => {
  test.each(EDITS)('$name', (edit) => {
    for (let seed = 0; seed < 20 * BASES.length; seed++) {
      const base = BASES[seed % BASES.length];
      const edited = base && editOf(base.sources, randomOf(seed), [edit]);
      if (edited !== undefined && typeof tryOut(edited.sources, '1') !== 'string') return;
    }
    throw new Error('it never leaves valid schemas');
  });

  test('are the same for the same seed', () => {
    const [base] = BASES;
    if (base === undefined) throw new Error('no schema');
    const [once, again] = [1, 2].map(() => editOf(base.sources, randomOf(11)));
    expect(once?.sources).toEqual(again?.sources);
    expect(once?.what).toBe(again?.what);
  });
});
