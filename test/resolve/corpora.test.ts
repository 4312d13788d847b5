import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRelease } from '../../generator/load/load.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { resolve } from '../../generator/resolve/resolve.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { Schema } from '../../generator/xsd/components.js';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Material that stands beside the repository, not in it: without it its tests are skipped. */
const CORPORA = join(ROOT, '../shared/corpora');

function resolveAll(path: string): { schemas: Schema[]; diagnostics: Diagnostics } {
  const diagnostics = new Diagnostics();
  const schemas = openSchemas([path], diagnostics)
    .apis.flatMap(({ releases }) => releases)
    .flatMap((release) => loadRelease(release, diagnostics))
    .map((set) => resolve(set, diagnostics));
  return { schemas, diagnostics };
}

function errorsOf({ all }: Diagnostics): string[] {
  return all
    .filter(({ severity }) => severity === 'error')
    .map(({ at, code, message }) => `${at?.file}:${at?.line} ${code} ${message}`);
}

describe('the schemas of the project', () => {
  it('resolve without a word, every release', () => {
    const { schemas, diagnostics } = resolveAll(join(ROOT, 'schemas'));
    expect(schemas.length).toBeGreaterThan(0);
    expect(diagnostics.all).toEqual([]);
  });

  it('refer to types that exist', () => {
    for (const { types } of resolveAll(join(ROOT, 'schemas')).schemas) {
      for (const type of types.values()) {
        const isKnown = types.has(type.base) || type.base.includes('/2001/XMLSchema}');
        expect(isKnown, `${type.id} from ${type.base}`).toBe(true);
      }
    }
  });
});

describe.skipIf(!existsSync(CORPORA))('public schemas (../shared/corpora)', () => {
  it.each(['gpx11', 'bpmn20', 'musicxml40', 'maven-pom'])('%s resolves', (name) => {
    const { schemas, diagnostics } = resolveAll(join(CORPORA, 'schemas', name));
    expect(errorsOf(diagnostics)).toEqual([]);
    expect(schemas[0]?.types.size).toBeGreaterThan(10);
  });
});

describe.skipIf(!existsSync(CORPORA))('hostile schemas (../shared/corpora)', () => {
  const folder = join(CORPORA, 'hostile-xsd');
  const rows = existsSync(folder)
    ? readFileSync(join(folder, 'expected.tsv'), 'utf8').trim().split('\n').slice(1)
    : [];
  const cases = rows.map((row) => {
    const [name = '', , expected = ''] = row.split('\t');
    return { name, expected };
  });

  it('are all listed', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(cases.map(({ name }) => name)).toEqual(folders.map(({ name }) => name).toSorted());
  });

  it.each(cases)('$name: $expected', ({ name, expected }) => {
    const errors = errorsOf(resolveAll(join(folder, name)).diagnostics);
    if (expected === 'generate') expect(errors).toEqual([]);
    if (expected === 'reject') expect(errors).not.toEqual([]);
    for (const error of errors) {
      expect(error.length).toBeLessThan(2000);
      expect(error).not.toMatch(/\p{Cc}/u);
    }
  });
});
