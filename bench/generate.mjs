/**
 * How fast the generator is: `npm run bench:generate`. Prints tables; writes nothing but temporary
 * folders. Other work on the machine shows as a wide range: the CPU time tells more then.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { emptyFolder, median, repeat, root, run, spread, watched } from './runs.mjs';

const API = 'webex';
const RELEASE = '10.0';
const folder = emptyFolder();
const schemas = join(root, 'schemas');
const words = ['--schemas', schemas, '--api', API, '--release', RELEASE];

try {
  console.log(machine());
  table(
    [`${API} ${RELEASE}`, 'wall ms', 'CPU ms', 'inside ms', 'peak MB', 'files written', 'target'],
    [whole(), again()],
  );
  table(['watch', 'wall ms', 'files written', 'target'], [await changed()]);
  table(
    ['schemas', 'types', 'wall ms', 'µs per type', 'CPU ms', 'peak MB'],
    [scaled(1, 5), scaled(4, 3), scaled(16, 1)],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function whole() {
  const runs = repeat(7, () => run([...words, '--out', emptyFolder(folder)]));
  return row('cold, an empty folder', runs, verdict(runs, 800, 250));
}

function again() {
  const out = emptyFolder(folder);
  return row(
    'again, nothing changed',
    repeat(7, () => run([...words, '--out', out])),
    '',
  );
}

function row(name, runs, target) {
  const of = (key) => runs.map((one) => one[key]);
  return [
    name,
    spread(of('wall')),
    spread(of('cpu')),
    spread(of('inside')),
    spread(of('memory')),
    String(median(of('written'))),
    target,
  ];
}

function verdict(runs, wall, memory) {
  const isMet =
    median(runs.map((one) => one.wall)) < wall && median(runs.map((one) => one.memory)) < memory;
  return `< ${wall} ms, < ${memory} MB: ${isMet ? 'met' : 'missed'}`;
}

/** One more element in a type of one file; what stands below it moves down, as after a real edit. */
async function changed() {
  const copy = emptyFolder(folder);
  mkdirSync(join(copy, API));
  for (const name of ['api.json', RELEASE])
    cpSync(join(schemas, API, name), join(copy, API, name), { recursive: true });
  const file = join(copy, API, RELEASE, 'user.xsd');
  const taken = await watched(
    ['--schemas', copy, '--out', emptyFolder(folder)],
    file,
    5,
    (text, number) => {
      const element = `<xs:element name="bench${number}" type="xs:string" minOccurs="0"/>`;
      return text.replace(/<xs:sequence>/, `<xs:sequence>\n${'\n'.repeat(number)}${element}`);
    },
  );
  const walls = taken.map(({ wall }) => wall);
  const written = taken.map(({ said }) => Number(/(\d+) files? written/.exec(said)?.[1]));
  const isMet = median(walls) < 100;
  return [
    'an element added to user.xsd',
    spread(walls),
    String(median(written)),
    `< 100 ms: ${isMet ? 'met' : 'missed'}`,
  ];
}

/** Types and codecs of that many copies of the release, each in namespaces and files of its own. */
function scaled(copies, times) {
  const to = emptyFolder(folder);
  const from = join(schemas, API, RELEASE);
  for (const name of readdirSync(from).filter((file) => file.endsWith('.xsd'))) {
    const text = readFileSync(join(from, name), 'utf8');
    for (let copy = 1; copy <= copies; copy += 1) {
      const renamed = text
        .replaceAll('www.webex.com/schemas/', `www.webex.com/schemas/${copy}/`)
        .replace(/schemaLocation="([^"]+)\.xsd"/g, `schemaLocation="$1_${copy}.xsd"`);
      writeFileSync(join(to, name.replace('.xsd', `_${copy}.xsd`)), renamed);
    }
  }
  const once = () => run(['--schemas', to, '--out', emptyFolder(folder)]);
  const runs = times === 1 ? [once()] : repeat(times, once);
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

function machine() {
  const [{ model }] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const load = loadavg()[0].toFixed(1);
  return `${cpus().length} x ${model}, ${memory} GB, Node ${process.version}, load ${load}; medians (ranges)`;
}

function table(head, rows) {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => cells[column].length)),
  );
  const print = (cells) =>
    console.log(`| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`);
  console.log('');
  print(head);
  print(widths.map((width) => '-'.repeat(width)));
  for (const cells of rows) print(cells);
}
