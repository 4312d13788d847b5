import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** What the files of diagnostics are relative to: the folder named, or the one of the files named. */
export function namedFolder(schemas: readonly string[]): string {
  const [first = '.'] = schemas;
  const path = resolve(first);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);
}
