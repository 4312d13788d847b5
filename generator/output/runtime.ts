/** The runtime's sources, which are copied beside the emitted code as they are. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../support/compare.js';
import type { OutputFile } from './files.js';

let sources: readonly OutputFile[] | undefined;

/** `runtime/<name>.ts`, sorted; read once. */
export function runtimeFiles(): readonly OutputFile[] {
  sources ??= readSources();
  return sources;
}

function readSources(): readonly OutputFile[] {
  const folder = join(packageFolder(), 'generator', 'runtime');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort(byCodeUnit)
    .map((name) => ({ path: `runtime/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The nearest folder with a package.json: the same from the sources, the bundle and the package. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the package.json of the tool is missing');
    folder = parent;
  }
  return folder;
}
