/** The built command over the schemas of a case, in a folder of its own, watched from outside. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/open.js';
import type { Case } from './case.js';

export interface Place {
  readonly root: string;
  readonly schemas: string;
  readonly out: string;
}

export interface Run {
  readonly code: number | null;
  readonly signal: string | null;
  /** Both streams. */
  readonly text: string;
  readonly milliseconds: number;
  readonly megabytes: number;
  /** Whom it wanted to connect to. */
  readonly sockets: readonly string[];
}

const COMMAND = join(ROOT, 'dist/codegen.mjs');

/** Loaded before the command: notes sockets, and at the end the memory. */
const WATCH = `
import net from 'node:net';
import { appendFileSync } from 'node:fs';
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...options) {
  appendFileSync(process.env.WATCH_FILE, 'socket ' + JSON.stringify(options[0]) + '\\n');
  return connect.apply(this, options);
};
process.on('exit', () => {
  appendFileSync(process.env.WATCH_FILE, 'memory ' + process.resourceUsage().maxRSS + '\\n');
});
`;

export function placeOf(base: string): Place {
  const root = mkdtempSync(join(base, 'case-'));
  return { root, schemas: join(root, 'schemas'), out: join(root, 'out') };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hostile-'));
}

export function layOut({ files, outside = {}, links = {} }: Case, { root, schemas }: Place): void {
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const [path, text] of Object.entries(files)) write(join(schemas, path), text);
  for (const [path, text] of Object.entries(outside)) write(join(root, path), text);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(schemas, path));
}

export function copySchemas(from: string, { schemas }: Place): void {
  cpSync(from, schemas, { recursive: true });
}

export async function runCommand({ root, schemas, out }: Place): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  const [watch, notes] = [join(folder, 'watch.mjs'), join(folder, 'notes')];
  writeFileSync(watch, WATCH);
  const start = performance.now();
  const words = ['--import', watch, COMMAND, 'generate', '--schemas', schemas, '--out', out];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, WATCH_FILE: notes },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
  const [code, signal] = await new Promise<[number | null, string | null]>((done) => {
    child.on('close', (...result) => done(result));
  });
  const noted = existsSync(notes) ? readFileSync(notes, 'utf8').split('\n') : [];
  const [, kilobytes = '0'] = /^memory (\d+)$/m.exec(noted.join('\n')) ?? [];
  return {
    code,
    signal,
    text,
    milliseconds: performance.now() - start,
    megabytes: Number(kilobytes) / 1024,
    sockets: noted.filter((line) => line.startsWith('socket ')),
  };
}

/** Every file below a folder with a hash of what it holds; links with where they lead. */
export function snapshot(folder: string, except?: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const pending = [folder];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (path === except || !existsSync(path)) continue;
    const status = lstatSync(path);
    if (status.isDirectory()) for (const name of readdirSync(path)) pending.push(join(path, name));
    else if (status.isFile())
      found.set(path, createHash('sha256').update(readFileSync(path)).digest('hex'));
  }
  return found;
}

export const hasStrace: boolean = spawnSync('strace', ['-V']).status === 0;

const CALLS =
  'openat,open,creat,connect,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat';

/** What the system was asked for: sockets, and paths that were read or changed. */
export function traced({ root, schemas, out }: Place): {
  readonly connections: readonly string[];
  readonly read: readonly string[];
  readonly changed: readonly string[];
} {
  const log = join(mkdtempSync(join(tmpdir(), 'trace-')), 'log');
  const command = [process.execPath, COMMAND, 'generate', '--schemas', schemas, '--out', out];
  spawnSync('strace', ['-f', '-s', '4096', '-e', `trace=${CALLS}`, '-o', log, ...command], {
    cwd: root,
  });
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => !/ENOENT|resumed>/.test(line));
  const pathsIn = (line: string): readonly string[] =>
    Array.from(line.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, path = '']) => path);
  const isRead = (line: string): boolean =>
    /\bopen(at)?\(/.test(line) && !/O_WRONLY|O_RDWR|O_CREAT/.test(line);
  return {
    connections: lines.filter((line) => line.includes('connect(')),
    read: lines.filter(isRead).flatMap(pathsIn),
    changed: lines.filter((line) => !isRead(line) && !line.includes('connect(')).flatMap(pathsIn),
  };
}
