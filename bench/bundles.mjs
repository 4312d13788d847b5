/** What a bundler makes of the generated client: the bundles that the README names, measured. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { table } from './report/tables.mjs';

/** Credentials as a program with a password gives them. */
const OPTIONS = "{ siteName: 'acme', webExID: 'admin', password: 'secret' }";

/** The entry modules, as they would stand beside `client.ts`. */
export function entries(folder) {
  return [
    { name: 'user.SetUser', source: calling('user', 'setUser') },
    { name: 'user.GetUser', source: calling('user', 'getUser') },
    { name: 'site.GetSite', source: calling('site', 'getSite') },
    { name: 'the whole client', source: composed(folder) },
  ];
}

/** A program that calls one operation as a function. */
function calling(module, operation) {
  return [
    "import { createClient } from './client.js';",
    `import { ${operation} } from './operations/${module}.js';`,
    `const client = createClient(${OPTIONS});`,
    `export const call = (request) => ${operation}(client, request);`,
  ].join('\n');
}

/** A program with a client that has every service. */
function composed(folder) {
  const modules = readdirSync(join(folder, 'operations')).map((file) => file.replace(/\.ts$/, ''));
  return [
    "import { createClient } from './client.js';",
    ...modules.sort().map((name) => `import * as ${name} from './operations/${name}.js';`),
    `export const client = createClient(${OPTIONS}, { ${modules.join(', ')} });`,
  ].join('\n');
}

/** Bundles an entry for browsers, and measures it; nothing is written. */
export async function bundle(folder, source) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    treeShaking: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    write: false,
  });
  const [{ text, contents }] = outputFiles;
  const [{ imports, inputs }] = Object.values(metafile.outputs);
  return {
    code: text,
    minified: contents.length,
    gzipped: gzipSync(contents, { level: 9 }).length,
    imports: imports.map(({ path }) => path),
    parts: Object.entries(inputs).map(([path, { bytesInOutput }]) => ({
      path,
      bytes: bytesInOutput,
    })),
  };
}

/** The README's table of them. */
export function bundleTable(rows) {
  const cells = rows.map(([name, { minified, gzipped }]) => [name, kb(minified), kb(gzipped)]);
  return table(['a bundle that calls', 'minified', 'gzip -9'], cells);
}

/** With 1 KB = 1,024 bytes. */
function kb(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
