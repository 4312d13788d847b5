/** Where markup ends in bytes that are not all there yet. */

/** Position of a sequence of bytes, or -1. */
function find(bytes: Uint8Array, text: string, from: number, end: number): number {
  const first = text.charCodeAt(0);
  for (let p = bytes.indexOf(first, from); p >= 0 && p + text.length <= end;) {
    let i = 1;
    while (i < text.length && bytes[p + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return p;
    p = bytes.indexOf(first, p + 1);
  }
  return -1;
}

/** Position behind the tag, comment, section or instruction at `p`; -1 when its end is not there. */
export function markupEnd(bytes: Uint8Array, p: number, end: number): number {
  // What lies behind the end is of an earlier time.
  if (end - p < 3) return -1;
  const c = bytes[p + 1];
  if (c === 63) return behind(find(bytes, '?>', p + 2, end), 2);
  if (c === 33 && bytes[p + 2] === 45) return behind(find(bytes, '-->', p + 4, end), 3);
  if (c === 33 && bytes[p + 2] === 91) return behind(find(bytes, ']]>', p + 9, end), 3);
  let quote = 0;
  for (let i = p + 1; i < end; i++) {
    const b = bytes[i]!;
    if (quote !== 0) quote = b === quote ? 0 : quote;
    else if (b === 62) return i + 1;
    else if (b === 34 || b === 39) quote = b;
  }
  return -1;
}

function behind(p: number, length: number): number {
  return p < 0 ? -1 : p + length;
}

export type Markup = 'start' | 'end' | 'empty' | 'other';

/** What stands from `p` to `end`, which is whole. */
export function markupKind(bytes: Uint8Array, p: number, end: number): Markup {
  const c = bytes[p + 1];
  if (c === 47) return 'end';
  if (c === 33 || c === 63) return 'other';
  return bytes[end - 2] === 47 ? 'empty' : 'start';
}
