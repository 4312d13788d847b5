/**
 * Prints the README's table of bundle sizes: `node bench/bundle-sizes.mjs [--parts]`, after a build.
 * With `--parts` also what weighs in each bundle. Writes nothing but a temporary folder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Diagnostics, generate } from '../dist/index.mjs';
import { bundle, bundleTable, entries } from './bundles.mjs';

const root = join(import.meta.dirname, '..');
const out = mkdtempSync(join(tmpdir(), 'bundle-sizes-'));
try {
  const diagnostics = new Diagnostics();
  const schemas = [join(root, 'schemas')];
  if (generate({ schemas, out, api: 'webex' }, diagnostics) === undefined) {
    throw new Error(JSON.stringify(diagnostics.all, null, 2));
  }
  const folder = join(out, 'webex');
  const rows = [];
  for (const { name, source } of entries(folder)) rows.push([name, await bundle(folder, source)]);
  console.log(bundleTable(rows).join('\n'));
  if (process.argv.includes('--parts')) for (const row of rows) printParts(...row);
} finally {
  rmSync(out, { recursive: true, force: true });
}

function printParts(name, { parts }) {
  console.log(`\n${name}, minified bytes`);
  for (const { path, bytes } of parts.toSorted((a, b) => b.bytes - a.bytes)) {
    if (bytes > 0) console.log(`${String(bytes).padStart(8)} ${inside(path)}`);
  }
}

function inside(path) {
  const folder = basename(dirname(path));
  return folder === 'webex' ? basename(path) : `${folder}/${basename(path)}`;
}
