/** Operations that api.json names and no release has: spelling mistakes, mostly. */
import type { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { help } from './decoder.js';
import type { OperationId } from './model.js';
import { fits } from './pattern.js';
import type { ApiFile } from './file.js';

type Path = readonly (string | number)[];

/** `known` are the operations of all releases: an older one need not have what a newer one brought. */
export function checkOperationNames(
  { api, at }: ApiFile,
  known: ReadonlySet<OperationId>,
  diagnostics: Diagnostics,
): void {
  const { authentication, operations } = api;
  const report = (path: Path, name: string): void => {
    const message = `no release has the operation ${quote(name)}`;
    diagnostics.warn('API508', at(path), message, help(closest(name, known)));
  };
  const id = (path: Path, name: OperationId): void => {
    if (!known.has(name)) report(path, name);
  };
  const pattern = (path: Path, text: string): void => {
    if (![...known].some((name) => fits(text, name))) report(path, text);
  };

  authentication.none.forEach((name, i) => id(['authentication', 'none', i], name));
  if (api.profile === 'envelope') {
    const { ticket } = api.authentication;
    const path = ['authentication', 'ticket'];
    if (ticket) id([...path, 'operation'], ticket.operation);
    ticket?.refusedBy.forEach((text, i) => pattern([...path, 'refusedBy', i], text));
    api.operations.lists.forEach((text, i) => pattern(['operations', 'lists', i], text));
  }
  operations.repeatable.forEach((rule, i) =>
    pattern(['operations', 'repeatable', i, 'operation'], rule.operation),
  );
  if (operations.probe !== undefined) id(['operations', 'probe'], operations.probe);
  for (const key of ['lookups', 'reads'] as const)
    for (const [about, { operation }] of Object.entries(operations[key]))
      for (const name of [about, operation]) id(['operations', key, about], name);
  const { check, wall } = operations.accounts ?? {};
  const path = ['operations', 'accounts'];
  if (check) id([...path, 'check', 'operation'], check.operation);
  wall?.operations.forEach((text, i) => pattern([...path, 'wall', 'operations', i], text));
}
