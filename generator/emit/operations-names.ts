/** What the functions and constants of a service are called. */
import type { EnvelopeOperation } from '../ir/model.js';
import type { Names } from '../name/name.js';
import { isReservedType } from '../name/reserved.js';

export interface OperationName {
  readonly operation: EnvelopeOperation;
  /** Types. */
  readonly request: string;
  readonly response: string;
  /** The function, and the constant that describes the operation. */
  readonly stub: string;
  readonly constant: string;
}

const SUFFIX = 'Operation';

/** Names of types differ in more than their first letter, hence those of functions differ too. */
export function operationNames(
  operations: readonly EnvelopeOperation[],
  names: Names,
): readonly OperationName[] {
  const plain = operations.map((operation) => {
    const request = names.type.get(operation.request) ?? '';
    const response = names.type.get(operation.response) ?? '';
    return { operation, request, response, stub: uncapitalize(request) };
  });
  const constants = new Set(plain.map(({ stub }) => stub + SUFFIX));
  return plain.map((name) => {
    const { request, stub: wish } = name;
    const isTaken = isReservedType(wish) || constants.has(wish) || wish === request;
    const stub = isTaken ? `${wish}$` : wish;
    return { ...name, stub, constant: stub + SUFFIX };
  });
}

function uncapitalize(name: string): string {
  const [first = ''] = name;
  return first.toLowerCase() + name.slice(first.length);
}
