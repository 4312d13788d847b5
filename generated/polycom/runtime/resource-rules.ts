/** Whether a caller may write what is to be written. */
import { isObject } from './gather.js';
import type { Issue } from './issue.js';
import { fault } from './resource-issue.js';
import { memberOf, parametersOf } from './resource-path.js';
import type { AnyResourceOperation } from './resource.js';

/** What a call writes, and where in the request each member of it was given. */
export interface Written {
  readonly value: object;
  /** The members that the caller wants to be so, not merely leaves as they are. */
  readonly chosen: object;
  readonly place: (path: readonly (string | number)[]) => readonly (string | number)[];
}

/** The document of a create or an update; of an update it is what was read, with the changes. */
export function writtenOf(
  operation: AnyResourceOperation,
  request: object,
  issues: Issue[],
): Written {
  if (operation.action !== 'update')
    return { value: request, chosen: request, place: (path) => path };
  const { current, changes } = { current: part('current'), changes: part('changes') };
  const chosen = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  return {
    value: { ...current, ...chosen },
    chosen,
    place: ([name = '', ...rest]) => [
      Object.hasOwn(chosen, name) ? 'changes' : 'current',
      name,
      ...rest,
    ],
  };

  function part(name: string): object {
    const value = memberOf(request, name);
    if (isObject(value)) return value;
    issues.push(fault(operation, value === undefined ? 'required' : 'type', [name], 'an object'));
    return {};
  }
}

/** What the rules of the API have against it; paths start at the members of the document. */
export function judgeWritten(
  operation: AnyResourceOperation,
  { value, chosen }: Written,
): readonly Issue[] {
  const { without = [], required = [], values = {} } = operation.rules ?? {};
  const unknown = without
    .filter((name) => memberOf(chosen, name) !== undefined)
    .map((name) =>
      fault(operation, 'unknown-member', [name], 'no value, as this call cannot write it'),
    );
  const missing = required
    .filter((name) => memberOf(value, name) === undefined)
    .map((name) => fault(operation, 'required', [name], name));
  const wrong = Object.entries(values).flatMap(([name, allowed]) => {
    const found = memberOf(chosen, name);
    // Of any type: what is not in the list is wrong.
    if (found === undefined || (allowed as readonly unknown[]).includes(found)) return [];
    return [fault(operation, 'enumeration', [name], allowed.join(' or '), found)];
  });
  return [...unknown, ...missing, ...wrong];
}

/** Members of a request that has no document, and that stand nowhere else either. */
export function judgeOthers(operation: AnyResourceOperation, request: object): readonly Issue[] {
  const { action, path, query = [], entityTag } = operation;
  const known = [...parametersOf(path), ...query];
  if (action === 'delete' && entityTag !== undefined) known.push(entityTag);
  return Object.keys(request)
    .filter((name) => !known.includes(name) && memberOf(request, name) !== undefined)
    .map((name) => fault(operation, 'unknown-member', [name], 'no member of this name'));
}
