/** Whether a path leads to or through a member whose values are secret. */
export function isSecret(
  secrets: ReadonlySet<string>,
  path: readonly (string | number)[],
): boolean {
  return path.some((step) => typeof step === 'string' && secrets.has(step));
}

/** A found value in a message: quoted, and cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
