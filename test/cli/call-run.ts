import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Result } from './run.js';
import { emptyFolder } from './run.js';

export const SCHEMAS: string = resolve('schemas');

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Is given what presses Ctrl+C. */
  readonly onStart?: (interrupt: () => void) => void;
}

/** Runs the built command beside a server of this process. */
export function command(words: readonly string[], options: RunOptions = {}): Promise<Result> {
  const { input = '', env = {}, cwd = emptyFolder() } = options;
  const child = spawn(process.execPath, [resolve('dist/codegen.mjs'), ...words], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  child.stdin.end(input);
  options.onStart?.(() => child.kill('SIGINT'));
  return new Promise((done) => {
    child.once('close', (code) => done({ code, out, error }));
  });
}

/** `codegen call …` with the project's schemas. */
export function call(words: readonly string[], options: RunOptions = {}): Promise<Result> {
  return command(['call', ...words, '--schemas', SCHEMAS], options);
}
