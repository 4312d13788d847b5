/** Documents of resources, in XML and in JSON. */
import type { Issue } from '../runtime/issue.js';
import type { Form } from './resource-headers.js';
import type { Representation, ServedResources } from './served-resources.js';

export interface ReadDocument {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

export interface Given {
  readonly body: Uint8Array | string;
  readonly form: Form;
  readonly charset: string | undefined;
  /** Undeclared prefixes are taken for the usual ones. */
  readonly repairs: boolean;
}

/** Throws an XmlError, or a SyntaxError of JSON, where there is nothing to read. */
export function readDocument(
  { api, codecs }: ServedResources,
  { codec, json }: Representation,
  { body, form, charset, repairs }: Given,
): ReadDocument {
  if (form === 'json' && json !== undefined) return codecs.readJson(codec, json, textOf(body));
  return codecs.decode(codec, body, {
    mode: 'tolerant',
    types: codecs.types,
    ...(repairs && { repairPrefixes: api.prefixes }),
    ...(charset !== undefined && { charset }),
  });
}

/** The value is one that the schemas accept. */
export function writeDocument(
  { codecs }: ServedResources,
  { codec, json }: Representation,
  form: Form,
  value: unknown,
): Uint8Array {
  if (form === 'xml' || json === undefined)
    return codecs.write(codec, value, { types: codecs.types });
  const text = codecs.printJson(codec, json, value);
  if (typeof text === 'string') return new TextEncoder().encode(text);
  throw new Error(`no JSON: ${text.map(({ path, message }) => `${path.join('.')} ${message}`)}`);
}

/** JSON is in UTF-8 (RFC 8259, section 8.1). */
function textOf(body: Uint8Array | string): string {
  if (typeof body === 'string') return body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new SyntaxError('its bytes are not in UTF-8');
  }
}
