/** Answers whose status says that a call failed. */
import { charsetOf, quote, retryAfter } from './client-answer.js';
import type { Unsettled } from './client-reply.js';
import { ApiError } from './errors.js';
import type { Tolerant } from './issue.js';
import { namesOf, notApiReply, type Asked } from './resource-answer.js';
import { plainReason } from './resource-reason.js';
import type { TransportResponse } from './transport.js';

/**
 * The reply where a list is empty.
 *
 * @throws ApiError when the API says that the call failed, NotApiReplyError when something else does
 */
export function failed<Response>(asked: Asked, answer: TransportResponse): Unsettled<Response> {
  const { api, operation, redact, now } = asked;
  const { status, headers, body } = answer;
  const errorId = String(status);
  const listed = Object.hasOwn(api.errors, errorId) ? api.errors[errorId] : undefined;
  if (status < 400) throw notApiReply(asked, answer, redirectOr(status));
  // Whatever stands in between may be overloaded, too; it is not the API that says so.
  const isBetween = status === 429 || status >= 500;
  if (listed === undefined && isBetween) throw notApiReply(asked, answer, 'no error of the API');
  if (operation.action === 'list' && listed?.emptyList) {
    const value: unknown = {};
    const meta = { operation: operation.id, httpStatus: status, errorId };
    // A list without rows.
    return { value: value as Tolerant<Response>, issues: [], meta };
  }
  const charset = charsetOf(headers['content-type'] ?? '');
  const waitMs = retryAfter(headers['retry-after'], now);
  const known = listed && {
    ...listed,
    ...(waitMs !== undefined && { waitSeconds: waitMs / 1000 }),
  };
  const error = new ApiError(operation.id, {
    errorId,
    reason: quote(body, charset, namesOf(operation), redact, plainReason),
    server: undefined,
    subErrors: [],
    httpStatus: status,
    known,
  });
  // The server may have failed half-way, unless it says that it did not begin.
  throw Object.assign(error, { outcomeUnknown: status >= 500 && known?.retry !== 'wait' });
}

function redirectOr(status: number): string {
  return status >= 300 ? 'a redirect, which is not followed' : 'no final answer';
}
