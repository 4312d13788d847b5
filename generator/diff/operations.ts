/** What the changes mean to each operation and direction. */
import type { Found } from './changes.js';
import type { Change, Impact, OperationDiff, Reached } from './model.js';
import { pathOf } from './reach.js';
import type { Direction } from './reach.js';
import type { Root } from './root.js';
import { worst } from './verdicts.js';

/** In the order of the roots. */
export function operationDiffs(
  roots: readonly Root[],
  found: readonly Found[],
  changes: readonly Change[],
): readonly OperationDiff[] {
  const met = new Map<Root, Record<Direction, Reached[]>>(
    roots.map((root) => [root, { request: [], response: [] }]),
  );
  for (const { id, arrivals } of found) {
    for (const { root, direction, edges, draft } of arrivals) {
      met.get(root)?.[direction].push({ id, path: pathOf(edges, draft) });
    }
  }
  const operations = roots.map((root): OperationDiff => {
    const { request, response } = met.get(root) ?? { request: [], response: [] };
    const { kind, id, before, after } = root;
    const isChanged = request.length + response.length > 0;
    return {
      kind,
      id,
      status: root.status === 'kept' ? (isChanged ? 'changed' : 'unchanged') : root.status,
      ...(before && { before }),
      ...(after && { after }),
      request: { impact: 'safe', changes: request },
      response: { strict: 'safe', tolerant: 'safe', changes: response },
    };
  });
  return judgeOperations(operations, changes);
}

/** The impact on each operation is that of its worst change; what is allowed counts for nothing. */
export function judgeOperations(
  operations: readonly OperationDiff[],
  changes: readonly Change[],
): readonly OperationDiff[] {
  const counted = new Map(
    changes.filter(({ allowed }) => allowed === undefined).map((change) => [change.id, change]),
  );
  const impact = (reached: readonly Reached[], of: (change: Change) => Impact): Impact =>
    worst(
      reached.flatMap(({ id }) => {
        const change = counted.get(id);
        return change === undefined ? [] : [of(change)];
      }),
    );
  return operations.map((operation): OperationDiff => {
    const { request, response } = operation;
    return {
      ...operation,
      request: { ...request, impact: impact(request.changes, (change) => change.request.impact) },
      response: {
        ...response,
        strict: impact(response.changes, (change) => change.strict.impact),
        tolerant: impact(response.changes, (change) => change.tolerant.impact),
      },
    };
  });
}
