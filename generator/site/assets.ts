/** The scripts of the pages, as scripts/build.mjs made them. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OutputFile } from '../output/files.js';

/** Beside the chunks or in `dist/` itself; from the sources two floors up. */
const FOLDERS = ['../site/', './site/', '../../dist/site/'];
const NAMES = ['site.js', 'theme.js'];

export function siteScripts(): readonly OutputFile[] {
  const folder = scriptFolder();
  return NAMES.map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
}

function scriptFolder(): URL {
  const found = FOLDERS.map((path) => new URL(path, import.meta.url)).find((url) =>
    NAMES.every((name) => existsSync(new URL(name, url))),
  );
  if (found === undefined) {
    throw new Error(`No scripts for pages beside ${fileURLToPath(import.meta.url)}.`);
  }
  return found;
}
