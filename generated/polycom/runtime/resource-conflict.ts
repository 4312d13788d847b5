/** What the server has now, where an update came too late. */
import { memberOf, parametersOf } from './resource-path.js';
import type { AnyResourceOperation } from './resource.js';

/** Reads the resource that an update was to change; undefined where nothing says how. */
export interface Reading {
  readonly operation: AnyResourceOperation;
  readonly request: object;
}

export function readingOf(update: AnyResourceOperation, request: object): Reading | undefined {
  const { id, source, item: path, answer, entityTag } = update;
  if (path === undefined || answer === undefined) return undefined;
  const current = memberOf(request, 'current');
  const members = parametersOf(path).map((name) => [name, memberOf(current, name)]);
  const tag = entityTag === undefined ? {} : { entityTag };
  return {
    operation: { id, source, action: 'get', path, answer, ...tag, repeatable: [] },
    request: Object.fromEntries(members),
  };
}
