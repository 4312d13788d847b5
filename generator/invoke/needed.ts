/** What is compiled into a client: as little as the operations allow. */
import type { Api } from '../api/model.js';
import type { Compilation, CompiledSet } from '../compile.js';
import { filesOf } from '../files.js';
import type { Model } from '../ir/model.js';
import { resourceOperations } from '../ir/operations.js';
import type { OutputFile } from '../output/files.js';
import { prune } from '../passes/prune.js';

/** The model of such a client, and its files. */
export function emitted(
  compilation: Compilation,
  whole: CompiledSet,
  api: Api,
  asked: readonly string[],
): { readonly model: Model; readonly files: readonly OutputFile[] } {
  const model = reduced(whole.model, api, asked);
  const set: CompiledSet = { ...whole, name: '', model };
  return { model, files: filesOf({ ...compilation, sets: [set] }, asked) };
}

/** The operations, those that they need, and nothing of the model that these do not reach. */
function reduced(model: Model, api: Api, asked: readonly string[]): Model {
  const wanted = new Set([...neededIds(api, asked), ...readBefore(model, asked)]);
  // A release may lack what api.json names.
  return prune(
    model,
    model.operations.filter(({ id }) => wanted.has(id)),
  );
}

function neededIds({ operations, ...api }: Api, asked: readonly string[]): ReadonlySet<string> {
  const { lookups, reads, probe, accounts } = operations;
  const wanted = new Set(asked);
  for (const id of asked)
    for (const table of [lookups, reads]) {
      const found = Object.hasOwn(table, id) ? table[id] : undefined;
      if (found !== undefined) wanted.add(found.operation);
    }
  if (probe !== undefined) wanted.add(probe);
  if (accounts?.check !== undefined) wanted.add(accounts.check.operation);
  if (api.profile === 'envelope' && api.authentication.ticket !== undefined)
    wanted.add(api.authentication.ticket.operation);
  return wanted;
}

/** An update is made of what is there. */
function readBefore({ operations }: Model, asked: readonly string[]): readonly string[] {
  return resourceOperations({ operations })
    .filter(({ id, action }) => action === 'update' && asked.includes(id))
    .map(({ service }) => `${service}.get`);
}
