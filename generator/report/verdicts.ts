/** The verdicts of operations, in words. */
import type { Change, Impact, OperationDiff } from '../diff/model.js';
import { byImpact, isAddition, worse } from './digest.js';
import type { Reader } from './options.js';

/** Those of the same impact stay in the order of the release. */
export function worstFirst(
  operations: readonly OperationDiff[],
  reader: Reader,
): readonly OperationDiff[] {
  return operations.toSorted((a, b) => byImpact(impactFor(a, reader), impactFor(b, reader)));
}

export function impactFor({ request, response }: OperationDiff, reader: Reader): Impact {
  return worse(request.impact, response[reader]);
}

/** `safe` and `additive, safe for tolerant readers`. */
export function directionVerdicts(
  operation: OperationDiff,
  changes: ReadonlyMap<string, Change>,
): readonly [request: string, response: string] {
  const { request, response } = operation;
  return [
    request.changes.length === 0 ? 'unchanged' : request.impact,
    response.changes.length === 0
      ? 'unchanged'
      : responseVerdict(response.strict, response.tolerant, isAdditive(operation, changes)),
  ];
}

/** Whether a strict reader stumbles over nothing but what is new. */
function isAdditive({ response }: OperationDiff, changes: ReadonlyMap<string, Change>): boolean {
  return response.changes.every(({ id }) => {
    const change = changes.get(id);
    return change === undefined || change.strict.impact === 'safe' || isAddition(change);
  });
}

function responseVerdict(strict: Impact, tolerant: Impact, isAdditive: boolean): string {
  if (strict === tolerant) return strict;
  if (tolerant === 'safe' && isAdditive) return 'additive, safe for tolerant readers';
  return `${AS_NOUN[tolerant]} for tolerant readers, ${AS_NOUN[strict]} for strict ones`;
}

const AS_NOUN: Readonly<Record<Impact, string>> = {
  breaking: 'breaking',
  warning: 'a warning',
  safe: 'safe',
};
