/** The ticket that api.json describes, as far as a release has it. */
import type { EnvelopeOperation, Type, TypeId } from '../ir/model.js';
import { membersOf } from './members.js';
import type { EnvelopeApi, Login } from './model.js';

export interface BoundTicket {
  readonly operation: EnvelopeOperation;
  /** Credentials that change into a ticket with nothing in the request: none where it requires more. */
  readonly from: readonly string[];
  /** Absent where the response does not tell. */
  readonly lifetime?: string;
  readonly logins: readonly Login[];
}

/** Undefined for a release that lacks the operation, or a response without the ticket. */
export function bindTicket(
  api: EnvelopeApi,
  operations: readonly EnvelopeOperation[],
  types: ReadonlyMap<TypeId, Type>,
): BoundTicket | undefined {
  const { ticket } = api.authentication;
  const operation = operations.find(({ id }) => id === ticket?.operation);
  if (ticket === undefined || operation === undefined) return undefined;
  const request = membersOf(types.get(operation.request));
  const response = membersOf(types.get(operation.response)).map(({ name }) => name);
  if (!response.includes(ticket.member)) return undefined;
  const { lifetime } = ticket;
  return {
    operation,
    from: request.some(({ required }) => required) ? [] : ticket.from,
    ...(lifetime !== undefined && response.includes(lifetime) && { lifetime }),
    logins: ticket.logins.filter(({ member }) => request.some(({ name }) => name === member)),
  };
}
