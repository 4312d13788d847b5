/** Why a document cannot be read at all. */
import { documentPlaces } from '../execute/document.js';
import type { XmlErrorCode } from '../runtime/xml-error.js';

export interface DocumentFault {
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
  'wrong-root': 'its root element is another one than expected',
};

/** Undefined for an error that says nothing of the document. */
export function documentFault(
  error: unknown,
  document: Uint8Array | string,
): DocumentFault | undefined {
  // Of JSON, whose reader shows nothing of the document, and knows no places.
  if (error instanceof SyntaxError)
    return { code: 'ill-formed', message: error.message, line: 1, column: 1 };
  // The emitted code has its own copy of the error's class.
  if (!(error instanceof Error) || error.name !== 'XmlError') return undefined;
  const { code, offset } = error as Error & {
    readonly code: XmlErrorCode;
    readonly offset: number;
  };
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  return { code, message: FAULTS[code], ...documentPlaces(bytes)(offset) };
}

/** `the XML is not well-formed at 3:14` */
export function faultText({ message, line, column }: DocumentFault): string {
  return `${message} at ${line}:${column}`;
}
