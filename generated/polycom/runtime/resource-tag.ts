/** Entity tags (RFC 9110, section 8.8.3): quoted in headers, in a document perhaps not. */

/** As If-Match has it; undefined where a text cannot be one. */
export function quotedTag(text: string): string | undefined {
  const [, weak = '', quoted, bare] = TAG.exec(text.trim()) ?? [];
  const plain = quoted ?? bare;
  return plain === undefined ? undefined : `${weak}"${plain}"`;
}

/** As a document has it: without quotes, but a weak one as it is, for it must go back so. */
export function plainTag(header: string): string {
  const [, weak, quoted] = TAG.exec(header.trim()) ?? [];
  return weak === undefined && quoted !== undefined ? quoted : header.trim();
}

/** Whether two are of the same state of a resource, or may be. */
export function isSameTag(a: string, b: string): boolean {
  return opaque(a) === opaque(b);
}

function opaque(text: string): string {
  return TAG.exec(text.trim())?.[2] ?? text;
}

/** Blanks are no part of a tag, but there are servers that do not know that. */
const TAG = /^(?:(W\/)?"([ !#-~\x80-\xff]+)"|([ !#-~\x80-\xff]+))$/;
