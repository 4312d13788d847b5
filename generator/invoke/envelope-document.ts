/** A request that stands in a document, as somebody has it from a log or a sample. */
import type { BoundEnvelope } from '../api/bind.js';
import type { EnvelopeApi } from '../api/model.js';
import type { EnvelopeCode } from '../execute/client.js';
import { rootName } from '../execute/document.js';
import type { EnvelopeOperation } from '../ir/model.js';
import type { Request } from '../request/model.js';
import type { Codec } from '../runtime/codec.js';
import type { Issue } from '../runtime/issue.js';
import { XSI } from '../runtime/namespaces.js';
import { parseClark } from '../support/qname.js';
import { quote } from '../support/text.js';
import { unreachable } from '../support/unreachable.js';
import { RequestDocumentError } from './model.js';
import { present } from './present.js';

/** @throws RequestDocumentError, and XmlError for what is no XML */
export function readRequest(
  api: EnvelopeApi,
  client: EnvelopeCode,
  envelope: BoundEnvelope,
  operation: EnvelopeOperation,
  document: Uint8Array,
): Request {
  // People often copy an element without the declarations around it.
  const prefixes = { ...api.prefixes, xsi: XSI };
  const root = rootName(document, prefixes) ?? '';
  const { namespace, local } = parseClark(root);
  const message = envelope.element;
  const slot = envelope.payload.at(-1);
  const isMessage = root === message.name || root === message.local;
  // What stands in the slot says by its xsi:type which operation it is.
  const type = local === slot?.name ? slot.type : operation.request;
  const codec = isMessage ? client.elements[message.name] : client.records[type];
  if (codec === undefined) unreachable(`${operation.id} has no codec`);
  const { value, issues } = decoded(prefixes, client, codec, document, [namespace, local]);
  if (!isMessage) return judged(value, operation, issues, []);
  const { payloadPath } = client.api;
  const payload = payloadPath.reduce<unknown>((inner, step) => memberOf(inner, step), value);
  return judged(payload, operation, issues, payloadPath);
}

function decoded(
  prefixes: Readonly<Record<string, string>>,
  { decode, types }: EnvelopeCode,
  codec: Codec<unknown>,
  document: Uint8Array,
  root: readonly [namespace: string, local: string],
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  return decode(codec, document, {
    types,
    root,
    dialect: true,
    repairPrefixes: prefixes,
    mode: 'tolerant',
  });
}

/** What is missing may be given besides, and values are judged with it. */
function judged(
  payload: unknown,
  { id, request: type }: EnvelopeOperation,
  issues: readonly Issue[],
  from: readonly (string | number)[],
): Request {
  if (typeof payload !== 'object' || payload === null)
    throw new RequestDocumentError(`the document holds no request of ${id}`);
  const { $type: found, ...request } = payload as Record<string, unknown>; // A record's value.
  if (found !== undefined && found !== type)
    throw new RequestDocumentError(
      `the document holds ${quote(String(found))}, expected ${quote(type)}`,
    );
  const faults = issues.flatMap((issue) => {
    const isOurs = from.every((step, i) => issue.path[i] === step);
    return isOurs && issue.code !== 'required'
      ? [{ ...issue, path: issue.path.slice(from.length) }]
      : [];
  });
  if (faults.length > 0)
    throw new RequestDocumentError(`the document holds no valid request of ${id}`, faults);
  return present(request) as Request; // A record stays one.
}

function memberOf(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string | number, unknown>)[step] // The path is the envelope's own.
    : undefined;
}
