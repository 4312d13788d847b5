import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { lockHolder, takeLock } from '../../generator/bulk/lock.js';

let folder = '';
let journal = '';
let program = '';

beforeAll(async () => {
  program = join(mkdtempSync(join(tmpdir(), 'lock-')), 'taker.mjs');
  // Says whether it got the lock, and keeps it until it is told to go.
  const contents = `
    import { takeLock } from './generator/bulk/lock.ts';
    process.on('message', () => {
      try {
        takeLock(process.argv[2]);
        process.send('taken');
      } catch (error) {
        process.send(error.name);
      }
    });
    process.send('ready');`;
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  journal = join(folder, 'run.journal');
});

function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

function leave(holder: object): void {
  const id = '00000000-0000-4000-8000-000000000000';
  writeFileSync(
    `${journal}.lock`,
    JSON.stringify({ pid: 1, host: hostname(), start: '', id, ...holder }),
  );
}

test('a lock is taken once, names its process, and leaves nothing behind', () => {
  const lock = takeLock(journal);
  expect(readdirSync(folder)).toEqual(['run.journal.lock']);
  expect(statSync(`${journal}.lock`).mode & 0o777).toBe(0o600);
  expect(lockHolder(journal)).toMatchObject({ pid: process.pid, host: hostname() });
  expect(() => takeLock(journal)).toThrow(`${journal} is in use by process ${process.pid}`);
  lock.release();
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(lockHolder(journal)).toBeUndefined();
  takeLock(journal).release();
});

test('a lock of a dead process is taken over', () => {
  leave({ pid: deadPid() });
  expect(lockHolder(journal)).toBeUndefined();
  const lock = takeLock(journal);
  expect(readdirSync(folder)).toEqual(['run.journal.lock']);
  lock.release();
});

test.runIf(process.platform === 'linux')('a process id that is used again is no life', () => {
  leave({ pid: process.pid, start: 'another boot 12' });
  takeLock(journal).release();
});

test('of another machine nobody can tell', () => {
  leave({ pid: deadPid(), host: 'elsewhere' });
  expect(() => takeLock(journal)).toThrow(/in use by process \d+ on elsewhere/);
});

test('a lock that is none is left as it is', () => {
  for (const text of ['', '{}', '{"pid":1,"host":"x","start":"","id":"../../x"}']) {
    writeFileSync(`${journal}.lock`, text);
    expect(() => takeLock(journal)).toThrow(/is no lock that a run has left/);
    expect(readFileSync(`${journal}.lock`, 'utf8')).toBe(text);
  }
  expect(readdirSync(folder)).toEqual(['run.journal.lock']);
});

test('release leaves the lock of another', () => {
  const lock = takeLock(journal);
  leave({ pid: 1 });
  lock.release();
  expect(readdirSync(folder)).toEqual(['run.journal.lock']);
});

test('of many that find a dead lock at once one gets it', async () => {
  const takers = Array.from({ length: 4 }, () => fork(program, [journal]));
  const said = (): Promise<string[]> =>
    Promise.all(
      takers.map(
        (taker) =>
          new Promise<string>((resolve) => taker.once('message', (text) => resolve(String(text)))),
      ),
    );
  try {
    await said();
    const pid = deadPid();
    let taken = 0;
    for (let round = 0; round < 100; round++) {
      leave({ pid, id: `00000000-0000-4000-8000-${String(round).padStart(12, '0')}` });
      const answers = said();
      for (const taker of takers) taker.send('go');
      // Now and then all of them see that another is about to take it.
      const winners = (await answers).filter((text) => text === 'taken');
      expect(winners.length).toBeLessThanOrEqual(1);
      taken += winners.length;
    }
    expect(taken).toBeGreaterThan(0);
  } finally {
    for (const taker of takers) taker.kill('SIGKILL');
  }
});
