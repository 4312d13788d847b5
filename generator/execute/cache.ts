/**
 * Keeps bundled code between runs, by content. What stands in the cache is executed: the folder
 * belongs to the user and nobody else can write to it, or there is no cache.
 */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { packageFolder } from '../output/runtime.js';

const NAME = 'xml-api-codegen';
/** Some forty large APIs, or hundreds of small ones. */
const MOST_BYTES = 100_000_000;

/** The file with the code for a key, made when it is not there; undefined where nothing can be kept. */
export async function cached(
  key: string,
  make: () => Promise<string>,
): Promise<{ readonly file: string } | { readonly code: string }> {
  const folder = cacheFolder();
  if (folder === undefined) return { code: await make() };
  const file = join(folder, `${key}.mjs`);
  if (existsSync(file)) {
    touch(file);
    return { file };
  }
  const code = await make();
  const temporary = join(folder, `.${key}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, code, { mode: 0o600 });
    renameSync(temporary, file);
    removeOldest(folder);
    return { file };
  } catch {
    // No space, or no longer writable: the code runs all the same.
    rmSync(temporary, { force: true });
    return { code };
  }
}

/** Beside the tool's own installation, else in the user's folder for temporary files. */
function cacheFolder(): string | undefined {
  const tool = packageFolder();
  const around = dirname(tool);
  const modules = basename(around) === 'node_modules' ? around : join(tool, 'node_modules');
  const candidates = [join(tmpdir(), `${NAME}-${userInfo().uid}`)];
  if (existsSync(modules)) candidates.unshift(join(modules, '.cache', NAME));
  return candidates.find(isPrivateFolder);
}

function isPrivateFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    if (process.platform === 'win32') return found.isDirectory();
    const isOwn = found.uid === userInfo().uid;
    const othersWrite = (found.mode & 0o022) !== 0;
    return found.isDirectory() && isOwn && !othersWrite;
  } catch {
    return false;
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Only the order of removal suffers.
  }
}

function removeOldest(folder: string): void {
  const entries = readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return { path: join(folder, name), age: mtimeMs, size };
    })
    .sort((a, b) => b.age - a.age);
  let bytes = 0;
  for (const { path, size } of entries) {
    bytes += size;
    if (bytes > MOST_BYTES) rmSync(path, { force: true });
  }
}
