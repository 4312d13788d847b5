/** A request as the real server takes it: loosely, in either spelling; strictly when asked for. */
import type { Step } from '../api/bind.js';
import type { EnvelopeOperation } from '../ir/model.js';
import type { Issue } from '../runtime/issue.js';
import { quote } from '../support/text.js';
import { isMembers } from './members.js';
import type { Members } from './members.js';
import type { ServedEnvelope } from './served-envelope.js';
import { faultText, documentFault } from './document-fault.js';

export interface ReadingOptions {
  /** From the Content-Type, where it states one. */
  readonly charset: string | undefined;
  readonly isStrict: boolean;
}

/** What the message says, if it names an operation. */
export type EnvelopeRequest =
  | {
      readonly kind: 'call';
      readonly operation: EnvelopeOperation;
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
  served: ServedEnvelope,
  body: Uint8Array | string,
  { charset, isStrict }: ReadingOptions,
): EnvelopeRequest {
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
    const fault = documentFault(error, body);
    if (fault === undefined) throw error;
    const reason = `the request cannot be read: ${faultText(fault)}`;
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

function whyNone(
  request: Members | undefined,
  issues: readonly Issue[],
  { envelope }: ServedEnvelope,
): string {
  const place = envelope.payload.map(({ name }) => name).join('/');
  if (request === undefined) return `the request has no ${place}`;
  const type = request['$type'];
  if (typeof type === 'string') return `${quote(type)} is no request of this release`;
  const unknown = issues.find(({ code }) => code === 'unknown-type');
  if (unknown === undefined) return `${place} names no operation: expected xsi:type`;
  return `${place} names no operation of this release: ${unknown.message}`;
}
