/**
 * What the emitted codecs cost beside everything else: `npm run bench`, or one section of it:
 * `npm run bench -- --only decode`. Prints tables; with `--write` it also puts them, and the chart,
 * where the repository quotes them.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundleProgram } from './program.mjs';
import { machine } from './report/machine.mjs';
import { readResults, writeResults } from './report/pages.mjs';
import { sectionTables } from './report/tables.mjs';
import { emptyFolder } from './runs.mjs';
import { SECTIONS } from './sections/sections.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const names = values.only === undefined ? Object.keys(SECTIONS) : [values.only];
const unknown = names.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`no section ${unknown.join()}; there are ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}

const folder = emptyFolder();
try {
  await bundleProgram(folder);
  const results = {};
  for (const name of names) {
    const taken = await SECTIONS[name](folder);
    results[name] = rounded({ machine: machine(), ...taken });
    console.log(`\n## ${name}\n\n${sectionTables(results[name])}`);
  }
  if (values.write) writeResults({ ...readResults(), ...results });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** More than four digits would claim more than is known. */
function rounded(result) {
  return JSON.parse(JSON.stringify(result), (_, value) => {
    return typeof value === 'number' && !Number.isInteger(value)
      ? Number(value.toPrecision(4))
      : value;
  });
}
