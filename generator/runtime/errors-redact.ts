/** Keeps secrets out of messages: a server may repeat what it was sent, in any spelling. */

export type Redact = (text: string) => string;

const MARK = '***';

/** `names` are the members that are secret, in `values` at any depth. */
export function redaction(values: readonly unknown[], names: ReadonlySet<string>): Redact {
  const found = new Set<string>();
  for (const value of values) collect(value, names, false, found);
  const spellings = [...found].flatMap(spellingsOf).filter((text) => text !== '');
  if (spellings.length === 0) return (text) => text;
  // The longest first, so that no part of one is left over.
  const sorted = [...new Set(spellings)].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(sorted.map(quoteForRegExp).join('|'), 'gi');
  return (text) => text.replace(pattern, MARK);
}

function collect(
  value: unknown,
  names: ReadonlySet<string>,
  secret: boolean,
  found: Set<string>,
): void {
  if (typeof value === 'object' && value !== null) {
    if (value instanceof Uint8Array) return;
    for (const [name, member] of Object.entries(value))
      collect(member, names, secret || names.has(name), found);
  } else if (secret && value !== undefined && value !== null) found.add(String(value));
}

function spellingsOf(secret: string): string[] {
  const text = secret.trim();
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const marked = xml.replaceAll('>', '&gt;');
  const quoted = marked.replaceAll('"', '&quot;');
  const url = encode(text);
  return [
    text,
    xml,
    marked,
    quoted,
    quoted.replaceAll("'", '&apos;'),
    quoted.replaceAll("'", '&#39;'),
    url,
    url.replaceAll('%20', '+'),
    JSON.stringify(text).slice(1, -1),
  ];
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text; // a lone surrogate has no URL spelling
  }
}

function quoteForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
