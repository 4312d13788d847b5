/** What a message that somebody else wrote has against the schemas. */
import { documentPlaces } from '../execute/document.js';
import type { Issue, IssueCode } from '../runtime/issue.js';
import type { XmlErrorCode } from '../runtime/xml-error.js';
import type { Members } from './members.js';
import { documentFault } from './document-fault.js';

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

/** A message that somebody else wrote, as far as it could be read. */
export interface Judged {
  readonly deviations: readonly Omit<Deviation, 'operation'>[];
  /** The operation that it names. */
  readonly operation?: string;
  readonly credentials: Members;
  readonly request: Members;
  /** The error that it tells. */
  readonly errorId?: string;
}

interface Decoded {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

/** `decode` throws for a document that cannot be read; it repairs undeclared prefixes when told to. */
export function judgeDocument(
  direction: Deviation['direction'],
  document: Uint8Array | string,
  decode: (repairs: boolean) => Decoded,
): Pick<Judged, 'deviations'> & { readonly value?: unknown } {
  const read = (repairs: boolean): ReturnType<typeof judgeDocument> => {
    const { value, issues } = decode(repairs);
    const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
    const place = documentPlaces(bytes);
    const deviations = issues.map(({ code, path, message, source, offset = 0 }) => {
      return { direction, code, path, message, source, ...place(offset) };
    });
    return { deviations, value };
  };
  try {
    return read(false);
  } catch (error) {
    const fault = documentFault(error, document);
    if (fault === undefined) throw error;
    const deviation = { ...fault, direction, path: [], source: '' };
    if (fault.code !== 'undeclared-prefix') return { deviations: [deviation] };
    // With the usual prefixes there may be more to say.
    const rest = attempt(() => read(true));
    return { ...rest, deviations: [deviation, ...(rest?.deviations ?? [])] };
  }
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
