/** A call of a resource as a request of HTTP, judged before it is sent. */
import { encodeOr } from './document.js';
import { InvalidRequestError } from './errors.js';
import { isObject } from './gather.js';
import type { Issue } from './issue.js';
import { codecOf } from './resource-codec.js';
import { fault } from './resource-issue.js';
import { printJson } from './resource-json-print.js';
import { memberOf, targetOf } from './resource-path.js';
import { judgeOthers, judgeWritten, writtenOf } from './resource-rules.js';
import { quotedTag } from './resource-tag.js';
import type { Action, AnyRepresentation, AnyResourceOperation } from './resource.js';
import type { TransportRequest } from './transport.js';

/** The media type that documents are sent and asked for in. */
export type Format = 'xml' | 'json';

/** A request without the credentials. */
export type ResourceRequest = Omit<TransportRequest, 'signal' | 'maxBytes'>;

const METHODS: Readonly<Record<Action, string>> = {
  list: 'GET',
  get: 'GET',
  create: 'POST',
  update: 'PUT',
  delete: 'DELETE',
};

/**
 * What a call sends below the URL `base`, but for the credentials.
 *
 * @throws InvalidRequestError with every issue
 */
export function requestOf(
  base: string,
  operation: AnyResourceOperation,
  request: object,
  format: Format,
): ResourceRequest {
  const { action, body, answer, entityTag } = operation;
  const issues: Issue[] = [];
  const given = isObject(request) ? request : {};
  const written = body && writtenOf(operation, given, issues);
  const members = action === 'update' ? (memberOf(given, 'current') ?? {}) : given;
  const found: Issue[] = [];
  const target = targetOf(operation, Object(members), found);
  const tag = action === 'update' || action === 'delete' ? entityTag : undefined;
  const condition = tag && ifMatch(operation, tag, memberOf(members, tag), found);
  if (written === undefined) found.push(...judgeOthers(operation, given));
  const stem = action === 'update' ? ['current'] : [];
  issues.push(...found.map((issue) => ({ ...issue, path: [...stem, ...issue.path] })));
  let bytes: Uint8Array = new Uint8Array();
  if (body && written) {
    const judged = [...judgeWritten(operation, written)];
    const encoded = encodedIn(format, body, written.value);
    if (encoded instanceof Uint8Array) bytes = encoded;
    else judged.push(...encoded);
    issues.push(...judged.map((issue) => ({ ...issue, path: written.place(issue.path) })));
  }
  if (issues.length > 0) throw new InvalidRequestError(operation.id, issues);
  const headers = {
    ...(answer && { accept: mediaTypeOf(answer, format) }),
    ...(body && { 'content-type': mediaTypeOf(body, format) }),
    ...(condition && { 'if-match': condition }),
  };
  return { method: METHODS[action], url: base + target, headers, body: bytes };
}

/** An update without it would undo what others did meanwhile; a delete may do without. */
function ifMatch(
  operation: AnyResourceOperation,
  name: string,
  value: unknown,
  issues: Issue[],
): string | undefined {
  if (value === undefined) {
    if (operation.action === 'update') issues.push(fault(operation, 'required', [name], name));
    return undefined;
  }
  const tag = typeof value === 'string' ? quotedTag(value) : undefined;
  if (tag === undefined)
    issues.push(fault(operation, 'lexical', [name], 'an entity tag of HTTP', value));
  return tag;
}

function encodedIn(
  format: Format,
  representation: AnyRepresentation,
  value: object,
): Uint8Array | readonly Issue[] {
  const { json } = representation;
  const codec = codecOf(representation);
  if (format === 'xml' || json === undefined) return encodeOr(codec, value, {});
  const text = printJson(codec, json.form, value);
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

function mediaTypeOf({ mediaType, json }: AnyRepresentation, format: Format): string {
  return format === 'json' && json ? json.mediaType : mediaType;
}
