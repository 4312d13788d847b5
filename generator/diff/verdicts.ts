/** Verdicts as they are told: only for the directions that get to a change, with their proofs. */
import { byCodeUnit } from '../support/compare.js';
import type { Found } from './changes.js';
import type { Outcome } from './confirm.js';
import type { DraftVerdict } from './draft.js';
import type { Change, Comparison, Impact, SourceChange, Verdict } from './model.js';
import { RULES } from './rules.js';

const RANK: Readonly<Record<Impact, number>> = { breaking: 0, warning: 1, safe: 2 };

export function worst(impacts: readonly Impact[]): Impact {
  return impacts.reduce((a, b) => (RANK[a] <= RANK[b] ? a : b), 'safe');
}

/** `proofs` are undefined when nobody has looked for any. */
export function settled(
  { id, draft, arrivals }: Found,
  proofs: ReadonlyMap<string, Outcome> | undefined,
): Change {
  const { rule, subject, message, before, after } = draft;
  const isReached = (direction: string): boolean =>
    arrivals.some((arrival) => arrival.direction === direction);
  const verdict = (own: DraftVerdict, direction: 'request' | 'response'): Verdict => {
    if (!isReached(direction)) {
      return { impact: 'safe', reason: `no ${direction} gets there` };
    }
    const { impact, reason, unproven } = own;
    if (impact !== 'breaking' || proofs === undefined) return { impact, reason };
    const outcome = proofs.get(`${id} ${direction}`) ?? {
      unproven: unproven ?? 'no document was found that shows it',
    };
    return { impact, reason, ...outcome };
  };
  return {
    id,
    rule,
    subject,
    message,
    ...(before && { before }),
    ...(after && { after }),
    request: verdict(draft.request, 'request'),
    strict: verdict(draft.strict, 'response'),
    tolerant: verdict(draft.tolerant, 'response'),
    isReachable: arrivals.length > 0,
  };
}

/** For the tolerant reader first, then the strict one, then by rule and subject. */
export function worstFirst(a: Change, b: Change): number {
  return (
    RANK[worst([a.request.impact, a.tolerant.impact])] -
      RANK[worst([b.request.impact, b.tolerant.impact])] ||
    RANK[a.strict.impact] - RANK[b.strict.impact] ||
    Number(b.isReachable) - Number(a.isReachable) ||
    RULES[a.rule].row - RULES[b.rule].row ||
    byCodeUnit(a.subject, b.subject) ||
    byCodeUnit(a.id, b.id)
  );
}

/** Major for what breaks a caller, on the wire or when compiling; minor for what a caller can use. */
export function bumpOf(
  changes: readonly Change[],
  source: readonly SourceChange[],
): Comparison['bump'] {
  const impacts = [
    ...changes.flatMap(({ request, tolerant }) => [request.impact, tolerant.impact]),
    ...source.map(({ impact }) => impact),
  ];
  if (impacts.includes('breaking')) return 'major';
  const reachable = changes.filter(
    ({ isReachable, rule }) => isReachable && rule !== 'documentation-changed',
  );
  if (reachable.length > 0 || source.length > 0) return 'minor';
  return changes.length > 0 ? 'patch' : 'none';
}
