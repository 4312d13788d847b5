/** An answer and what it answers; nothing that is told of it shows a secret. */
import { charsetOf, quote, retryAfter } from './client-answer.js';
import { NotApiReplyError } from './errors.js';
import type { Redact } from './errors-redact.js';
import { secretsOf } from './resource-issue.js';
import type { Format } from './resource-request.js';
import type { AnyResourceOperation, JsonForm, ResourceApiDescription } from './resource.js';
import type { TransportResponse } from './transport.js';

/** What was asked for. */
export interface Asked {
  readonly api: ResourceApiDescription;
  readonly operation: AnyResourceOperation;
  readonly request: object;
  readonly url: string;
  readonly format: Format;
  readonly redact: Redact;
  readonly now: number;
}

/** An answer that is none of the API's. */
export function notApiReply(
  { operation, redact, now }: Asked,
  { status, headers, body }: TransportResponse,
  why: string,
): NotApiReplyError {
  const contentType = headers['content-type'] ?? '';
  const quoted = quote(body, charsetOf(contentType), namesOf(operation), redact);
  const waitMs = retryAfter(headers['retry-after'], now);
  return new NotApiReplyError(operation.id, why, status, redact(contentType), quoted, waitMs);
}

/** Secrets by the names that they have in XML and in JSON. */
export function namesOf(operation: AnyResourceOperation): ReadonlySet<string> {
  const names = new Set(secretsOf(operation));
  for (const representation of [operation.body, operation.answer])
    if (representation?.json) addKeys(representation.json.form, names, new Set());
  return names;
}

function addKeys(form: JsonForm, names: Set<string>, seen: Set<JsonForm>): void {
  if (seen.has(form)) return;
  seen.add(form);
  for (const [name, { key, value }] of Object.entries(form)) {
    if (names.has(name)) names.add(key);
    if (typeof value === 'function') addKeys(value(), names, seen);
  }
}
