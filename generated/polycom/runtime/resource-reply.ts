/** What the answer to a call of a resource says: by its status, its headers and its document. */
import { breaksOff, charsetOf, redactedIssue } from './client-answer.js';
import type { Unsettled } from './client-reply.js';
import { decodeTolerantly, validate, type Tolerated } from './document.js';
import { toUtf8 } from './encoding.js';
import { TruncatedError } from './errors.js';
import type { Issue, Tolerant } from './issue.js';
import { notApiReply, type Asked } from './resource-answer.js';
import { codecOf } from './resource-codec.js';
import { failed } from './resource-failure.js';
import { fault } from './resource-issue.js';
import { readJson } from './resource-json-read.js';
import { memberOf, membersIn, parametersOf } from './resource-path.js';
import { isSameTag, plainTag } from './resource-tag.js';
import type { AnyRepresentation, AnyResourceOperation } from './resource.js';
import { TRUNCATED, type TransportResponse } from './transport.js';
import { isXmlError } from './xml-error.js';

/**
 * The reply of an answer that says that all went well, or that a list is empty.
 *
 * @throws ApiError when it says that the call failed, NotApiReplyError when it says neither,
 *   TruncatedError when it breaks off
 */
export function judgeAnswer<Response>(
  asked: Asked,
  answer: TransportResponse,
): Unsettled<Response> {
  const { operation, url, redact } = asked;
  const { status, headers } = answer;
  if (status < 200 || status >= 300) return failed(asked, answer);
  const { etag, location } = headers;
  const meta = {
    operation: operation.id,
    httpStatus: status,
    ...(etag !== undefined && { etag: redact(etag) }),
    ...(location !== undefined &&
      URL.canParse(location, url) && { location: redact(new URL(location, url).href) }),
  };
  const { value, issues } = valueOf(asked, answer);
  return {
    // Whatever came was read as the operation's answer; other members are missing.
    value: value as Tolerant<Response>,
    issues: issues.map((issue) => redactedIssue(issue, redact)),
    meta,
  };
}

function valueOf(
  asked: Asked,
  answer: TransportResponse,
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const { operation } = asked;
  if (operation.answer === undefined) return { value: undefined, issues: [] };
  const read = answer.body.length > 0 ? documentOf : identityOf;
  return withTag(operation, read(asked, operation.answer, answer), answer.headers['etag']);
}

function documentOf(
  asked: Asked,
  representation: AnyRepresentation,
  answer: TransportResponse,
): Tolerated<object> {
  const { id } = asked.operation;
  const { json } = representation;
  const codec = codecOf(representation);
  const { headers, body } = answer;
  const contentType = headers['content-type'] ?? '';
  const charset = charsetOf(contentType);
  let why: string;
  try {
    switch (formatOf(contentType, representation) ?? (contentType === '' && asked.format)) {
      case 'xml':
        return decodeTolerantly(codec, body, charset === undefined ? {} : { charset });
      case 'json':
        if (json) return readJson(codec, json.form, textOf(body, charset));
    }
    const types = [representation.mediaType, ...(json ? [json.mediaType] : [])];
    why = `expected ${types.join(' or ')}`;
  } catch (error) {
    const isIllFormed = isXmlError(error) && error.code === 'ill-formed';
    const isCut = isIllFormed
      ? breaksOff(body, codec.root[1])
      : error instanceof SyntaxError && /^\s*\{[^]*[^}\s]\s*$/.test(textOf(body, charset));
    if (isCut)
      throw Object.assign(new TruncatedError(id, 'the reply breaks off', TRUNCATED), {
        outcomeUnknown: true,
      });
    why = String(error);
  }
  throw notApiReply(asked, answer, why);
}

/** By the media type alone: another version of the resource has another one. */
function formatOf(
  contentType: string,
  { mediaType, json }: AnyRepresentation,
): 'xml' | 'json' | undefined {
  const type = contentType.replace(/;[^]*/, '').trim().toLowerCase();
  if ([mediaType.toLowerCase(), 'application/xml', 'text/xml'].includes(type)) return 'xml';
  const isJson = json && [json.mediaType.toLowerCase(), 'application/json'].includes(type);
  return isJson ? 'json' : undefined;
}

function textOf(body: Uint8Array, charset: string | undefined): string {
  return new TextDecoder().decode(toUtf8(body, charset));
}

/** Without a document, what is known of the resource is where it stands. */
function identityOf(
  asked: Asked,
  representation: AnyRepresentation,
  answer: TransportResponse,
): Tolerated<object> {
  const { operation, request, url } = asked;
  const { location } = answer.headers;
  let value: Readonly<Record<string, unknown>> = {};
  switch (operation.action) {
    case 'create':
      if (operation.item && location !== undefined && URL.canParse(location, url))
        value = membersIn(operation.item, new URL(location, url).href);
      break;
    case 'update': {
      const current = memberOf(request, 'current');
      const names = parametersOf(operation.path);
      value = Object.fromEntries(names.map((name) => [name, memberOf(current, name)]));
      break;
    }
    default:
      throw notApiReply(asked, answer, 'expected a document');
  }
  return { value, issues: validate(codecOf(representation), value) };
}

/** The entity tag of the header is that of the document; it fills in what the document leaves out. */
function withTag(
  operation: AnyResourceOperation,
  { value, issues }: Tolerated<object>,
  header: string | undefined,
): Tolerated<object> {
  const { entityTag: name, action } = operation;
  if (name === undefined || header === undefined || action === 'list') return { value, issues };
  const found = memberOf(value, name);
  if (typeof found !== 'string' || found === '') {
    const isFilled = ({ code, path }: Issue): boolean =>
      code === 'required' && path.length === 1 && path[0] === name;
    return {
      value: { ...value, [name]: plainTag(header) },
      issues: issues.filter((issue) => !isFilled(issue)),
    };
  }
  if (isSameTag(found, header)) return { value, issues };
  const expected = `the entity tag of the header, ${header}`;
  return { value, issues: [...issues, fault(operation, 'fixed', [name], expected, found)] };
}
