/** Files with the user's data: their owner's alone, never written through a symbolic link. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { OutputError } from './output-error.js';

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/**
 * A descriptor that appends to the file, which is made when it is not there.
 *
 * @throws OutputError for a link and what is no file, Error of the file system for the rest
 */
export function openPrivate(file: string, kind: 'new' | 'any'): number {
  expectPlain(file);
  const flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | (kind === 'new' ? O_EXCL : 0);
  const descriptor = openSync(file, flags, 0o600);
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw noFile(file);
}

/** The bytes of such a file; undefined where there is none. Throws as above. */
export function readPrivate(file: string): Buffer | undefined {
  return expectPlain(file) ? readFileSync(file) : undefined;
}

/** Whether there is something of the name. */
function expectPlain(file: string): boolean {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.isSymbolicLink()) {
    throw new OutputError(
      `${file} is a symbolic link, through which no data is written`,
      'Name the file that it leads to, or another one.',
    );
  }
  if (!stat.isFile()) throw noFile(file);
  return true;
}

function noFile(file: string): OutputError {
  return new OutputError(`${file} is no ordinary file`, 'Name another file.');
}
