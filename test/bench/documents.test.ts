/** What is measured is what it says: valid documents, in which all candidates see the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JUDGE_NAMES } from '../../bench/candidates/judges.mjs';
import { READER_NAMES } from '../../bench/candidates/readers.mjs';
import { WRITER_NAMES } from '../../bench/candidates/writers.mjs';
import { FULL_USER, list, QUESTIONS, SPARSE_USER } from '../../bench/documents/documents.mjs';
import type { BenchDocument } from '../../bench/documents/documents.mjs';
import { store, storeSchema } from '../../bench/documents/store.mjs';
import { bundleProgram } from '../../bench/program.mjs';
import * as judging from '../../bench/tasks/judge.mjs';
import * as reading from '../../bench/tasks/read.mjs';
import * as writing from '../../bench/tasks/write.mjs';
import { openRelease } from '../support/webex.js';

const VALID = [
  list('users', 1),
  list('users', 100),
  list('users', 100, 'indented'),
  list('users', 100, 'prefixes'),
  list('meetings', 100),
  FULL_USER,
  SPARSE_USER,
  QUESTIONS,
];
const UNKNOWN = list('users', 100, 'unknown');

const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
beforeAll(() => bundleProgram(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(VALID.map((document) => [document.name, document] as const))('%s', (_, document) => {
  test('is valid under the schema', async () => {
    const { oracle } = await openRelease('10.0');
    expect(oracle.complaints(document.xml())).toEqual([]);
  });

  test('is read alike by all', async () => {
    const stored = await store(folder, document);
    const calls = reading.agreedCalls({ folder, document: stored, candidates: READER_NAMES });
    expect(await calls).toHaveLength(READER_NAMES.length);
  });

  test('is the same each time', () => {
    expect(document.xml()).toBe(document.xml());
  });
});

test('a row with an unknown element is invalid, and read by all', async () => {
  const { oracle } = await openRelease('10.0');
  const unknown = oracle.complaints(UNKNOWN.xml()).filter((text) => text.includes('addedLater'));
  expect(unknown).toHaveLength(100);
  const candidates = READER_NAMES.filter((name) => name !== 'decode, strict');
  const document = await store(folder, UNKNOWN);
  const calls = reading.agreedCalls({ folder, document, candidates });
  expect(await calls).toHaveLength(candidates.length);
});

test('a candidate that sees something else is not measured', async () => {
  const { bytes, ...stored } = await store(folder, UNKNOWN);
  const input = { folder, document: { ...stored, bytes }, candidates: ['decode, strict'] };
  await expect(reading.agreedCalls(input)).rejects.toThrow('decode, strict');
});

test('the full reply has every member, the sparse one 15 % of the values', () => {
  const values = (document: BenchDocument): number =>
    document.xml().match(/>[^<]+<\/(use|com):/g)?.length ?? 0;
  expect(values(FULL_USER)).toBe(308);
  expect(values(SPARSE_USER) / values(FULL_USER)).toBeCloseTo(0.15, 2);
});

test.each([list('users', 100), list('meetings', 10)])(
  '$name is written alike by all',
  async (d) => {
    const document = await store(folder, d);
    const calls = await writing.agreedCalls({ folder, document, candidates: WRITER_NAMES });
    expect(calls).toHaveLength(WRITER_NAMES.length);
  },
);

test.each([
  [list('users', 100), 10],
  [FULL_USER, 4],
] as const)('$name is judged alike by all', async (one, faults) => {
  const document = await store(folder, one);
  storeSchema(folder, document.response);
  const found = async (isInvalid: boolean): Promise<readonly unknown[]> => {
    const input = { folder, document, candidates: JUDGE_NAMES, isInvalid };
    return (await judging.agreedCalls(input)).map((call) => call());
  };
  expect(await found(false)).toEqual(JUDGE_NAMES.map(() => 0));
  expect(await found(true)).toEqual(JUDGE_NAMES.map((name) => (name === 'typebox' ? 1 : faults)));
});
