/**
 * How fast the generator is: `npm run bench:generate`. Prints tables; writes nothing but temporary
 * folders. Other work on the machine shows as a wide range: the CPU time tells more then.
 */
import { rmSync } from 'node:fs';
import { again, changed, cold, COLD, COMPARED, compared } from './generation.mjs';
import { RELEASE, SAME, scaled, WATCH } from './generation.mjs';
import { median } from './harness/statistics.mjs';
import { machine } from './report/machine.mjs';
import { table } from './report/tables.mjs';
import { emptyFolder, spread } from './runs.mjs';

const TIMES = 7;
const folder = emptyFolder();

try {
  console.log(`${machine()}; medians (ranges)`);
  print(
    [`webex ${RELEASE}`, 'wall ms', 'CPU ms', 'inside ms', 'peak MB', 'files written', 'target'],
    [
      row('cold, an empty folder', cold(folder, TIMES), verdict),
      row('again, nothing changed', again(folder, TIMES), () => ''),
    ],
  );
  print(
    ['diff', 'wall ms', 'CPU ms', 'peak MB', 'target'],
    [comparedRow('5.8', RELEASE, COMPARED), comparedRow(RELEASE, RELEASE, SAME)],
  );
  print(['watch', 'wall ms', 'files written', 'target'], [watchRow(await changed(folder, 5))]);
  print(
    ['schemas', 'types', 'wall ms', 'µs per type', 'CPU ms', 'peak MB'],
    [scaledRow(1, 5), scaledRow(4, 3), scaledRow(16, 1)],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function row(name, runs, target) {
  const of = (key) => runs.map((one) => one[key]);
  const spreads = ['wall', 'cpu', 'inside', 'memory'].map((key) => spread(of(key)));
  return [name, ...spreads, String(median(of('written'))), target(runs)];
}

function verdict(runs) {
  const isMet = Object.entries(COLD).every(([key, most]) => {
    return median(runs.map((one) => one[key])) < most;
  });
  return `< ${COLD.wall} ms, < ${COLD.memory} MB: ${isMet ? 'met' : 'missed'}`;
}

function comparedRow(from, to, target) {
  const runs = compared(from, to, TIMES);
  const spreads = ['wall', 'cpu', 'memory'].map((key) => spread(runs.map((one) => one[key])));
  const isMet = median(runs.map(({ wall }) => wall)) < target.wall;
  return [`${from} to ${to}`, ...spreads, `< ${target.wall} ms: ${isMet ? 'met' : 'missed'}`];
}

function watchRow(taken) {
  const walls = taken.map(({ wall }) => wall);
  const written = taken.map(({ said }) => Number(/(\d+) files? written/.exec(said)?.[1]));
  return [
    'an element added to user.xsd',
    spread(walls),
    String(median(written)),
    `< ${WATCH.wall} ms: ${median(walls) < WATCH.wall ? 'met' : 'missed'}`,
  ];
}

function scaledRow(copies, times) {
  const runs = scaled(folder, copies, times);
  const of = (key) => runs.map((one) => one[key]);
  const [{ types }] = runs;
  return [
    `${copies}x`,
    String(types),
    times === 1 ? of('wall')[0].toFixed(0) : spread(of('wall')),
    ((median(of('wall')) / types) * 1000).toFixed(0),
    median(of('cpu')).toFixed(0),
    median(of('memory')).toFixed(0),
  ];
}

function print(head, rows) {
  console.log(['', ...table(head, rows)].join('\n'));
}
