/** Which operations are meant by names and patterns such as `user.SetUser` or `ep.*`. */
import { fits } from './api/pattern.js';
import type { Operation } from './ir/model.js';
import type { Diagnostics } from './support/diagnostic.js';
import { closest } from './support/suggest.js';
import { quote } from './support/text.js';

/** In the model's order; a pattern that matches nothing is reported. */
export function selectOperations(
  operations: readonly Operation[],
  patterns: readonly string[],
  diagnostics: Diagnostics,
): readonly Operation[] {
  const selected = new Set<Operation>();
  for (const pattern of patterns) {
    const matches = operations.filter((operation) => fits(pattern, operation.id));
    if (matches.length === 0) reportUnknown(operations, pattern, diagnostics);
    for (const operation of matches) selected.add(operation);
  }
  return operations.filter((operation) => selected.has(operation));
}

function reportUnknown(
  operations: readonly Operation[],
  pattern: string,
  diagnostics: Diagnostics,
): void {
  const ids = operations.map(({ id }) => id);
  const sameName = ids.find((id) => id.toLowerCase().endsWith(`.${pattern.toLowerCase()}`));
  const guess = sameName ?? closest(pattern, ids);
  const services = [...new Set(operations.map(({ service }) => service))];
  const help =
    guess === undefined
      ? services.length === 0
        ? 'without an api.json there are no operations'
        : `the services are ${services.join(', ')}`
      : `did you mean '${guess}'?`;
  diagnostics.error('CMD905', undefined, `there is no operation ${quote(pattern)}`, { help });
}
