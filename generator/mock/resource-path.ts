/** Paths with names in braces, such as `/things/{name}`. */

/** What a path has at the places of the names; undefined for another path. */
export type PathPattern = (path: string) => Readonly<Record<string, string>> | undefined;

export function pathPattern(pattern: string): PathPattern {
  const parts = pattern.split('/');
  return (path) => {
    const given = path.split('/');
    if (given.length !== parts.length) return undefined;
    const found: Record<string, string> = {};
    for (const [index, part] of parts.entries()) {
      const text = decoded(given[index] ?? '');
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined ? text !== part : text === undefined || text === '') return undefined;
      if (name !== undefined && text !== undefined) found[name] = text;
    }
    return found;
  };
}

/** The path of one resource; undefined where a member that it names has no text. */
export function pathOf(
  pattern: string,
  members: Readonly<Record<string, unknown>>,
): string | undefined {
  let isWhole = true;
  const path = pattern.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = members[name];
    isWhole &&= typeof value === 'string' && value !== '';
    return encodeURIComponent(String(value));
  });
  return isWhole ? path : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
