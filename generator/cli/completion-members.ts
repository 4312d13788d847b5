/** Names for completion, read from the compiled schemas. */
import { memberNames } from '../api/selector.js';
import { compile } from '../compile.js';
import type { ApiFolder, Release } from '../load/workspace.js';
import { fieldsOf } from '../request/fields.js';
import { requestForm } from '../request/form.js';
import { Diagnostics } from '../support/diagnostic.js';

export function operationsAtHand(folder: ApiFolder, release: Release): readonly string[] {
  const { sets } = compile(folder, release, undefined, new Diagnostics());
  return sets.flatMap(({ model }) => model.operations.map(({ id }) => id));
}

export function membersAtHand(folder: ApiFolder, release: Release, id: string): readonly string[] {
  const { api, sets } = compile(folder, release, undefined, new Diagnostics());
  if (api === undefined) return [];
  const secrets = new Set(memberNames(api.secrets));
  return sets.flatMap(({ model }) =>
    model.operations
      .filter((operation) => operation.id === id)
      .flatMap((operation) => fieldsOf(model, requestForm(model, api, operation), secrets))
      .map(({ path }) => path),
  );
}
