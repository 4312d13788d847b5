/** Rows that come twice: remembered by digests, so that many rows take little memory. */
import { hash } from 'node:crypto';

export type Repeat =
  | { readonly kind: 'new' }
  /** The same in every cell. */
  | { readonly kind: 'same'; readonly line: number }
  /** About the same thing, but not the same. */
  | { readonly kind: 'conflict'; readonly line: number };

interface Seen {
  readonly line: number;
  readonly all: string;
}

/** `identity` are the positions that say what a row is about; without any, all together do. */
export function repeats(
  identity: readonly number[],
): (line: number, texts: readonly (string | undefined)[]) => Repeat {
  const seen = new Map<string, Seen>();
  return (line, texts) => {
    const all = digest(texts);
    const key = identity.length === 0 ? all : digest(identity.map((index) => texts[index]));
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, { line, all });
      return { kind: 'new' };
    }
    return { kind: earlier.all === all ? 'same' : 'conflict', line: earlier.line };
  };
}

function digest(texts: readonly (string | undefined)[]): string {
  return hash('sha256', JSON.stringify(texts), 'binary');
}
