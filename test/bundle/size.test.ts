/** The weight of the emitted client in a browser: `node bench/bundle-sizes.mjs` prints the figures. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, bundleTable, entries } from '../../bench/bundles.mjs';
import type { Bundle } from '../../bench/bundles.mjs';
import { generate } from '../../generator/generate.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { ROOT } from '../support/open.js';

/** Of user.SetUser with everything that it needs, minified and gzipped. */
const BUDGET = 20 * 1024;
/**
 * What it weighs as long as it misses the budget. It was 24,633 before a client logged in, retried,
 * limited itself and hid secrets in every spelling, which every call needs; from here on it may
 * only shrink. The runtime, the message and the errors are 23 KB of it, the table of the 301 members
 * of the request the rest: docs/benchmarks.md says what weighs how much.
 */
const KNOWN_MISS = 30_017;
const MARKER = '<!-- bundle-sizes -->';

const out = mkdtempSync(join(tmpdir(), 'bundle-test-'));
const folder = join(out, 'webex');
const bundles = new Map<string, Bundle>();

beforeAll(async () => {
  const diagnostics = new Diagnostics();
  generate({ schemas: [join(ROOT, 'schemas')], out, api: 'webex' }, diagnostics);
  expect(diagnostics.all.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const { name, source } of entries(folder)) bundles.set(name, await bundle(folder, source));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

function named(name: string): Bundle {
  const found = bundles.get(name);
  if (found === undefined) throw new Error(`there is no bundle ${name}`);
  return found;
}

/** What the operations are called in messages and on the wire, by `service.Name`. */
function operations(): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(join(folder, 'operations'));
  const texts = files.map((file) => readFileSync(join(folder, 'operations', file), 'utf8'));
  const found = texts.flatMap((text) => {
    return [...text.matchAll(/^ {2}id: '([^']+)'[^]*?^ {2}response: \{\s+name:\s+'([^']+)'/gm)];
  });
  return new Map(found.map(([, id = '', response = '']) => [id, [id, response]]));
}

describe('a bundle with user.SetUser', () => {
  // A known miss: it fails here too when the budget is kept, and then this line goes.
  test.fails('keeps its budget', () => {
    expect(named('user.SetUser').gzipped).toBeLessThanOrEqual(BUDGET);
  });

  test('does not grow', () => {
    expect(named('user.SetUser').gzipped).toBeLessThanOrEqual(KNOWN_MISS);
  });

  test('knows no operation but this one and the one that it logs in with', () => {
    const all = operations();
    expect(all.size).toBeGreaterThan(100);
    const { code } = named('user.SetUser');
    const known = [...all].filter(([, texts]) => texts.some((text) => code.includes(text)));
    expect(known.map(([id]) => id)).toEqual(['user.SetUser', 'user.AuthenticateUser']);
  });

  test('has the halves of the message alone that it sends and gets', () => {
    const { code } = named('user.SetUser');
    // A member of the credentials, as a table of a reader has it, and one of the status as a shape.
    expect(code).not.toContain('common.xsd:304');
    expect(code).not.toMatch(/exceptionID:\w+\(365/);
    expect(code).toContain('securityContext');
  });

  test('has one scalar for types that are the same', () => {
    const { code } = named('user.SetUser');
    expect(code.match(/\(128\)/g)).toHaveLength(2);
  });

  test('has nothing of the modules that it does not need', () => {
    const { parts } = named('user.SetUser');
    const files = parts.filter(({ bytes }) => bytes > 0).map(({ path }) => path);
    const modules = files.flatMap((path) => /([^/]+)\.codec\.ts$/.exec(path)?.[1] ?? []);
    expect(modules.sort()).toEqual(['common', 'service', 'user']);
    // What judges a valid value quickly is of no use to who judges invalid ones alone.
    expect(files.filter((path) => path.endsWith('/flat.ts'))).toEqual([]);
  });
});

test('the whole client has every operation', () => {
  const { code } = named('the whole client');
  const missing = [...operations()].filter(([, texts]) => !texts.every((t) => code.includes(t)));
  expect(missing).toEqual([]);
});

describe.each(['user.SetUser', 'user.GetUser', 'site.GetSite', 'the whole client'])(
  '%s',
  (name) => {
    test('evaluates no text, and needs nothing from Node', () => {
      const { code, imports } = named(name);
      expect(imports).toEqual([]);
      expect(code).not.toMatch(/\beval\b|\bFunction\s*\(|\brequire\b|\bimport\s*[("']|\bprocess\b/);
      const builtins = builtinModules.filter((module) => code.includes(`"node:${module}"`));
      expect(builtins).toEqual([]);
    });
  },
);

test('the README has these figures', ({ skip }) => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const found = new RegExp(`${MARKER}\n+((?:\\|.*\n)+)`).exec(readme)?.[1];
  if (found === undefined) {
    return skip(`README.md has no table below ${MARKER}: node bench/bundle-sizes.mjs prints it`);
  }
  const rows = bundleTable([...bundles]);
  expect(cells(found.trim().split('\n'))).toEqual(cells(rows));
});

/** Without the blanks, which are the formatter's business. */
function cells(rows: readonly string[]): readonly (readonly string[])[] {
  return rows.map((row) => row.split('|').map((cell) => cell.trim().replace(/^(:?)-+/, '$1-')));
}
