/** Why a document cannot be read at all, in either mode. */
export type XmlErrorCode =
  'ill-formed' | 'doctype' | 'encoding' | 'limit' | 'undeclared-prefix' | 'wrong-root';

/** The document is no well-formed XML, has a DOCTYPE, exceeds a limit or has another root. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  declare readonly code: XmlErrorCode;
  /** Byte offset into the document as UTF-8. */
  declare readonly offset: number;

  constructor(code: XmlErrorCode, message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

export function isXmlError(error: unknown): error is XmlError {
  return error instanceof Error && error.name === 'XmlError';
}

/** Throws; a function so that the hot paths stay small. */
export function fail(message: string, offset: number, code: XmlErrorCode = 'ill-formed'): never {
  throw new XmlError(code, message, offset);
}
