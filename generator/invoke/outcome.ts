/** How a call ended, as data: the client's replies and errors without their classes. */
import { isApiError } from '../runtime/errors.js';
import type { Reply } from '../runtime/reply.js';
import { isCallError, isConflictError } from '../runtime/resource-errors.js';
import type { AnyCallError } from '../runtime/resource-errors.js';
import type { Failed, Success } from './model.js';

type Answer = Pick<Reply<object>, 'issues' | 'meta'> & { readonly value: object | undefined };

/** What has no answer has no members. */
export function successOf({ value, issues, meta }: Answer): Success {
  const { attempts, errorId, server } = meta;
  return {
    kind: 'success',
    value: { ...value },
    issues,
    attempts,
    ...(errorId !== undefined && { errorId }),
    ...(server !== undefined && { server }),
  };
}

/** What is no error of the client is a fault of ours, whose message might show anything. */
export function failureOf(error: unknown): Failed {
  if (isCallError(error)) return failed(error);
  const name = error instanceof Error ? error.name : typeof error;
  return {
    kind: 'failure',
    cause: 'fault',
    message: `the client failed with a ${name}, which is a fault of the tool`,
    errorId: '',
    reason: '',
    outcomeUnknown: true,
    attempts: 0,
    issues: [],
  };
}

function failed(error: AnyCallError): Failed {
  const { kind: cause, message, outcomeUnknown, attempts } = error;
  const issues = 'issues' in error ? error.issues : [];
  const common = { kind: 'failure', cause, message, outcomeUnknown, attempts, issues } as const;
  // A gateway in between speaks HTTP alone.
  if (error.kind === 'not-api-reply')
    return { ...common, errorId: String(error.httpStatus), reason: '' };
  if (!isApiError(error) && !isConflictError(error)) return { ...common, errorId: '', reason: '' };
  const { errorId, reason, known } = error;
  const parts = isApiError(error) ? error.subErrors : [];
  return {
    ...common,
    errorId,
    reason,
    ...(known && { known: { name: known.name, retry: known.retry } }),
    ...(parts.length > 0 && {
      subErrors: parts.map((part) => ({ errorId: part.errorId, reason: part.reason })),
    }),
  };
}
