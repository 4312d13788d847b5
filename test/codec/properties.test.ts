// Random values of every type: what the check accepts is written as libxml2 wants it, and read back
// as it was. Changed values are refused.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RELEASES } from '../schemas/releases.js';
import { drive } from '../support/driver.js';
import type { Subject } from '../support/driver.js';
import { open, ROOT } from '../support/open.js';
import type { Opened } from '../support/open.js';
import type { Oracle } from '../support/oracle.js';
import { spoilt } from '../support/spoil.js';
import { plain, readStrictly, readTolerantly, valuesOf, written } from '../support/subjects.js';
import { MESSAGE, openRelease } from '../support/webex.js';

const SEED = 20_260_101;
const CASES = join(ROOT, 'test/cases');

/** libxml2 compares fixed QNames as they are spelled: what a prefix means, it does not ask. */
const ORACLE_ERRS =
  /The actual value 'q\d:always' does not match the fixed value constraint 'o:always'/;

/** Everything that is wrong with a value's way to a document and back. */
function faults(
  opened: Opened,
  oracle: Oracle,
  subject: Subject,
  value: unknown,
): readonly string[] {
  const { validate, types } = opened.codecs;
  const issues = validate(subject.codec, value, { types });
  // Random values seldom refer to each other as they should: identity.test.ts has some that do.
  if (issues.some(({ constraint }) => constraint?.startsWith('cvc-id') === true)) return [];
  if (issues.length > 0) return [`the check refuses it: ${JSON.stringify(issues)}`];
  const verdicts = verdictsOf(opened, subject, value);
  if (!isDeepStrictEqual(verdicts, { isValid: true, thrown: [] }))
    return [`validate and encode disagree: ${inspect(verdicts)}`];
  const document = written(opened, subject, value);
  const complaints = oracle
    .complaints(document)
    .filter((complaint) => !ORACLE_ERRS.test(complaint));
  if (complaints.length > 0)
    return [`libxml2 refuses it: ${complaints.join('; ')}`, text(document)];
  const strict = readStrictly(opened, subject, document);
  if (strict.issues.length > 0)
    return [`the reader refuses it: ${JSON.stringify(strict.issues)}`, text(document)];
  const tolerant = readTolerantly(opened, subject, document);
  const expected = plain(value);
  return [
    ...(isDeepStrictEqual(plain(strict.value), expected) ? [] : ['strictly', strict.value]),
    ...(isDeepStrictEqual(plain(tolerant.value), expected) ? [] : ['tolerantly', tolerant.value]),
  ].map((part) =>
    typeof part === 'string' ? part : `read as ${inspect(part)} from ${text(document)}`,
  );
}

function text(document: Uint8Array): string {
  return new TextDecoder().decode(document);
}

function expectRoundTrips(opened: Opened, runs: number): void {
  const { subjects, oracle } = drive(opened);
  const found: string[] = [];
  for (const [index, subject] of subjects.entries())
    for (const value of valuesOf(opened.set.model, subject, runs, SEED + index))
      found.push(
        ...faults(opened, oracle, subject, value).map((fault) => `${subject.name}: ${fault}`),
      );
  expect(found.slice(0, 10)).toEqual([]);
}

const cases = readdirSync(CASES).filter((name) => existsSync(join(CASES, name, 'schema.xsd')));

describe('a random value is written, accepted by libxml2 and read back', () => {
  test.each(RELEASES)('of every type and element of release %s', async (release) => {
    expectRoundTrips(await openRelease(release), release === '10.0' ? 6 : 2);
  });

  test.each(cases)('of every type and element of the case %s', async (name) => {
    expectRoundTrips(await open(join(CASES, name, 'schema.xsd')), 60);
  });

  test('of whole messages, shrunk where they fail', async () => {
    const opened = await openRelease('10.0');
    const { oracle } = opened;
    const { model } = opened.set;
    const { type, namespace, local } = model.elements.get(MESSAGE) ?? expect.fail('no message');
    const subject: Subject = {
      name: MESSAGE,
      codec: opened.message,
      type,
      root: [namespace, local],
    };
    const [index] = valuesOf(model, subject, 1, SEED);
    expect(index).toBeDefined();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const value of valuesOf(model, subject, 1, seed))
          expect(faults(opened, oracle, subject, value)).toEqual([]);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

/** What the other two functions that judge a value say of it. */
function verdictsOf(
  { codecs: { encode, isValid, types } }: Opened,
  { codec }: Subject,
  value: unknown,
): { readonly isValid: boolean; readonly thrown: unknown } {
  let thrown: unknown = [];
  try {
    encode(codec, value, { types });
  } catch (error) {
    thrown = (error as { readonly issues?: unknown }).issues ?? error; // looked at, never trusted
  }
  return { isValid: isValid(codec, value, { types }), thrown };
}

describe('a spoilt value is refused, with the same issues by whoever judges it', () => {
  function expectRefused(opened: Opened, runs: number): void {
    const { subjects } = drive(opened);
    const { validate, types } = opened.codecs;
    const found: string[] = [];
    const kinds = new Set<string>();
    for (const [index, subject] of subjects.entries())
      for (const value of valuesOf(opened.set.model, subject, runs, SEED - index))
        for (const { kind, path, value: bad } of spoilt(opened.set.model, subject.type, value)) {
          kinds.add(kind);
          const issues = validate(subject.codec, bad, { types });
          const verdicts = verdictsOf(opened, subject, bad);
          expect(verdicts).toEqual({ isValid: issues.length === 0, thrown: issues });
          const isReported = issues.some((issue) =>
            path.every((step, i) => issue.path[i] === step),
          );
          if (!isReported)
            found.push(`${subject.name}: ${kind} at ${path.join('.')}: ${JSON.stringify(issues)}`);
        }
    expect(found.slice(0, 10)).toEqual([]);
    expect(kinds.size).toBeGreaterThan(2);
  }

  test('of every type of release 10.0', async () => {
    expectRefused(await openRelease('10.0'), 2);
  });

  test.each(['facets', 'choice', 'attributes', 'nillable', 'mixed-any', 'whole-numbers'])(
    'of every type of the case %s',
    async (name) => {
      expectRefused(await open(join(CASES, name, 'schema.xsd')), 20);
    },
  );
});
