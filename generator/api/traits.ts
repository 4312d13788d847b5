import type { Api, OperationId } from './model.js';
import { fits } from './pattern.js';

/** What api.json says about one operation. */
export interface Traits {
  /** Works with the credentials that only say which site is meant. */
  readonly anonymous: boolean;
  /** Answers with a list, so that an error may mean an empty one. */
  readonly isList: boolean;
  /** May be sent again after an unknown outcome, unless the request has one of these members. */
  readonly repeatable?: { readonly unless: readonly string[] };
  /** The operation that finds what this one created. */
  readonly lookup?: OperationId;
}

export function traitsOf(api: Api, id: OperationId): Traits {
  const { operations, authentication } = api;
  const rule = operations.repeatable.find(({ operation }) => fits(operation, id));
  const lookup = Object.hasOwn(operations.lookups, id) ? operations.lookups[id] : undefined;
  return {
    anonymous: authentication.none.includes(id),
    isList: operations.lists.some((pattern) => fits(pattern, id)),
    ...(rule && { repeatable: { unless: rule.unless } }),
    ...(lookup !== undefined && { lookup }),
  };
}
