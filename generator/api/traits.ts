import type { Api, Lookup, OperationId } from './model.js';
import { fits } from './pattern.js';

/** What api.json says about one operation. */
export interface Traits {
  /** Works with the credentials that only say which site is meant. */
  readonly anonymous: boolean;
  /** Answers with a list, so that an error may mean an empty one. */
  readonly isList: boolean;
  /** May be sent again after an unknown outcome, unless the request has one of these members. */
  readonly repeatable?: { readonly unless: readonly string[] };
  /** The group whose limit on the number of calls it shares. */
  readonly group?: string;
  /** It may take so long. */
  readonly slowSeconds?: number;
  /** It refuses a ticket. */
  readonly ticketless: boolean;
  /** The operation that finds what this one created. */
  readonly lookup?: Lookup;
  /** The operation that reads what is there before this one changes it. */
  readonly read?: Lookup;
}

export function traitsOf(api: Api, id: OperationId): Traits {
  const { operations, authentication } = api;
  const [lists, refusedBy] =
    api.profile === 'envelope'
      ? [api.operations.lists, api.authentication.ticket?.refusedBy ?? []]
      : [['*.list'], []];
  const rule = operations.repeatable.find(({ operation }) => fits(operation, id));
  const slow = operations.slow.find(({ operation }) => fits(operation, id));
  const group = Object.entries(operations.groups).find(([, patterns]) =>
    patterns.some((pattern) => fits(pattern, id)),
  )?.[0];
  const lookup = Object.hasOwn(operations.lookups, id) ? operations.lookups[id] : undefined;
  const read = Object.hasOwn(operations.reads, id) ? operations.reads[id] : undefined;
  return {
    anonymous: authentication.none.includes(id),
    isList: lists.some((pattern) => fits(pattern, id)),
    ticketless: refusedBy.some((pattern) => fits(pattern, id)),
    ...(group !== undefined && { group }),
    ...(slow && { slowSeconds: slow.atLeastSeconds }),
    ...(rule && { repeatable: { unless: rule.unless } }),
    ...(lookup && { lookup }),
    ...(read && { read }),
  };
}
