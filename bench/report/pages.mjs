/** The pages that quote results, from the results alone: whoever runs it again gets the same. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runs.mjs';
import { chart } from './chart.mjs';
import { highlights } from './highlights.mjs';
import { sectionTables } from './tables.mjs';

const RESULTS = join(root, 'docs', 'benchmarks.json');

/** What was written last; sections by name. */
export function readResults() {
  return JSON.parse(readFileSync(RESULTS, 'utf8'));
}

export function writeResults(sections) {
  writeFileSync(RESULTS, `${JSON.stringify(sections, null, 2)}\n`);
  for (const [path, text] of pages(sections)) writeFileSync(join(root, path), text);
}

/** Path and text of each page. */
export function pages(sections) {
  const benchmarks = Object.entries(sections).reduce(
    (text, [name, section]) => filled(text, `bench:${name}`, sectionTables(section)),
    read('docs/benchmarks.md'),
  );
  return [
    ['docs/benchmarks.md', benchmarks],
    ['README.md', filled(read('README.md'), 'bench', highlights(sections))],
    ['docs/benchmarks.svg', chart(sections)],
  ];
}

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

/** With another text between the marks of that name. */
function filled(text, name, inside) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`no place for ${name}`);
  return `${text.slice(0, from + start.length)}\n\n${inside}\n\n${text.slice(to)}`;
}
