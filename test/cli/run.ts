import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

const COMMAND = resolve('dist/codegen.mjs');

export const ACME: string = resolve('test/cli/schemas');

/** An empty folder of its own. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'codegen-test-'));
}

/** Runs the built command as a user would, without a terminal. */
export function codegen(
  words: readonly string[],
  options: {
    readonly cwd?: string;
    readonly input?: string;
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): Result {
  const { cwd = emptyFolder(), input = '', env } = options;
  const result = spawnSync(process.execPath, [COMMAND, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: result.status, out: result.stdout, error: result.stderr };
}
