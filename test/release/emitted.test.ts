/** What is emitted for every release compiles under the strictest options, and reads well. */
import * as prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import { filesOf } from '../../generator/files.js';
import { prettierOptions } from '../emit/prettier.js';
import { compileAt } from '../support/open.js';
import { compilerErrors } from '../support/tsc.js';
import { RELEASES, SCHEMAS } from './output.js';

test('there are releases', () => {
  expect(RELEASES).toEqual(['10.0', '5.8', '5.9', '9.0']);
});

describe.each(RELEASES)('release %s', (release) => {
  const files = filesOf(compileAt(SCHEMAS, release), undefined);

  test('compiles', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(compilerErrors(files.filter(({ path }) => path.endsWith('.ts')))).toBe('');
  });

  test('is printed as prettier prints it, where people read it', async () => {
    // Codecs are for machines, and the runtime is a copy of our own sources.
    const read = files.filter(({ path }) => {
      return path.endsWith('.ts') && !/\.codec\.ts$|^runtime\//.test(path);
    });
    const unlike: string[] = [];
    for (const { path, text } of read)
      if ((await prettier.format(text, prettierOptions)) !== text) unlike.push(path);
    expect(unlike).toEqual([]);
    expect(read.length).toBeGreaterThan(25);
  });
});
