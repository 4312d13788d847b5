import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import { compileErrors } from './compiler.js';
import { emitAll } from './pipeline.js';
import { prettierOptions } from './prettier.js';

const FOLDER = 'test/cases';
const cases = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'schema.xsd')));

describe.each(cases)('%s', (name) => {
  const folder = join(FOLDER, name);
  const expected = join(folder, 'expected');

  test('is emitted as expected', () => {
    const files = emitAll(folder).flatMap((set) => set.files);
    if (process.env['UPDATE'] === '1') {
      rmSync(expected, { recursive: true, force: true });
      mkdirSync(expected);
      for (const { path, text } of files) writeFileSync(join(expected, path), text);
    }
    expect(files.map(({ path }) => path).toSorted()).toEqual(readdirSync(expected).toSorted());
    for (const { path, text } of files)
      expect(text).toBe(readFileSync(join(expected, path), 'utf8'));
  });

  test('is printed as prettier prints it', async () => {
    for (const { text } of emitAll(folder).flatMap((set) => set.files)) {
      expect(await prettier.format(text, prettierOptions)).toBe(text);
    }
  });

  test('has a note of one line', () => {
    expect(readFileSync(join(folder, 'note.md'), 'utf8')).toMatch(/^[^\n]+\n$/);
  });
});

test('all cases compile', () => {
  expect(compileErrors(cases.flatMap((name) => emitAll(join(FOLDER, name))))).toBe('');
});
