/** The tests of a list of cases. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from './case.js';
import { hasStrace, layOut, placeOf, temporaryFolder, traced } from './command.js';
import type { Place } from './command.js';
import { compilerErrorsOf, importFaults, sizeOf } from './emitted.js';
import { expectGoodFileNames, expectOutcome, expectSameAgain } from './expect-outcome.js';

/** Milliseconds: several processes each, on a machine that may be busy. */
const PATIENCE = 240_000;

/** Bytes: what is larger says nothing new to the compiler, and takes it minutes. */
const MAX_COMPILED = 200_000;

export interface JudgedCase {
  readonly name: string;
  readonly expect: Case['expect'];
  readonly layOut: (place: Place) => void;
}

export function judgeCases(cases: readonly JudgedCase[]): void {
  let base = '';
  /** Folders of what was generated. */
  const generated: string[] = [];
  beforeAll(() => {
    base = temporaryFolder();
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }), PATIENCE);

  describe('ends well', () => {
    test.each(cases.map((each) => [each.name, each] as const))(
      '%s',
      async (_, one) => {
        const place = placeOf(base);
        one.layOut(place);
        const { code } = await expectOutcome(place, one.expect);
        if (code !== 0) return;
        expectSameAgain(place);
        expectGoodFileNames(place);
        for (const name of readdirSync(place.out))
          if (sizeOf(join(place.out, name)) < MAX_COMPILED) generated.push(join(place.out, name));
      },
      PATIENCE,
    );
  });

  test(
    'all that was emitted compiles',
    () => {
      expect(compilerErrorsOf(base, generated)).toBe('');
    },
    PATIENCE,
  );

  test(
    'all that was emitted can be imported in any order, and does nothing then',
    async () => {
      expect(await importFaults(base, generated)).toBe('');
    },
    PATIENCE,
  );
}

/** What the system sees of a run: no socket, no change but in --out, no look at what lies outside. */
export function traceCases(cases: readonly JudgedCase[]): void {
  const note = hasStrace ? '' : ' (skipped: strace is not installed)';
  describe.skipIf(!hasStrace)(`touches nothing else${note}`, () => {
    test.each(cases.map((each) => [each.name, each] as const))('%s', (_, one) => {
      const base = temporaryFolder();
      try {
        const place = placeOf(base);
        one.layOut(place);
        const { connections, read, changed } = traced(place);
        expect(connections).toEqual([]);
        expect(
          changed.filter((path) => !isInside(place.out, path) && !path.startsWith('/dev/')),
        ).toEqual([]);
        expect(
          read.filter(
            (path) =>
              isInside(place.root, path) &&
              !isInside(place.schemas, path) &&
              !isInside(place.out, path) &&
              path !== place.root,
          ),
        ).toEqual([]);
        expect(read.filter((path) => /passwd|evil|\.npmrc/.test(path))).toEqual([]);
      } finally {
        rmSync(base, { recursive: true, force: true });
      }
    });
  });
}

function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

export function judged(cases: readonly Case[]): readonly JudgedCase[] {
  return cases.map((one) => ({
    name: one.name,
    expect: one.expect,
    layOut: (place) => layOut(one, place),
  }));
}
