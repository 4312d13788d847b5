/**
 * What `codegen diff` says about random edits of schemas, against documents that libxml2 judges: no
 * safe verdict is refuted, every witness is one, and what says the same in other words is no change.
 * A sample by default; DIFF_EDITS=1000 has them all, DIFF_SEED=17 those that failed.
 */
import { describe, expect, test } from 'vitest';
import { compareReleases } from '../../generator/diff/compare.js';
import type { Comparison } from '../../generator/diff/model.js';
import { bpmn, cases, gpx, HAS_BPMN, HAS_GPX, webex } from './support/bases.js';
import type { Base } from './support/bases.js';
import { EDITS, editOf } from './support/edits.js';
import type { Edited } from './support/edits.js';
import { randomOf } from './support/random.js';
import type { Random } from './support/random.js';
import { trialOf, tryOut } from './support/trial.js';
import type { Trial } from './support/trial.js';
import { newTally, told } from './support/tally.js';
import { refutations } from './support/verdicts.js';

const COUNT = Number(process.env['DIFF_EDITS'] ?? 60);
const SEED = process.env['DIFF_SEED'];
const SEEDS: readonly number[] =
  SEED?.split(',').map(Number) ?? Array.from({ length: COUNT }, (_, seed) => seed);

const OWN = cases('test/diff/cases');
const SMALL = cases('test/cases');
const WEBEX = [webex(['user.xsd']), webex(['meetingtype.xsd', 'supportsession.xsd'])];
const GPX = HAS_GPX ? gpx() : undefined;
const BPMN = HAS_BPMN ? bpmn() : undefined;

/** Of ten edits three are of the project's own API, three of standards, the others of what is rare. */
function baseOf(seed: number): Base | undefined {
  const round = Math.floor(seed / 10);
  const turn = seed % 10;
  if (turn < 3) return WEBEX[seed % WEBEX.length];
  if (turn < 4) return GPX;
  if (turn < 6) return BPMN;
  return turn < 8 ? OWN[(round * 2 + turn) % OWN.length] : SMALL[(round * 2 + turn) % SMALL.length];
}

const trials = new Map<Base, Trial>();

function opened(base: Base): Trial {
  const known = trials.get(base) ?? trialOf(base.sources, '1', base.api);
  trials.set(base, known);
  return known;
}

interface Trying {
  readonly edited: Edited;
  readonly trial: Trial;
}

const drawn = { edits: 0, useless: 0, invalid: 0 };

/** Edits are drawn until one is possible and leaves valid schemas. */
function tried(
  { api, sources }: Pick<Base, 'api' | 'sources'>,
  random: Random,
  edits = EDITS,
  closed?: ReadonlySet<string>,
): Trying {
  for (let left = 200; left > 0; left--) {
    drawn.edits++;
    const edited = editOf(sources, random, edits, closed, api);
    const trial = edited && tryOut(edited.sources, '2', api);
    if (edited === undefined) drawn.useless++;
    else if (trial === undefined || typeof trial === 'string') drawn.invalid++;
    else return { edited, trial };
  }
  throw new Error('no edit leaves valid schemas');
}

function compare(old: Trial, now: Trial): Promise<Comparison> {
  return compareReleases(old.compilation, now.compilation, { from: '1', to: '2' });
}

/** Another edit elsewhere, of a kind that takes nothing away, leaves the ids as they were. */
async function keepsIds(
  { api }: Base,
  old: Trial,
  { edit, sources, touched, what }: Edited,
  { changes }: Comparison,
  random: Random,
): Promise<void> {
  const harmless = EDITS.filter(({ name }) => HARMLESS.has(name));
  const { edited, trial } = tried(
    { sources, ...(api !== undefined && { api }) },
    random,
    harmless,
    touched,
  );
  const also = await compare(old, trial);
  const ids = new Set(also.changes.map(({ id }) => id));
  const lost = changes
    .filter(({ id }) => !ids.has(id))
    .map(({ message, rule, subject }) => `${rule} ${subject}: ${message}`);
  const said = `${edit.name}: ${what}, then ${edited.edit.name}: ${edited.what}`;
  expect(lost, [said, ...lost].join('\n')).toEqual([]);
}

const HARMLESS = new Set([
  'documentation',
  'attribute-added',
  'value-added',
  'nillable',
  'constant',
]);

const tally = newTally();

describe('random edits', () => {
  test.skipIf(HAS_GPX && HAS_BPMN)('of standards are left out: their schemas are not here', () => {
    expect([GPX, BPMN]).toContain(undefined);
  });

  for (const seed of SEEDS) {
    const base = baseOf(seed);
    if (base === undefined) continue;
    test(`seed ${seed}, of ${base.name}`, async () => {
      const random = randomOf(seed);
      const old = opened(base);
      const { edited, trial } = tried(base, random);
      const comparison = await compare(old, trial);
      const said = `${edited.edit.name}: ${edited.what}`;
      const refuted = await refutations(comparison, old, trial, random, tally);
      expect(refuted, [said, ...refuted].join('\n')).toEqual([]);
      if (edited.edit.isSame) {
        const wrong = comparison.changes
          .filter((change) =>
            [change.request, change.strict, change.tolerant].some(
              ({ impact }) => impact !== 'safe',
            ),
          )
          .map(({ message, rule, subject }) => `${rule} ${subject}: ${message}`);
        expect(wrong, [said, ...wrong].join('\n')).toEqual([]);
      }
      expect(await compare(old, trial)).toEqual(comparison);
      if (seed % 3 === 0) await keepsIds(base, old, edited, comparison, random);
    });
  }

  test('are often possible, and their instances valid', () => {
    const share = `${JSON.stringify(drawn)}\n${told(tally)}`;
    expect(tally.dropped / Math.max(tally.judged, 1), share).toBeLessThan(0.2);
    expect(drawn.invalid / Math.max(drawn.edits, 1), share).toBeLessThan(0.7);
    // Nine of ten breaking verdicts are found by documents alone: so would a false safe one be.
    if (tally.breaking > 20) expect(tally.shown / tally.breaking, share).toBeGreaterThan(0.8);
    console.log(share);
  });
});
