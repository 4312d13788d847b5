/**
 * How the cost of hostile documents grows: `node bench/hostile.mjs [FOLDER]`. Each shape is read in
 * three sizes, in fresh processes; twice the bytes should cost at most 2.5 times as much. With a
 * folder, each XML file in it is read too. Prints tables and writes nothing but a temporary folder.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHAPES } from './documents/hostile.mjs';
import { inProcess, inProcesses } from './harness/processes.mjs';
import { median } from './harness/statistics.mjs';
import { bundleProgram } from './program.mjs';
import { duration, times } from './report/format.mjs';
import { machine } from './report/machine.mjs';
import { table } from './report/tables.mjs';
import { emptyFolder } from './runs.mjs';

const MEGABYTE = 1024 * 1024;
/** In MB, each twice the one before. */
const SIZES = [1, 2, 4];
const PROCESSES = 3;
const MOST_GROWTH = 2.5;
/** In MB. */
const MOST_MEMORY = 512;
/** Microseconds: below, what is measured is the clock. */
const LEAST = 1000;

const folder = emptyFolder();
try {
  await bundleProgram(folder);
  printShapes(SHAPES.map(measured));
  const [files] = process.argv.slice(2);
  if (files !== undefined) printFiles(files);
  console.log(`\n${machine()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measured({ title, outcome, document }) {
  console.error(title);
  const runs = SIZES.map((size) => {
    const file = join(folder, 'hostile.xml');
    writeFileSync(file, document(size * MEGABYTE));
    return inProcesses(PROCESSES, 'hostile', { folder, file });
  });
  const other = runs.flat().find((one) => one.outcome !== outcome);
  if (other !== undefined) throw new Error(`${title}: ${other.outcome}, not ${outcome}`);
  const micros = runs.map((some) => median(some.map((one) => one.micros)));
  const doublings = micros.slice(1).map((taken, index) => taken / micros[index]);
  return {
    title,
    outcome,
    micros,
    // A collection of garbage makes one doubling dear and the next cheap: the mean tells growth.
    growth: doublings.reduce((a, b) => a * b) ** (1 / doublings.length),
    worst: Math.max(...doublings),
    memory: Math.max(...runs.flat().map((one) => one.memory)),
  };
}

function printShapes(results) {
  const isClear = ({ micros }) => micros[0] >= LEAST;
  const rows = results.map((one) => [
    one.title,
    one.outcome,
    ...one.micros.map(duration),
    ...[one.growth, one.worst].map((ratio) => (isClear(one) ? times(ratio) : '')),
    `${one.memory.toFixed(0)} MB`,
  ]);
  const sizes = SIZES.map((size) => `${size} MB`);
  const head = ['shape', 'outcome', ...sizes, 'a doubling', 'the worst', 'peak memory'];
  console.log(table(head, rows).join('\n'));
  const growth = Math.max(...results.filter(isClear).map((one) => one.growth));
  const memory = Math.max(...results.map((one) => one.memory));
  console.log(
    `\na doubling costs at most ${times(growth)} (target ${times(MOST_GROWTH)}), memory is at most ${memory.toFixed(0)} MB (target ${MOST_MEMORY} MB)`,
  );
}

function printFiles(path) {
  const files = readdirSync(path).filter((file) => file.endsWith('.xml'));
  const results = files.map((file) => ({
    file,
    ...inProcess('hostile', { folder, file: join(path, file) }),
  }));
  const slowest = results.reduce((a, b) => (b.micros > a.micros ? b : a));
  const largest = results.reduce((a, b) => (b.memory > a.memory ? b : a));
  console.log(
    `\n${files.length} files; slowest ${slowest.file} with ${duration(slowest.micros)}, most memory ${largest.file} with ${largest.memory.toFixed(0)} MB`,
  );
}
