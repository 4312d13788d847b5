/**
 * Builds dist/: the command and the library as ES modules with lazily loaded chunks, declarations
 * of the typed API, the config file's JSON Schema and the licences of what was bundled. npm runs
 * it as `prepare`, so that `npm ci` alone makes the command work in a clone.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
process.chdir(root);

// esbuild has printed what is wrong.
const inputs = await Promise.all([bundle(), bundleSite()]).catch(() => process.exit(1));
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licencesOf(packagesOf(inputs.flat())));
if (!process.argv.includes('--no-types')) declarations();
chmodSync(join(dist, 'codegen.mjs'), 0o755);
linkCommand();

/** Packages with native parts or of great size stay outside; the rest starts faster as part of us. */
async function bundle() {
  const { metafile, outputFiles } = await build({
    entryPoints: {
      codegen: 'generator/cli/main.ts',
      index: 'generator/index.ts',
      'release-thread': 'generator/docs/release-thread.ts',
      ...simulators(),
    },
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['esbuild', 'ts-morph'],
    plugins: [parserAlone()],
    // CommonJS packages among the bundled ones ask for Node's modules with `require`.
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module';\nconst require = $createRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    // A failed build leaves the last one as it was.
    write: false,
  });
  replaceDist(outputFiles);
  return Object.keys(metafile.inputs);
}

/** What runs in the pages of `codegen docs`: plain scripts, since a page on a disk may load no modules. */
async function bundleSite() {
  const { metafile, outputFiles } = await build({
    entryPoints: { site: 'generator/page/main.ts', theme: 'generator/page/theme.ts' },
    outdir: join(dist, 'site'),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // Pages may come from a server that names no charset.
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
  });
  const files = outputFiles.map(({ path, contents }) => {
    const { inputs } = metafile.outputs[relative(root, path).replaceAll('\\', '/')];
    const notice = noticeOf(packagesOf(Object.keys(inputs)));
    return { path, contents: Buffer.concat([Buffer.from(notice), contents]) };
  });
  writeChanged(files);
  return Object.keys(metafile.inputs);
}

/** One line for each package; the pages are handed on without THIRD-PARTY.txt. */
function noticeOf(packages) {
  const lines = packages.map(({ name, version, license, text }) => {
    const [copyright = ''] = /^copyright .*$/im.exec(text) ?? [];
    return `/*! ${name} ${version}, ${license} licence. ${copyright} */\n`;
  });
  return lines.join('');
}

/** The mock finds them by the API's name; no other code may know one. */
function simulators() {
  const names = existsSync('simulators') ? readdirSync('simulators') : [];
  const entries = names.map((name) => [`simulators/${name}`, `simulators/${name}/index.ts`]);
  return Object.fromEntries(entries.filter(([, file]) => existsSync(file)));
}

/** Of yargs the parser is used: what the rest of it prepares on import takes as long as Node's start. */
function parserAlone() {
  return {
    name: 'parser alone',
    setup(build) {
      build.onResolve({ filter: /^[.][.]\/(?:lib\/platform-shims|build\/lib)\// }, async (args) => {
        if (args.pluginData === 'resolved' || !/yargs[/\\]helpers$/.test(args.resolveDir))
          return undefined;
        const { path, kind, importer, resolveDir } = args;
        const found = await build.resolve(path, {
          kind,
          importer,
          resolveDir,
          pluginData: 'resolved',
        });
        return { ...found, sideEffects: false };
      });
    },
  };
}

/** A command that runs meanwhile survives. */
function writeChanged(files) {
  for (const { path, contents } of files) {
    if (existsSync(path) && readFileSync(path).equals(contents)) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
}

/** Also removes what is no longer there. */
function replaceDist(files) {
  writeChanged(files);
  const current = new Set(files.map(({ path }) => path));
  for (const folder of [dist, join(dist, 'chunks'), join(dist, 'simulators')]) {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const path = join(folder, name);
      if (name.endsWith('.mjs') && !current.has(path)) rmSync(path);
    }
  }
}

function packagesOf(inputs) {
  const names = new Set();
  for (const input of inputs) {
    const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) names.add(match[1]);
  }
  return [...names].sort().map((name) => {
    const folder = join('node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    return { name, version, license, text };
  });
}

function licencesOf(packages) {
  const parts = packages.map(({ name, version, license, text }) => {
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** Types of the library; errors are the type check's business, not the build's. */
function declarations() {
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', 'scripts/tsconfig.build.json'];
  execFileSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
}

/** npm links the bins of dependencies, not a package's own: `npx codegen` looks for this one first. */
function linkCommand() {
  const folder = join('node_modules', '.bin');
  if (process.platform === 'win32' || !existsSync('node_modules')) return;
  mkdirSync(folder, { recursive: true });
  const link = join(folder, 'codegen');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'dist', 'codegen.mjs'), link);
}
