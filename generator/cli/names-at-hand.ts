import { compile } from '../compile.js';
import { openSchemas } from '../load/workspace.js';
import { Diagnostics } from '../support/diagnostic.js';
import { parseClark } from '../support/qname.js';

/** An operation, a type, the API and the releases of the first schemas found. */
export function namesAtHand(schemas: readonly string[]): Readonly<Record<string, string>> {
  const diagnostics = new Diagnostics();
  const [folder] = openSchemas(schemas, diagnostics).apis;
  const release = folder?.releases.at(-1);
  if (folder === undefined || release === undefined) return {};
  const [set] = compile(folder, release, undefined, diagnostics).sets;
  if (set === undefined) return {};
  const { operations, elements, types } = set.model;
  // One in the middle: the first ones of a list are often the odd ones.
  const operation = operations[operations.length >> 1];
  const [type] = [...types.values()].filter(({ name }) => name !== undefined);
  const [element] = elements.values();
  return {
    api: folder.name,
    oldest: folder.releases[0]?.name ?? '',
    newest: release.name,
    ...(operation && { operation: operation.id, service: operation.service }),
    ...(type?.name !== undefined && { type: parseClark(type.name).local }),
    ...(element && { element: element.local }),
  };
}
