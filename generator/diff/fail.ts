/** Which changes a run is to fail for. */
import type { Change, Impact, Report } from './model.js';

export const FAIL_ON = ['breaking', 'warning', 'any'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Which reader of responses counts. */
export const READERS = ['tolerant', 'strict'] as const;
export type ReaderName = (typeof READERS)[number];

/** Those that are reached, not allowed, and of at least that impact; `any` leaves out documentation. */
export function failingChanges(
  { comparisons }: Report,
  failOn: FailOn,
  reader: ReaderName,
): readonly Change[] {
  const changes = comparisons.flatMap((comparison) => comparison.changes);
  return changes.filter((change) => {
    if (!change.isReachable || change.allowed !== undefined) return false;
    const impacts: readonly Impact[] = [change.request.impact, change[reader].impact];
    switch (failOn) {
      case 'breaking':
        return impacts.includes('breaking');
      case 'warning':
        return impacts.some((impact) => impact !== 'safe');
      case 'any':
        return change.rule !== 'documentation-changed';
    }
  });
}
