import { expect, test } from 'vitest';
import { findChanges } from '../../generator/diff/changes.js';
import { breaking, safe, warning } from '../../generator/diff/draft.js';
import type { Draft, DraftVerdict } from '../../generator/diff/draft.js';

const SAFE = safe('nothing is refused');
const WARNING = warning('somebody should look');
const BREAKING = breaking('it is refused', { kind: 'text', text: 'x' });

function draft(request: DraftVerdict, strict: DraftVerdict): Draft {
  const place = { rule: 'fixed-imposed', subject: 't:T.a', detail: '' } as const;
  return { ...place, message: 'fixed', request, strict, tolerant: strict };
}

test('of one change that is found twice at a place the worst verdicts count', () => {
  const orders = [
    [draft(BREAKING, SAFE), draft(SAFE, WARNING)],
    [draft(SAFE, WARNING), draft(BREAKING, SAFE)],
  ];
  for (const drafts of orders) {
    const start = { pair: 'T', closed: new Set<string>() };
    const root = {
      kind: 'element',
      id: 't',
      status: 'kept',
      request: start,
      response: start,
    } as const;
    const found = findChanges(new Map([['T', { key: 'T', drafts, edges: [] }]]), [root]);
    expect(found).toHaveLength(1);
    for (const { draft: told } of found[0]?.arrivals ?? []) {
      expect([told.request, told.strict]).toEqual([BREAKING, WARNING]);
    }
    expect(found[0]?.draft.request).toEqual(BREAKING);
  }
});
