/** A folder of schemas that wants something from the command, and what must come of it. */
export interface Case {
  readonly name: string;
  /** Code, one diagnostic, or whichever of both. */
  readonly expect: 'generate' | 'reject' | 'either';
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Beside the folder: must not be read. */
  readonly outside?: Readonly<Record<string, string>>;
  /** Symbolic links in the folder, and where they lead. */
  readonly links?: Readonly<Record<string, string>>;
}

export const XSD_HEAD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"';

/** Of the namespace urn:t, prefix `t`, elements qualified. */
export function schema(body: string): string {
  return `${XSD_HEAD} xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">${body}</xs:schema>`;
}

export function times(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join('');
}

/** For an attribute in double quotes, and for text. */
export function xmlEscape(text: string): string {
  return text.replace(/[&<>"\t\n\r\u0085\u2028]/g, (c) => `&#${c.charCodeAt(0)};`);
}
