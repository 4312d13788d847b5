import type { Compilation, CompiledSet } from '../compile.js';
import { unreachable } from '../support/unreachable.js';
import { openEnvelope } from './envelope.js';
import type { OpenApi } from './model.js';
import { openResources } from './resource.js';

/**
 * Emits the client of the operations, and of those that they need, and executes it. `operations`
 * are ids of the set.
 */
export async function openApi(
  compilation: Compilation,
  set: CompiledSet,
  operations: readonly string[],
): Promise<OpenApi> {
  const { api } = compilation;
  if (api === undefined) unreachable(`${compilation.folder.name} has operations and no api.json`);
  switch (api.profile) {
    case 'envelope':
      return openEnvelope(compilation, api, set, operations);
    case 'resource':
      return openResources(compilation, api, set, operations);
  }
}
