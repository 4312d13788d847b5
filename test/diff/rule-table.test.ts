/** The rule table, row by row: what a client of the old release meets, and the proof of it. */
import { describe, expect, test } from 'vitest';
import { compareReleases } from '../../generator/diff/compare.js';
import { RULES } from '../../generator/diff/rules.js';
import type { Change, Comparison, Impact } from '../../generator/diff/model.js';
import { sourceChanges } from '../../generator/impact/source-changes.js';
import { apiOf } from './support/operations.js';
import type { Letter, Row, Verdicts } from './support/row.js';
import { CONTENT_ROWS } from './support/rows-content.js';
import { OTHER_ROWS } from './support/rows-others.js';
import { SOURCE_ROWS } from './support/rows-source.js';
import { TYPE_ROWS } from './support/rows-types.js';
import { provenBy } from './support/proofs.js';
import { trialOf } from './support/trial.js';
import type { Trial } from './support/trial.js';

const ROWS = [...CONTENT_ROWS, ...TYPE_ROWS, ...OTHER_ROWS];
const LETTERS: Readonly<Record<Impact, Letter>> = { breaking: 'E', warning: 'W', safe: 'I' };
const QUALIFIED = 'targetNamespace="urn:t" elementFormDefault="qualified"';

function opened(body: string, head = QUALIFIED): Trial {
  const [, target = ''] = /targetNamespace="([^"]*)"/.exec(head) ?? [];
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${target}" ${head}>${body}</xs:schema>`;
  return trialOf(new Map([['schema.xsd', text]]), '1');
}

async function compared({ head, now, old }: Row): Promise<{
  readonly comparison: Comparison;
  readonly old: Trial;
  readonly now: Trial;
}> {
  const [before, after] = [opened(old, head?.[0]), opened(now, head?.[1])];
  const labels = { from: 'old', to: 'new' };
  const comparison = await compareReleases(before.compilation, after.compilation, labels);
  return { comparison, old: before, now: after };
}

function lettersOf({ request, strict, tolerant }: Change): Verdicts {
  return [LETTERS[request.impact], LETTERS[strict.impact], LETTERS[tolerant.impact]];
}

/** Why breaking verdicts have no witness. */
function unprovenIn({ request, strict, tolerant }: Change): readonly string[] {
  return [request, strict, tolerant].flatMap(({ unproven }) => unproven ?? []);
}

function worst(changes: readonly Change[]): Verdicts {
  const all = changes.map(lettersOf);
  const at = (index: 0 | 1 | 2): Letter =>
    (['E', 'W'] as const).find((letter) => all.some((each) => each[index] === letter)) ?? 'I';
  return [at(0), at(1), at(2)];
}

describe('the rule table', () => {
  test.each(ROWS)('row $row: $what', async (row) => {
    const { comparison, now, old } = await compared(row);
    // What nothing reaches is row 39, and that components come and go is said besides.
    const changes = comparison.changes.filter(
      ({ isReachable, rule }) => row.row === 39 || (isReachable && !rule.startsWith('component-')),
    );
    const told = changes.map(({ message, rule, subject }) => `${rule} ${subject}: ${message}`);
    if (row.rule !== undefined) {
      expect(
        changes.map(({ rule }) => rule),
        told.join('\n'),
      ).toEqual([row.rule]);
      // The other way round another row may be met.
      expect(RULES[row.rule].row).toBeGreaterThan(0);
    }
    expect([worst(changes), told]).toEqual([row.verdicts, told]);
    for (const change of comparison.changes) {
      expect(provenBy(change, old, now)).toEqual([]);
      expect(unprovenIn(change)).toEqual([]);
    }
  });

  test('has all rows that the reader of schemas knows', () => {
    const rows = new Set(ROWS.map(({ row }) => row));
    const known = new Set(Object.values(RULES).map(({ row }) => Number(row)));
    expect([...known].filter((row) => !rows.has(row))).toEqual([]);
  });
});

describe('the column about TypeScript', () => {
  test.each(SOURCE_ROWS)('row $row: $what', (row) => {
    const source = sourceChanges(opened(row.old).set, opened(row.now).set);
    const found: Partial<Record<string, Letter>> = {};
    for (const { impact, kind } of source) {
      const worse = [found[kind], LETTERS[impact]];
      found[kind] = (['E', 'W'] as const).find((letter) => worse.includes(letter)) ?? 'I';
    }
    const told = source.map((each) => `${each.declaration}.${each.member ?? ''}: ${each.message}`);
    expect([found, told]).toEqual([row.found, told]);
  });
});

describe('operations', () => {
  const labels = { from: 'old', to: 'new' };

  function api(types: string): Trial {
    const { configuration, sources } = apiOf(types);
    return trialOf(sources, '1', configuration);
  }

  const GET =
    '<xs:complexType name="getThing"><xs:complexContent><xs:extension base="m:contentType"><xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType><xs:complexType name="getThingResponse"><xs:complexContent><xs:extension base="m:contentType"><xs:sequence><xs:element name="text" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>';
  const PUT = GET.replaceAll('getThing', 'putThing');

  test('row 1: an operation added is safe, one removed breaks its clients', async () => {
    const [less, more] = [api(GET), api(GET + PUT)];
    const added = await compareReleases(less.compilation, more.compilation, labels);
    expect(worst(added.changes)).toEqual(['I', 'I', 'I']);
    expect(added.changes.map(({ rule, subject }) => [rule, subject])).toContainEqual([
      'operation-added',
      'shop.PutThing',
    ]);
    expect(added.operations.find(({ id }) => id === 'shop.PutThing')?.status).toBe('added');
    const removed = await compareReleases(more.compilation, less.compilation, labels);
    const own = removed.changes.filter(({ rule }) => rule === 'operation-removed');
    expect(own.map(lettersOf)).toEqual([['E', 'E', 'E']]);
    expect(removed.operations.find(({ id }) => id === 'shop.PutThing')?.status).toBe('removed');
    for (const change of removed.changes) expect(provenBy(change, more, less)).toEqual([]);
  });

  test('row 2: a type with other content breaks its own direction only', async () => {
    const [old, now] = [
      api(GET),
      api(GET.replace('name="id" type="xs:int"', 'name="key" type="xs:date"')),
    ];
    const { changes, operations } = await compareReleases(old.compilation, now.compilation, labels);
    const operation = operations.find(({ id }) => id === 'shop.GetThing');
    expect(operation?.request.impact).toBe('breaking');
    expect(operation?.response).toEqual({ strict: 'safe', tolerant: 'safe', changes: [] });
    for (const change of changes) expect(provenBy(change, old, now)).toEqual([]);
  });
});
