/** A request as the real server takes it: loosely, in either spelling; strictly when asked for. */
import type { Step } from '../api/bind.js';
import type { Operation } from '../ir/model.js';
import type { Issue } from '../runtime/issue.js';
import type { XmlErrorCode } from '../runtime/xml-error.js';
import { documentPlaces } from '../execute/document.js';
import { quote } from '../support/text.js';
import type { ServedApi } from './served-api.js';

export interface ReadingOptions {
  /** From the Content-Type, where it states one. */
  readonly charset: string | undefined;
  readonly isStrict: boolean;
}

type Members = Readonly<Record<string, unknown>>;

export type Reading =
  | {
      readonly kind: 'call';
      readonly operation: Operation;
      readonly credentials: Members;
      readonly request: Members;
      readonly issues: readonly Issue[];
    }
  /** No operation can be told from it. */
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly credentials: Members;
      readonly issues: readonly Issue[];
    };

export function readRequest(
  served: ServedApi,
  body: Uint8Array | string,
  { charset, isStrict }: ReadingOptions,
): Reading {
  const { api, envelope, codec, codecs, byRequest } = served;
  let decoded: { readonly value: unknown; readonly issues: readonly Issue[] };
  try {
    decoded = codecs.decode(codec, body, {
      mode: 'tolerant',
      types: codecs.types,
      dialect: true,
      ...(!isStrict && { repairPrefixes: api.prefixes }),
      ...(charset !== undefined && { charset }),
    });
  } catch (error) {
    const fault = xmlFault(error, body);
    if (fault === undefined) throw error;
    const reason = `the request cannot be read: ${fault.message} at ${fault.line}:${fault.column}`;
    return { kind: 'refused', reason, credentials: {}, issues: [] };
  }
  const { value, issues } = decoded;
  const credentials = membersAt(value, envelope.credentials) ?? {};
  const request = membersAt(value, envelope.payload);
  const type = request?.['$type'];
  const operation = typeof type === 'string' ? byRequest.get(type) : undefined;
  if (request !== undefined && operation !== undefined)
    return { kind: 'call', operation, credentials, request, issues };
  return { kind: 'refused', reason: whyNone(request, issues, served), credentials, issues };
}

/** What stands at the end of a path; of a list its first item. */
export function membersAt(message: unknown, path: readonly Step[]): Members | undefined {
  let value = message;
  for (const { name } of path) {
    const inner: unknown = isMembers(value) ? value[name] : undefined;
    value = Array.isArray(inner) ? inner[0] : inner;
  }
  return isMembers(value) ? value : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whyNone(
  request: Members | undefined,
  issues: readonly Issue[],
  { envelope }: ServedApi,
): string {
  const place = envelope.payload.map(({ name }) => name).join('/');
  if (request === undefined) return `the request has no ${place}`;
  const type = request['$type'];
  if (typeof type === 'string') return `${quote(type)} is no request of this release`;
  const unknown = issues.find(({ code }) => code === 'unknown-type');
  if (unknown === undefined) return `${place} names no operation: expected xsi:type`;
  return `${place} names no operation of this release: ${unknown.message}`;
}

export interface XmlFault {
  readonly code: XmlErrorCode;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** In words of our own: those of the parser quote the document, secrets included. */
const FAULTS: Readonly<Record<XmlErrorCode, string>> = {
  'ill-formed': 'the XML is not well-formed',
  doctype: 'it has a DOCTYPE',
  encoding: 'its bytes are not in the encoding that it states',
  limit: 'it exceeds a limit',
  'undeclared-prefix': 'a prefix is not declared',
  'wrong-root': 'its root element is not that of a message',
};

/** Undefined for an error that says nothing of the document. */
export function xmlFault(error: unknown, document: Uint8Array | string): XmlFault | undefined {
  // The emitted code has its own copy of the error's class.
  if (!(error instanceof Error) || error.name !== 'XmlError') return undefined;
  const { code, offset } = error as Error & {
    readonly code: XmlErrorCode;
    readonly offset: number;
  };
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  return { code, message: FAULTS[code], ...documentPlaces(bytes)(offset) };
}
