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
  if (authentication.ticket) {
    const path = ['authentication', 'ticket'];
    id([...path, 'operation'], authentication.ticket.operation);
    authentication.ticket.refusedBy.forEach((text, i) => pattern([...path, 'refusedBy', i], text));
  }
  operations.repeatable.forEach((rule, i) =>
    pattern(['operations', 'repeatable', i, 'operation'], rule.operation),
  );
  operations.lists.forEach((text, i) => pattern(['operations', 'lists', i], text));
  if (operations.probe !== undefined) id(['operations', 'probe'], operations.probe);
  for (const [create, find] of Object.entries(operations.lookups))
    for (const name of [create, find]) id(['operations', 'lookups', create], name);
}
