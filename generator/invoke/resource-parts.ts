/** A flat request taken apart into what the client of a resource takes, and judged by it. */
import type { ResourceCode } from '../execute/client.js';
import type { ResourceOperation } from '../ir/model.js';
import type { Request } from '../request/model.js';
import { isInvalidRequestError } from '../runtime/errors.js';
import type { Issue } from '../runtime/issue.js';
import { parametersOf, targetOf } from '../runtime/resource-path.js';
import { judgeWritten } from '../runtime/resource-rules.js';
import type { AnyResourceOperation } from '../runtime/resource.js';
import { unreachable } from '../support/unreachable.js';
import type { Callable } from './model.js';

export interface Parts {
  /** Members that stand in the path: they say which one is meant. */
  readonly places: Request;
  readonly changes: Request;
}

export function partsOf({ path }: Pick<ResourceOperation, 'path'>, request: Request): Parts {
  const names = parametersOf(path);
  const members = Object.entries(request);
  return {
    places: Object.fromEntries(members.filter(([name]) => names.includes(name))),
    changes: Object.fromEntries(members.filter(([name]) => !names.includes(name))),
  };
}

/** As the client judges before it sends; the document by the emitted code. */
export function judgeResource(code: ResourceCode, operation: ResourceOperation): Callable['judge'] {
  const { action, id, body } = operation;
  const descriptor = code.operations[id] ?? unreachable(`${id} was not emitted`);
  const codec = body === undefined ? undefined : code.elements[body];
  if (codec === undefined) return (request) => refusalOf(code, descriptor, request);
  return (value) => {
    const issues: Issue[] = [];
    targetOf(descriptor, value, issues);
    const chosen = action === 'update' ? partsOf(operation, value).changes : value;
    const rules = judgeWritten(descriptor, { value, chosen, place: (path) => path });
    const found = code.validate(codec, value);
    // What an update does not give stays as it is.
    const own = action === 'update' ? found.filter((issue) => !isMissing(issue)) : found;
    return [...issues, ...rules, ...own];
  };
}

function refusalOf(
  { requestOf }: ResourceCode,
  descriptor: AnyResourceOperation,
  request: Request,
): readonly Issue[] {
  try {
    requestOf('', descriptor, request, 'xml');
    return [];
  } catch (error) {
    if (isInvalidRequestError(error)) return error.issues;
    throw error;
  }
}

function isMissing({ code, path }: Issue): boolean {
  return code === 'required' && path.length === 1;
}
