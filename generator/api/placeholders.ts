/** Names in braces, in order. */
export function placeholders(url: string): readonly string[] {
  return Array.from(url.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name);
}
