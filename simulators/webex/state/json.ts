/**
 * State as JSON and back. A map is an object, and a big integer, which JSON lacks, is
 * `{ "$bigint": "36" }`: no XML name starts with `$`, so that it is never taken for content.
 */
export function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (value instanceof Map) return toJson(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(kept.map(([name, item]) => [name, toJson(item)]));
}

/** Big integers put back; maps stay objects, which their readers know. */
export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === '$bigint' && /^-?\d+$/.test(String(first[1])))
    return BigInt(String(first[1]));
  return Object.fromEntries(entries.map(([name, item]) => [name, fromJson(item)]));
}
