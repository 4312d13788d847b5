/** The bytes of a journal on the disk: its owner's alone, never through a symbolic link. */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { JournalError } from './journal-error.js';

const { O_RDONLY, O_RDWR, O_CREAT, O_APPEND, O_NOFOLLOW } = constants;

/** @throws JournalError for what is no file of its own, Error of the file system for the rest */
export async function openToAppend(file: string): Promise<FileHandle> {
  return openPlain(file, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW);
}

/** What is there now; another process may be writing. Throws as above. */
export async function readWhole(file: string): Promise<Buffer> {
  const handle = await openPlain(file, O_RDONLY | O_NOFOLLOW);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function openPlain(file: string, flags: number): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(file, flags, 0o600);
  } catch (error) {
    if (!hasCode(error, 'ELOOP')) throw error;
    throw new JournalError(
      `${file} is a symbolic link, and a journal is never written through one`,
      'Name the file that it leads to, or another one.',
    );
  }
  const stat = await handle.stat();
  if (stat.isFile()) return handle;
  await handle.close();
  throw new JournalError(`${file} is no ordinary file`, 'Name another file for the journal.');
}

/** A file that was just created is still there after a power loss only when its folder is synced. */
export async function syncFolderOf(file: string): Promise<void> {
  // Windows opens no folders, and needs no such thing.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
