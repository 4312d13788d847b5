import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { bundle } from '../../generator/execute/bundle.js';
import { cached } from '../../generator/execute/cache.js';
import { sha256 } from '../../generator/output/manifest.js';

const key = (): string => sha256(String(Math.random()));

test('code is made once for a key', async () => {
  const name = key();
  let made = 0;
  const make = (): Promise<string> => Promise.resolve(`export const made = ${++made};`);
  const first = await cached(name, make);
  const again = await cached(name, make);
  expect(again).toEqual(first);
  expect(made).toBe(1);
  if (!('file' in first)) throw new Error('nothing was kept');
  expect(readFileSync(first.file, 'utf8')).toBe('export const made = 1;');
});

test('a folder that others can write to is not trusted', async () => {
  const make = (): Promise<string> => Promise.resolve('');
  const first = await cached(key(), make);
  if (!('file' in first)) throw new Error('nothing was kept');
  const folder = dirname(first.file);
  const { mode } = statSync(folder);
  chmodSync(folder, 0o777);
  try {
    const second = await cached(key(), make);
    expect('file' in second && dirname(second.file) === folder).toBe(false);
  } finally {
    chmodSync(folder, mode);
  }
});

test('failed code is not kept', async () => {
  const name = key();
  await expect(cached(name, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  const next = await cached(name, () => Promise.resolve('1'));
  expect('file' in next && existsSync(next.file)).toBe(true);
});

test('modules in memory become one; nothing is taken from the disk', async () => {
  const files = [
    { path: 'a.ts', text: `import { b } from './in/b.js';\nexport const a: number = b + 1;` },
    { path: 'in/b.ts', text: `import type { T } from '../t.js';\nexport const b: T = 1;` },
  ];
  const code = await bundle(files, 'a.ts');
  const made = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { a: number };
  expect(made.a).toBe(2);
  const outside = [{ path: 'a.ts', text: `import '../../package.json';` }];
  await expect(bundle(outside, 'a.ts')).rejects.toThrow('was not emitted');
});
