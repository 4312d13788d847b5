// Compares outlines printed from the committed schemas with the facts that they were written from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printOutline, splitOutline } from './outline.js';
import { FACTS, hasFacts, schemaFiles, withSchema } from './releases.js';
import type { Release } from './releases.js';
import { applyDiff } from './unified-diff.js';

const base = (file: string): string => file.replace(/\.xsd$/, '');

const outlineOf = (release: Release, file: string): string =>
  withSchema(release, file, (doc) => printOutline(doc, file));

const factsOf58 = (): ReadonlyMap<string, string> =>
  new Map(
    schemaFiles('5.8').map((file) => [
      base(file),
      readFileSync(join(FACTS, '5.8', `${base(file)}.txt`), 'utf8'),
    ]),
  );

function expectEqualOutlines(printed: string, facts: string): void {
  const expected = splitOutline(facts);
  const actual = splitOutline(printed);
  expect([...actual.keys()]).toEqual([...expected.keys()]);
  for (const [component, text] of expected) expect(actual.get(component)).toBe(text);
  expect(printed).toBe(facts);
}

const withoutFacts = hasFacts ? '' : ' (skipped: no ../shared/facts/webex beside the repository)';

describe.skipIf(!hasFacts)(`outlines and facts${withoutFacts}`, () => {
  test.each(schemaFiles('5.8'))('5.8 %s equals the facts, component by component', (file) => {
    const facts = factsOf58().get(base(file));
    expect(facts).toBeDefined();
    expectEqualOutlines(outlineOf('5.8', file), facts ?? '');
  });

  test('5.9 equals the facts of 5.8 with the difference of 5.9', () => {
    const diff = readFileSync(join(FACTS, '5.8-to-5.9.diff'), 'utf8');
    const facts = applyDiff(factsOf58(), diff);
    for (const file of schemaFiles('5.9'))
      expectEqualOutlines(outlineOf('5.9', file), facts.get(base(file)) ?? '');
  });

  test('9.0 has all of the release of 2013, in the same order', () => {
    const to59 = readFileSync(join(FACTS, '5.8-to-5.9.diff'), 'utf8');
    const to2013 = readFileSync(join(FACTS, '5.9-to-2013.diff'), 'utf8');
    const facts = applyDiff(applyDiff(factsOf58(), to59), to2013);
    const changed = schemaFiles('9.0').flatMap((file) =>
      linesNotKept(facts.get(base(file)) ?? '', outlineOf('9.0', file)),
    );
    expect(changed).toEqual(['  samlResponse string 1..1']);
  });
});

describe('releases only add', () => {
  // What a later release may change in place: a value added to a list, a member made optional.
  const changedInPlace: Readonly<Record<string, readonly string[]>> = {
    '5.9': ['simpleType timeZoneType'],
    '9.0': ['  samlResponse string 1..1'],
    '10.0': [],
  };

  test.each([
    ['5.8', '5.9'],
    ['5.9', '9.0'],
    ['9.0', '10.0'],
  ] as const)('every line of the outline of %s stands in %s, in the same order', (older, newer) => {
    expect(schemaFiles(newer)).toEqual(schemaFiles(older));
    const changed = schemaFiles(newer).flatMap((file) =>
      linesNotKept(outlineOf(older, file), outlineOf(newer, file)),
    );
    expect(changed.map((line) => line.split(' = ')[0])).toEqual(changedInPlace[newer]);
  });
});

/** Lines of `older` that `newer` does not have at or after the place of the line before. */
function linesNotKept(older: string, newer: string): readonly string[] {
  const lines = newer.split('\n');
  const missing: string[] = [];
  let at = 0;
  for (const line of older.split('\n')) {
    const found = lines.indexOf(line, at);
    if (found === -1) missing.push(line);
    else at = found + 1;
  }
  return missing;
}
