/** The page of all changes: a comparison by operation, each change with the row that it stands in. */
import type { Compilation } from '../compile.js';
import type { Change, Comparison, Reached, Verdict } from '../diff/model.js';
import { pairedSets } from '../diff/paired-sets.js';
import { addressesOf } from './addresses.js';
import { kindOf } from './changes-kinds.js';
import { placesIn } from './changes-places.js';
import type { Places } from './changes-places.js';
import type { ChangeRow, ChangesPage, OperationChanges } from './model.js';

/** `old` and `now` are the releases of the comparison, which may be one without witnesses. */
export function changesOf(comparison: Comparison, old: Compilation, now: Compilation): ChangesPage {
  const places = allPlaces(comparison, old, now);
  const changes = new Map(comparison.changes.map((change) => [change.id, change]));
  const reachedIds = new Set<string>();
  const rowsOf = (
    reached: readonly Reached[],
    verdictOf: (change: Change) => Verdict,
  ): readonly ChangeRow[] =>
    reached.flatMap(({ id, path }) => {
      const change = changes.get(id);
      reachedIds.add(id);
      // What came or went as a whole is the status of the operation.
      if (change === undefined || isStatus(change)) return [];
      return [rowOf(change, path, verdictOf(change), places)];
    });
  const operations = comparison.operations.flatMap((diff): readonly OperationChanges[] => {
    const { id, status, request, response } = diff;
    if (status === 'unchanged') return [];
    const page = first(places, ({ ofOperation }) => ofOperation(diff));
    return [
      {
        name: id,
        ...(page !== undefined && { page }),
        status,
        request: rowsOf(request.changes, (change) => change.request),
        response: rowsOf(response.changes, (change) => change.tolerant),
      },
    ];
  });
  const others = comparison.changes
    .filter(({ id }) => !reachedIds.has(id))
    .map((change) => rowOf(change, '', UNREACHED, places));
  return { from: comparison.from.label, to: comparison.to.label, operations, others };
}

const UNREACHED: Verdict = {
  impact: 'safe',
  reason: 'nothing that is sent or received gets there',
};

function rowOf(
  change: Change,
  path: string,
  { impact, reason }: Verdict,
  places: readonly Places[],
): ChangeRow {
  const { id, rule, subject } = change;
  const message =
    rule === 'documentation-changed' ? `documentation ${change.message}` : change.message;
  const place = first(places, ({ ofChange }) => ofChange(change));
  return {
    id,
    path: path === '' ? [] : path.split('/'),
    ...(place && { place }),
    subject,
    message,
    kind: kindOf(rule),
    impact,
    reason,
  };
}

function isStatus({ rule }: Change): boolean {
  return /^(operation|root)-(added|removed)$/.test(rule);
}

function allPlaces(comparison: Comparison, old: Compilation, now: Compilation): readonly Places[] {
  const addresses = addressesOf(now.sets);
  return pairedSets(old, now).flatMap(([before, after]) => {
    const own = addresses[now.sets.indexOf(after)];
    return own === undefined ? [] : [placesIn(comparison, before, after, own)];
  });
}

/** Several schema sets have places of their own. */
function first<T>(places: readonly Places[], find: (of: Places) => T | undefined): T | undefined {
  for (const each of places) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
