/** One line for each operation that is not as it was, with the verdict of each direction. */
import type { Change, OperationDiff } from '../diff/model.js';
import { byId, type Digest } from './digest.js';
import type { ReportOptions } from './options.js';
import { IMPACT_COLORS, type Paint } from './paint.js';
import { nounOf } from './summary.js';
import { upperFirst } from '../support/text.js';
import { directionVerdicts, worstFirst } from './verdicts.js';
import { visible } from '../support/visible.js';
import { count } from './wording.js';

export function operationTable(
  digest: Digest,
  { reader }: ReportOptions,
  paint: Paint,
): readonly string[] {
  if (digest.operations.length === 0) return [];
  const changes = byId(digest.comparison);
  const operations = worstFirst(digest.operations, reader);
  const names = operations.map(({ id }) => visible(id));
  const width = Math.max(...names.map((name) => name.length));
  const rows = operations.map((operation, index) => {
    const name = (names[index] ?? '').padEnd(width);
    return `  ${name}  ${rowOf(operation, changes, paint)}`;
  });
  const unchanged = digest.comparison.operations.length - operations.length;
  const noun = nounOf(digest.comparison);
  return [
    paint('bold', `${upperFirst(noun)}s: ${operations.length}`),
    ...rows,
    ...(unchanged === 0 ? [] : [paint('dim', `  ${count(unchanged, noun)} unchanged`)]),
  ];
}

function rowOf(
  operation: OperationDiff,
  changes: ReadonlyMap<string, Change>,
  paint: Paint,
): string {
  if (operation.status === 'added') return paint('green', 'added');
  if (operation.status === 'removed') return paint('red', 'removed');
  const [request, response] = directionVerdicts(operation, changes);
  const { impact } = operation.request;
  return `request: ${paint(IMPACT_COLORS[impact], request)}${' '.repeat(Math.max(0, 9 - request.length))}  response: ${paint(IMPACT_COLORS[operation.response.tolerant], response)}`;
}
