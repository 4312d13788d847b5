/**
 * Changed documents of three schema sets: the strict verdict is libxml2's, and what is valid is
 * the same infoset when it is written again. DOCUMENTS says how many of each, 300 when absent.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHARED } from '../support/open.js';
import { compare } from './compare.js';
import type { Disagreement } from './compare.js';
import { KNOWN } from './disagreements.js';
import { schemaField, webexField } from './seeds.js';
import type { Field } from './seeds.js';

const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? 300);
const SEED = 20_261_128;
const OWN = join(import.meta.dirname, '../schemas-real');
const CORPUS = join(SHARED, 'corpora/schemas');
const hasCorpus = existsSync(CORPUS);

function corpus(set: string, instance: string, entry: string, root: string): Promise<Field> {
  const document = join(CORPUS, 'instances', `${instance}.xml`);
  return schemaField(join(CORPUS, set), entry, root, [document, document, document]);
}

function own(set: string, entry: string, root: string): Promise<Field> {
  const document = join(OWN, set, 'valid.xml');
  return schemaField(join(OWN, set), entry, root, [document, document, document]);
}

const GPX = '{http://www.topografix.com/GPX/1/1}gpx';
const BPMN = '{http://www.omg.org/spec/BPMN/20100524/MODEL}definitions';

test.each([
  ['WebEx', webexField],
  ['tracks', () => own('tracks', 'tracks.xsd', '{urn:real:tracks}tracks')],
  ['build', () => own('build', 'build.xsd', '{urn:real:build}project')],
  ['process', () => own('process', 'model.xsd', '{urn:real:process}definitions')],
  ['score', () => own('score', 'score.xsd', 'score')],
  ...(hasCorpus
    ? ([
        ['GPX', () => corpus('gpx11', 'gpx', 'gpx.xsd', GPX)],
        ['BPMN', () => corpus('bpmn20', 'bpmn', 'BPMN20.xsd', BPMN)],
      ] as const)
    : []),
] as const)(
  'changed documents of %s are judged as by libxml2, and kept',
  async (_, field) => {
    const { opened, oracle, seeds } = await field();
    const { documents, valid, disagreements, lost } = compare(
      opened,
      oracle,
      seeds,
      DOCUMENTS,
      SEED,
    );
    expect(documents).toBeGreaterThanOrEqual(DOCUMENTS);
    // Both verdicts occur often, or the changes are no test.
    expect(valid).toBeGreaterThan(documents / 10);
    expect(valid).toBeLessThan((documents * 9) / 10);
    expect(disagreements.filter((each) => !isKnown(each)).slice(0, 5)).toEqual([]);
    expect(
      lost.filter((each) => !KNOWN.some((known) => known.lost?.test(each))).slice(0, 5),
    ).toEqual([]);
  },
  60_000 + 20 * DOCUMENTS,
);

function isKnown({ theirs, ours }: Disagreement): boolean {
  return KNOWN.some(
    (known) =>
      (theirs !== undefined && known.theirs?.test(theirs)) ||
      (ours !== undefined && known.ours?.test(ours)),
  );
}
