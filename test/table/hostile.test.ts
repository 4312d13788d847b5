import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TableError } from '../../generator/table/model.js';
import { SHARED } from '../support/open.js';
import { problems, read, requests } from './pins.js';
import type { Reading } from './pins.js';

const FOLDER = join(SHARED, 'corpora/hostile-csv');
const HAS_FOLDER = existsSync(FOLDER);

interface Case {
  readonly file: string;
  readonly expected: string;
}

const cases: readonly Case[] = HAS_FOLDER
  ? readFileSync(join(FOLDER, 'expected.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [file = '', expected = ''] = line.split('\t');
        return { file, expected };
      })
  : [];

function outcome(file: string): Reading | 'refused' {
  try {
    return read(readFileSync(join(FOLDER, file)));
  } catch (error) {
    if (error instanceof TableError) return 'refused';
    throw error;
  }
}

describe.skipIf(!HAS_FOLDER)('hostile tables (skipped: the shared folder is not there)', () => {
  test.each(cases)('$file: $expected', ({ file, expected }) => {
    const reading = outcome(file);
    if (reading === 'refused') {
      expect(expected).toContain('reject-file');
      return;
    }
    expect(expected).not.toMatch(/^reject-file$/);
    const sent = requests(reading);
    const count = /send (\d+)/.exec(expected)?.[1];
    if (count !== undefined) expect(sent).toHaveLength(Number(count));
    const line = /reject-row (\d+)/.exec(expected)?.[1];
    if (line !== undefined) expect(problems(reading)[0]).toMatch(new RegExp(`^${line} `));
    const pin = /PIN=(\d+)/.exec(expected)?.[1];
    if (pin !== undefined) expect(sent).toMatchObject([{ room: { hostPIN: pin } }]);
    const first = /the first (\d+)/.exec(expected)?.[1];
    if (first !== undefined) {
      const rejected = reading.rows.slice(0, Number(first)).map(({ kind }) => kind);
      expect(new Set(rejected)).toEqual(new Set(['rejected']));
    }
    for (const problem of problems(reading)) expect(problem).toMatch(/^[^\p{Cc}]+$/u);
  });
});
