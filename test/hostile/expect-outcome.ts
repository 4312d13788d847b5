/** What must be true of every run, whatever the schema wanted. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { generate } from '../../generator/generate.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { Case } from './case.js';
import { runCommand, snapshot } from './command.js';
import type { Place, Run } from './command.js';

const MAX_SECONDS = 20;
const MAX_MEGABYTES = 512;
const MAX_LINE = 2048;

/** Controls but the line feed, and what turns text around. */
const MISLEADING = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export async function expectOutcome(place: Place, expected: Case['expect']): Promise<Run> {
  const before = snapshot(place.root);
  const run = await runCommand(place);
  const { code, text } = run;
  expect(run.signal).toBeNull();
  expect(code, text.slice(0, 500)).toBe(
    expected === 'generate' || (expected === 'either' && code === 0) ? 0 : 2,
  );
  expect(run.sockets).toEqual([]);
  expect(text).not.toMatch(/^\s+at |call stack|heap out of memory/m);
  expect(text).not.toMatch(MISLEADING);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(MAX_LINE);
  expect(run.megabytes).toBeLessThan(MAX_MEGABYTES);
  // Time on a loaded machine says little; far beyond the limit it does.
  expect(run.milliseconds).toBeLessThan(2 * MAX_SECONDS * 1000);
  // Nothing but what was asked for is touched.
  expect(snapshot(place.root, place.out)).toEqual(before);
  if (code === 2) {
    expect(text).toMatch(/^(?:\S.*:\d+:\d+|codegen) [A-Z]+\d{3} \S/);
    expect(snapshot(place.out).size).toBe(0);
  }
  return run;
}

/** A second run into another folder gives the same bytes. */
export function expectSameAgain({ root, schemas, out }: Place): void {
  const other = join(root, 'again');
  generate({ schemas: [schemas], out: other }, new Diagnostics());
  const relative = (folder: string): ReadonlyMap<string, string> =>
    new Map([...snapshot(folder)].map(([path, hash]) => [path.slice(folder.length), hash]));
  expect(relative(other)).toEqual(relative(out));
}

/** Files of modules are called what every system takes, and each differs from the others. */
export function expectGoodFileNames({ out }: Place): void {
  for (const path of snapshot(out).keys()) {
    const name = basename(path);
    expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/);
    expect(name.length).toBeLessThanOrEqual(128);
    expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
    const twins = readdirSync(dirname(path)).filter(
      (each) => each.toLowerCase() === name.toLowerCase(),
    );
    expect(twins).toEqual([name]);
  }
}
