/** What a message that somebody else wrote has against the schemas. */
import { documentPlaces } from '../execute/document.js';
import type { Issue, IssueCode } from '../runtime/issue.js';
import type { XmlErrorCode } from '../runtime/xml-error.js';
import { membersAt, xmlFault } from './read-request.js';
import type { ServedApi } from './served-api.js';

export interface Deviation {
  readonly direction: 'request' | 'reply';
  /** `service.Name`; absent where the request names none. */
  readonly operation?: string;
  readonly code: IssueCode | XmlErrorCode;
  /** Member names and indexes from the message; empty where it cannot be read at all. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** `file:line` of the schema; empty where no line says so. */
  readonly source: string;
  /** In the document, from 1. */
  readonly line: number;
  readonly column: number;
}

export interface Judged {
  readonly deviations: readonly Omit<Deviation, 'operation'>[];
  /** The operation that it names. */
  readonly operation?: string;
  /** The message, as far as it could be read. */
  readonly value?: unknown;
}

/** A request may be spelled in the API's dialect; a reply is what the schema says. */
export function judge(
  served: ServedApi,
  direction: Deviation['direction'],
  document: Uint8Array,
  charset: string | undefined,
): Judged {
  try {
    return read(served, direction, document, charset, false);
  } catch (error) {
    const fault = xmlFault(error, document);
    if (fault === undefined) throw error;
    const deviation = { ...fault, direction, path: [], source: '' };
    if (fault.code !== 'undeclared-prefix') return { deviations: [deviation] };
    // With the usual prefixes there may be more to say.
    const rest = repaired(served, direction, document, charset);
    return { ...rest, deviations: [deviation, ...rest.deviations] };
  }
}

function repaired(...judged: Parameters<typeof judge>): Judged {
  try {
    return read(...judged, true);
  } catch {
    return { deviations: [] };
  }
}

function read(
  served: ServedApi,
  direction: Deviation['direction'],
  document: Uint8Array,
  charset: string | undefined,
  repairs: boolean,
): Judged {
  const { api, codec, codecs, envelope, byRequest } = served;
  const { value, issues } = codecs.decode(codec, document, {
    mode: 'tolerant',
    types: codecs.types,
    dialect: direction === 'request',
    ...(repairs && { repairPrefixes: api.prefixes }),
    ...(charset !== undefined && { charset }),
  });
  const place = documentPlaces(document);
  const deviations = issues.map(({ code, path, message, source, offset = 0 }: Issue) => {
    return { direction, code, path, message, source, ...place(offset) };
  });
  const type = membersAt(value, envelope.payload)?.['$type'];
  const operation = typeof type === 'string' ? byRequest.get(type)?.id : undefined;
  return { deviations, value, ...(operation !== undefined && { operation }) };
}
