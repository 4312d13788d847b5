// The fast path takes only what the general one takes, and to the same end: values, issues, errors
// and their places are equal, whether tags are expected, learned or taken apart.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isXmlError } from '../../generator/runtime/xml-error.js';
import { hasSamples, SAMPLES } from '../schemas/releases.js';
import { drive } from '../support/driver.js';
import type { Subject } from '../support/driver.js';
import { open, ROOT, SHARED } from '../support/open.js';
import type { Opened } from '../support/open.js';
import { plain, readGenerally, readTolerantly, valuesOf, written } from '../support/subjects.js';
import { MESSAGE, openRelease } from '../support/webex.js';
import type { OpenRelease } from '../support/webex.js';

const SEED = 20_261_122;
const CASES = join(ROOT, 'test/cases');
const note = hasSamples ? '' : ' (skipped: no ../shared/corpora beside the repository)';

/** What comes out of a reading, whichever way it ends. */
function outcome(read: () => ReturnType<typeof readTolerantly>): unknown {
  try {
    const { value, issues } = read();
    return { value: plain(value), issues };
  } catch (error) {
    if (!isXmlError(error)) throw error;
    return { code: error.code, offset: error.offset, message: error.message };
  }
}

function expectOneOutcome(opened: Opened, subject: Subject, document: Uint8Array): void {
  const general = outcome(() => readGenerally(opened, subject, document));
  const fast = (): unknown => outcome(() => readTolerantly(opened, subject, document));
  expect(fast()).toEqual(general);
  // By now it has learned all tags.
  expect(fast()).toEqual(general);
}

/** Bytes that mean something in XML, and some that mean nothing. */
const BYTES = [...'<>/&;:="\' \n!-[]?ax0'].map((c) => c.charCodeAt(0)).concat(0, 13, 0xc3, 0xff);

/** One place changed: bytes left out, put in or doubled. */
interface Change {
  readonly place: number;
  readonly cut: number;
  readonly insert: readonly number[];
  readonly repeated: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  cut: fc.constantFrom(0, 0, 1, 1, 2, 7, 40),
  insert: fc.array(fc.constantFrom(...BYTES), { maxLength: 2 }),
  repeated: fc.boolean(),
});

function changed(document: Uint8Array, { place, cut, insert, repeated }: Change): Uint8Array {
  const at = Math.floor(place * document.length);
  const left = document.subarray(0, at);
  const removed = document.subarray(at, at + cut);
  return Buffer.concat([
    left,
    ...(repeated ? [removed, removed] : []),
    Uint8Array.from(insert),
    document.subarray(at + cut),
  ]);
}

function expectPathsAgree(opened: Opened, values: number, changes: number): void {
  const { subjects } = drive(opened);
  for (const [index, subject] of subjects.entries())
    for (const value of valuesOf(opened.set.model, subject, values, SEED + index)) {
      const document = written(opened, subject, value);
      expectOneOutcome(opened, subject, document);
      for (const one of fc.sample(change, { numRuns: changes, seed: SEED - index }))
        expectOneOutcome(opened, subject, changed(document, one));
    }
}

describe('changed bytes', () => {
  test.each(readdirSync(CASES))('of the case %s', async (name) => {
    expectPathsAgree(await open(join(CASES, name)), 6, 20);
  });

  test('of every type and element of release 10.0', async () => {
    expectPathsAgree(await openRelease('10.0'), 1, 2);
  });
});

describe('documents beside the repository', () => {
  let opened: OpenRelease;
  let subject: Subject;
  beforeAll(async () => {
    opened = await openRelease('10.0');
    const { message } = opened;
    const type = opened.set.model.elements.get(MESSAGE)?.type ?? { kind: 'anything' };
    subject = { name: MESSAGE, codec: message, type, root: message.root };
  });

  test.skipIf(!hasSamples)(`captured messages, and what bytes changed make of them${note}`, () => {
    for (const name of readdirSync(SAMPLES).filter((file) => file.endsWith('.xml'))) {
      const document = readFileSync(join(SAMPLES, name));
      expectOneOutcome(opened, subject, document);
      for (const one of fc.sample(change, { numRuns: 10, seed: SEED }))
        expectOneOutcome(opened, subject, changed(document, one));
    }
  });

  const HOSTILE = join(SHARED, 'corpora/hostile-xml');
  test.skipIf(!existsSync(HOSTILE))(`hostile ones${note}`, () => {
    for (const name of readdirSync(HOSTILE).filter((file) => file.endsWith('.xml')))
      expectOneOutcome(opened, subject, readFileSync(join(HOSTILE, name)));
  });
});
