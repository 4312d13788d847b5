/** What is written, and where it may be written to. */
export type { EmittedFile as OutputFile } from '../emit/file.js';

/** Characters and names that some file system refuses or gives a meaning of their own. */
const UNSAFE = /[\\:*?"<>|\p{Cc}]/u;

/** True for a relative path that stays inside its folder on every platform. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..' && !UNSAFE.test(part));
}
