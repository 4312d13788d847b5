/** A process of its own for what can only be seen from outside: when it ends, what memory it took. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { ROOT } from './open.js';

export interface ChildOptions {
  /** Of Node. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * What a module printed as JSON. It is TypeScript, imports from the project's folder, and is killed
 * when it does not end by itself.
 */
export async function runChild(
  module: string,
  { flags = [], env = {} }: ChildOptions = {},
): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'child-'));
  try {
    const { outputFiles } = await build({
      stdin: { contents: module, resolveDir: ROOT, loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
      write: false,
    });
    const file = join(folder, 'child.mjs');
    writeFileSync(file, outputFiles[0]?.text ?? '');
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, file], {
      env: { ...process.env, ...env },
      timeout: 20_000,
    });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
