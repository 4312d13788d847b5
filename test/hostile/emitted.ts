/** The emitted modules of many cases together: the compiler's opinion, and what importing them does. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bundleEach } from '../../generator/execute/bundle.js';
import { runtimeFiles } from '../../generator/output/runtime.js';
import { compilerErrorsIn } from '../support/tsc.js';
import { snapshot } from './command.js';

/** Emitted files, the runtime aside. */
function modulesIn(folder: string): readonly string[] {
  return [...snapshot(folder).keys()]
    .filter((path) => path.endsWith('.ts') && !/[/\\]runtime[/\\]/.test(path))
    .sort();
}

/** Bytes of emitted code. */
export function sizeOf(folder: string): number {
  return modulesIn(folder).reduce((sum, path) => sum + statSync(path).size, 0);
}

/** The runtime is compiled once for all of them: it is the same. */
export function compilerErrorsOf(base: string, apis: readonly string[]): string {
  const shared = join(base, 'compiled');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const { path, text } of runtimeFiles()) write(join(shared, path), text);
  for (const [index, api] of apis.entries()) {
    const own = join(shared, `${index}`);
    for (const path of modulesIn(api))
      write(join(own, relative(api, path)), readFileSync(path, 'utf8'));
    symlinkSync(join(shared, 'runtime'), join(own, 'runtime'));
  }
  return compilerErrorsIn(shared, ['*/runtime']);
}

/** In a thread for each module, which has modules and globals of its own. */
const IMPORTER = `
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
import net from 'node:net';
if (isMainThread) {
  for (const modules of JSON.parse(readFileSync('modules.json', 'utf8'))) for (const first of modules) {
    const others = modules.filter((module) => module !== first);
    const worker = new Worker(new URL(import.meta.url), { workerData: [first, ...others] });
    const found = await new Promise((done, fail) => worker.on('message', done).on('error', fail));
    if (found.length > 0) console.log(JSON.stringify([first, found]));
    await worker.terminate();
  }
} else {
  const found = [];
  net.Socket.prototype.connect = () => void found.push('a socket');
  const own = () => [Object, Array, Function, String].map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join());
  const [before, globals] = [own().join(), Reflect.ownKeys(globalThis).length];
  for (const module of workerData) {
    try {
      await import(module);
    } catch (error) {
      found.push(String(error));
    }
  }
  if (globalThis.__PWNED !== undefined || Reflect.ownKeys(globalThis).length !== globals) found.push('globals');
  if (own().join() !== before) found.push('prototypes');
  parentPort.postMessage(found);
}
`;

/** At most so many modules of an API are imported first, one after the other. */
const MAX_FIRST = 5;

/** What imports of these APIs complain of or leave behind; empty when all is well. */
export async function importFaults(base: string, apis: readonly string[]): Promise<string> {
  const folder = join(base, 'imported');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of await bundleEach(runtimeFiles())) write(path, text);
  const modules: (readonly string[])[] = [];
  for (const [index, api] of apis.entries()) {
    const texts = modulesIn(api).map((path) => ({
      path: relative(api, path),
      text: readFileSync(path, 'utf8'),
    }));
    for (const { path, text } of await bundleEach(texts)) write(`${index}/${path}`, text);
    symlinkSync(join(folder, 'runtime'), join(folder, `${index}/runtime`));
    const step = Math.ceil(texts.length / MAX_FIRST);
    // bundleEach gives modules their names as JavaScript.
    modules.push(
      texts
        .filter((_, i) => i % step === 0)
        .map(({ path }) => `./${index}/${path.replace(/\.ts$/, '.js')}`),
    );
  }
  write('package.json', '{ "type": "module" }');
  write('importer.mjs', IMPORTER);
  write('modules.json', JSON.stringify(modules));
  const before = readdirSync(folder);
  const printed = execFileSync(process.execPath, ['importer.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const left = readdirSync(folder).filter((name) => !before.includes(name));
  return printed + left.join();
}
