/** Paths as people read them. */
import { relative, sep } from 'node:path';

/** Relative to the working directory, with `/`. */
export function showPath(path: string): string {
  return relative('', path).replaceAll(sep, '/');
}
