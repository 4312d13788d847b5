/**
 * What the journal of a bulk run costs: `node bench/journal.mjs [FOLDER]`. Runs of rows whose calls
 * take 50 ms, eight at once, with and without a journal in the folder (a temporary one), in turns.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { median } from './harness/statistics.mjs';

const ROWS = 800;
const WORKERS = 8;
const LATENCY_MS = 50;
const ROUNDS = 7;
/** In percent. */
const MOST_OVERHEAD = 5;

const HEAD = { version: 1, api: 'a', release: '1', operation: 'a.B', input: '', settings: '' };

const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'journal-bench-'));
try {
  const { runBulk, openJournal } = await program();
  const plain = [];
  const kept = [];
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await measured(runBulk, noJournal()));
    kept.push(await measured(runBulk, await openJournal(join(folder, `${round}.journal`), HEAD)));
  }
  const overhead = (median(kept) / median(plain) - 1) * 100;
  console.log(`${ROWS} rows, ${WORKERS} at once, ${LATENCY_MS} ms each`);
  console.log(`without a journal  ${Math.round(median(plain))} ms`);
  console.log(`with a journal     ${Math.round(median(kept))} ms, ${overhead.toFixed(1)} % more`);
  if (overhead > MOST_OVERHEAD) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function program() {
  const outfile = join(folder, 'bulk.mjs');
  const contents = `
    export { runBulk } from './generator/bulk/run.ts';
    export { openJournal } from './generator/bulk/journal.ts';`;
  const resolveDir = join(import.meta.dirname, '..');
  await build({
    stdin: { contents, resolveDir },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

function noJournal() {
  const none = new Map();
  return { head: HEAD, states: none, calls: none, append: async () => {}, close: async () => {} };
}

/** Milliseconds of one run. */
async function measured(runBulk, journal) {
  const success = { kind: 'success', value: {}, issues: [], attempts: 1 };
  const session = {
    call: async () => {
      await sleep(LATENCY_MS);
      return success;
    },
  };
  const rows = Array.from({ length: ROWS }, (_, index) => ({ line: index + 2, request: {} }));
  const start = performance.now();
  await runBulk({
    operation: 'a.B',
    rows,
    accounts: [{ name: 'a', session }],
    journal,
    concurrency: WORKERS,
    isRepeatable: () => true,
    onEvent: () => {},
    finish: new AbortController().signal,
    halt: new AbortController().signal,
    clock: { now: Date.now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
  });
  await journal.close();
  return performance.now() - start;
}
