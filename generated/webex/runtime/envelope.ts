/** A call's message: written and judged before it is sent, read and judged when it comes back. */
import type { AnyOperation, ApiDescription, KnownError, Status, SubStatus, Text } from './api.js';
import { decodeTolerantly, encodeOr, type Tolerated } from './document.js';
import { InvalidRequestError, type Failure } from './errors.js';
import type { Issue } from './issue.js';
import { readDocument, readerOf } from './read-document.js';
import { issuesOf } from './report.js';

/**
 * The bytes of a request, in the API's dialect.
 *
 * @throws InvalidRequestError with every issue
 */
export function encodeRequest<Message, Credentials extends object>(
  api: ApiDescription<Message, Credentials>,
  operation: AnyOperation,
  credentials: Credentials,
  request: object,
): Uint8Array {
  const { codec, dialect } = api;
  const types = [operation.request];
  const message = api.request(credentials, { ...request, $type: operation.request.name });
  const written = encodeOr(codec, message, { types, dialect });
  if (written instanceof Uint8Array) return written;
  throw new InvalidRequestError(operation.id, relative(written, api.payloadPath));
}

/** Issues of the operation itself start at its members, as the caller knows them. */
function relative(issues: readonly Issue[], from: readonly (string | number)[]): readonly Issue[] {
  return issues.map((issue) =>
    from.every((step, i) => issue.path[i] === step)
      ? { ...issue, path: issue.path.slice(from.length) }
      : issue,
  );
}

export interface DecodedReply {
  /** Undefined when the reply does not tell. */
  readonly succeeded: boolean | undefined;
  readonly failure: Failure;
  readonly value: object;
  readonly issues: readonly Issue[];
}

/**
 * Reads a reply, tolerantly.
 *
 * @throws XmlError when it is no message of the API
 */
export function decodeReply<Message, Credentials extends object>(
  api: ApiDescription<Message, Credentials>,
  operation: AnyOperation,
  body: Uint8Array,
  charset: string | undefined,
  httpStatus: number,
): DecodedReply {
  const { codec, dialect } = api;
  const { value, issues } = decodeTolerantly(codec, body, {
    types: [operation.response],
    dialect,
    ...(charset !== undefined && { charset }),
  });
  const status = api.status(value);
  const result = text(status?.result);
  return {
    succeeded: result === '' ? undefined : api.success.includes(result),
    failure: failureOf(api.errors, status, httpStatus),
    value: api.payload(value) ?? {},
    issues: relative(issues, api.payloadPath),
  };
}

function failureOf(
  errors: Readonly<Record<string, KnownError>>,
  status: Status | null | undefined,
  httpStatus: number,
): Failure {
  const errorId = text(status?.errorId).trim();
  return {
    errorId,
    reason: text(status?.reason),
    server: text(status?.server) || undefined,
    subErrors: (status?.subErrors ?? []).map(subError),
    httpStatus,
    known: Object.hasOwn(errors, errorId) ? errors[errorId] : undefined,
  };
}

function subError({ errorId, reason, value }: SubStatus): Failure['subErrors'][number] {
  return { errorId: text(errorId), reason: text(reason), value: text(value) };
}

function text(value: Text): string {
  return value === null || value === undefined ? '' : String(value);
}

/** What a response without any content is read as. */
export function emptyResponse({ response }: AnyOperation): Tolerated<object> {
  const { name: type, read } = response;
  const r = readerOf('<r/>', undefined, {}, new Set());
  const value = readDocument(r, { type, read }, ['', 'r']);
  return { value, issues: issuesOf(r, value) };
}
