/** Runs of the built command, measured from outside. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from './harness/statistics.mjs';

export const root = join(import.meta.dirname, '..');
const command = join(root, 'dist', 'codegen.mjs');
const usage = join(import.meta.dirname, 'usage.cjs');

/** The line that the command ends a run with. */
const SUMMARY = /: (\d+) files? written, .*; (\d+) types?, .* (\d+) ms$/m;

export function emptyFolder(base = tmpdir()) {
  return mkdtempSync(join(base, 'codegen-bench-'));
}

/** A fresh process: milliseconds of wall and CPU, peak memory in MB, and what the command says. */
export function timed(words) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', usage, command, ...words],
    { encoding: 'utf8', cwd: root },
  );
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`exit code ${status}\n${stdout}${stderr}`);
  const { cpu, memory } = JSON.parse(stderr.trim().split('\n').at(-1));
  return { wall, cpu, memory, said: stdout };
}

/** The same of a run that generates. */
export function run(words) {
  const { said, ...taken } = timed(words);
  const [, written, types, inside] = SUMMARY.exec(said) ?? [];
  if (written === undefined) throw new Error(said);
  return { ...taken, inside: Number(inside), written: Number(written), types: Number(types) };
}

/** The runs after one that warms up the disk. */
export function repeat(times, once) {
  once();
  return Array.from({ length: times }, once);
}

/**
 * Watch mode: milliseconds from an edit of `file` to the summary line. `edit` makes a text of the
 * original and a number.
 */
export async function watched(words, file, times, edit) {
  const original = readFileSync(file, 'utf8');
  const child = spawn(process.execPath, [command, ...words, '--watch'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let said = '';
    let onSaid = () => {};
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      onSaid();
    });
    const until = (pattern) =>
      new Promise((resolve, reject) => {
        onSaid = () => pattern.test(said) && resolve(performance.now());
        child.once('exit', (code) => reject(new Error(`watch ended with ${code}\n${said}`)));
        onSaid();
      });
    await until(/^watching/m);
    const taken = [];
    // Nobody saves a file sooner, and the command uses the time to warm up.
    await pause(3000);
    // The first one does the rest of that.
    for (let number = 0; number <= times; number += 1) {
      await pause(400);
      said = '';
      const start = performance.now();
      writeFileSync(file, edit(original, number));
      taken.push({ wall: (await until(SUMMARY)) - start, said });
    }
    return taken.slice(1);
  } finally {
    child.removeAllListeners('exit').kill('SIGINT');
  }
}

/** `812 (790-940)` */
export function spread(values, digits = 0) {
  const text = (value) => value.toFixed(digits);
  return `${text(median(values))} (${text(Math.min(...values))}-${text(Math.max(...values))})`;
}
