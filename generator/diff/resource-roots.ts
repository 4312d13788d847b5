/** Operations on resources: the documents that they send and get are root elements. */
import type { CompiledSet } from '../compile.js';
import type { ResourceOperation } from '../ir/model.js';
import { resourceOperations } from '../ir/operations.js';
import type { Clark } from '../support/qname.js';
import type { Comparing } from './draft.js';
import type { Pair } from './pairs.js';
import { elementKey, rootElements } from './root-elements.js';
import { ownChange, placesOf } from './root.js';
import type { Root, Rooted, Start } from './root.js';

const NOTHING: ReadonlySet<string> = new Set();

export function resourceRoots(comparing: Comparing, old: CompiledSet, now: CompiledSet): Rooted {
  const [before, after] = [resourceOperations(old.model), resourceOperations(now.model)];
  const documents = rootElements(comparing, documentsOf(before), documentsOf(after));
  const known = new Map(before.map((operation) => [operation.id, operation]));
  const kept = new Set(after.map(({ id }) => id));
  const operations = [
    ...after.map((operation) => operationRoot(known.get(operation.id), operation)),
    ...before
      .filter(({ id }) => !kept.has(id))
      .map((operation) => operationRoot(operation, undefined)),
  ];
  return {
    roots: operations.map(({ root }) => root),
    pairs: [...documents.pairs, ...operations.map(({ pair }) => pair)],
  };
}

function documentsOf(operations: readonly ResourceOperation[]): readonly Clark[] {
  const names = operations.flatMap(({ body, answer }) => [body, answer]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** With the pair of what has no document, or is in one of the releases only. */
function operationRoot(
  before: ResourceOperation | undefined,
  after: ResourceOperation | undefined,
): { readonly root: Root; readonly pair: Pair } {
  const id = (after ?? before)?.id ?? '';
  const key = `operation ${id}`;
  const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'kept';
  const places = [before?.at, after?.at] as const;
  const start = (old: Clark | undefined, now: Clark | undefined): Start => {
    const name = now ?? old;
    return {
      pair: status === 'kept' && name !== undefined ? elementKey(old ?? name) : key,
      ...(old !== undefined && { old: { root: old, strides: [] } }),
      ...(now !== undefined && { now: { root: now, strides: [] } }),
      closed: NOTHING,
    };
  };
  const drafts = status === 'kept' ? [] : [ownChange(status, id, 'operation', ...places)];
  return {
    root: {
      kind: 'operation',
      id,
      status,
      ...placesOf(...places),
      request: start(before?.body, after?.body),
      response: start(before?.answer, after?.answer),
    },
    pair: { key, drafts, edges: [] },
  };
}
