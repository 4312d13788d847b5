import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import { compileErrors } from './compiler.js';
import { emitAll } from './pipeline.js';
import { prettierOptions } from './prettier.js';

/** What nobody wrote for this test: the project's own APIs and some public schemas. */
const PUBLIC = '../shared/corpora/schemas';
const publicFolders = existsSync(PUBLIC)
  ? readdirSync(PUBLIC)
      .map((name) => join(PUBLIC, name))
      .filter((folder) => readdirSync(folder).some((file) => file.endsWith('.xsd')))
  : [];
const folders = ['schemas', ...publicFolders];

test.skipIf(publicFolders.length > 0)(`there are no public schemas in ${PUBLIC}`, () => {
  expect(publicFolders).toEqual([]);
});

describe.each(folders)('%s', (folder) => {
  test('is printed as prettier prints it', async () => {
    const sets = emitAll(folder);
    expect(sets.length).toBeGreaterThan(0);
    for (const { path, text } of sets.flatMap((set) => set.files)) {
      expect(await prettier.format(text, prettierOptions), path).toBe(text);
    }
  });

  test('compiles', () => {
    expect(compileErrors(emitAll(folder))).toBe('');
  });

  test('is the same every time', () => {
    expect(emitAll(folder)).toEqual(emitAll(folder));
  });

  test('says nothing about where the schemas stand', () => {
    for (const { text } of emitAll(folder).flatMap((set) => set.files)) {
      expect(text).not.toContain(process.cwd());
      expect(text).not.toMatch(/@see \d+\.\d+\//);
    }
  });
});
