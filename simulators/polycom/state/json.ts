/**
 * State as JSON and back. Bytes, which JSON lacks, are `{ "$bytes": "0a1b" }`: no XML name starts
 * with `$`, so that it is never taken for content.
 */
export function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: hexOf(value) };
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(kept.map(([name, item]) => [name, toJson(item)]));
}

export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === '$bytes' && /^([\da-f]{2})*$/.test(String(first[1])))
    return bytesOf(String(first[1]));
  return Object.fromEntries(entries.map(([name, item]) => [name, fromJson(item)]));
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}
