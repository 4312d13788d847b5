/** Values that are shown to people and kept: whatever api.json calls a secret is left out. */
const MASK = '***';

/** The same value with `***` for the members of these names, at any depth. */
export function masked(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const { name } = value as { readonly name?: unknown };
  // An item of ordered content has its name beside its value.
  const isSecretItem = 'value' in value && typeof name === 'string' && secrets.has(name);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([key, member]) => {
      const isSecret = secrets.has(key) || (isSecretItem && key === 'value');
      return [key, isSecret ? MASK : masked(member, secrets)];
    }),
  );
}
