/** From a schemaLocation to a file of the release, by its text alone: nothing is ever fetched. */

export type Location =
  /** A path relative to the release's folder; `../` in front leads out of that folder. */
  | { readonly kind: 'path'; readonly path: string }
  /** An address elsewhere; only its last segment may help to find a file. */
  | { readonly kind: 'address'; readonly name: string };

export function locate(from: string, location: string): Location {
  const plain = decoded(location.replace(/[?#].*$/s, '')).replaceAll('\\', '/');
  // An address without a path is that of the document itself (RFC 3986, section 4.4).
  if (plain === '') return { kind: 'path', path: from };
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  // A scheme, a drive letter or an absolute path: a release never depends on where it lies.
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain) || plain.startsWith('/')) return { kind: 'address', name };
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return { kind: 'path', path: normalized(folder + plain) };
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    const plain = decodeURIComponent(text);
    // No file is meant by control characters, and they could act on a terminal.
    return /\p{Cc}/u.test(plain) ? text : plain;
  } catch {
    // Not a valid escape: some tools write file names as they are.
    return text;
  }
}

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
