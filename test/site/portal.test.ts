/** Several APIs in one reference. */
import { expect, test } from 'vitest';
import { Diagnostics, docs } from '../../generator/index.js';
import { brokenLinks } from './support/links.js';

test('each API stands in a folder of its own, and the index leads to it', async () => {
  const diagnostics = new Diagnostics();
  const schemas = ['test/cli/schemas', 'schemas/polycom'];
  const made = await docs({ schemas }, diagnostics);
  expect(diagnostics.hasErrors).toBe(false);
  const files = made?.files ?? [];
  const [index] = files;
  expect(index?.path).toBe('index.html');
  expect(index?.text).toContain('<a href="acme/index.html">');
  expect(index?.text).toContain('<a href="polycom/index.html">');
  for (const api of ['acme', 'polycom']) {
    const own = files
      .filter(({ path }) => path.startsWith(`${api}/`))
      .map(({ path, text }) => ({ path: path.slice(api.length + 1), text }));
    expect(own.length).toBeGreaterThan(20);
    expect(brokenLinks(own)).toEqual([]);
  }
  const alone = await docs({ schemas, api: 'acme' }, diagnostics);
  expect(alone?.files.map(({ path }) => path)).toContain('operations/shop.GetOrder.html');
});

test('a release to compare with is that of the APIs that have it', async () => {
  const diagnostics = new Diagnostics();
  const schemas = ['test/cli/schemas', 'schemas/polycom'];
  const made = await docs({ schemas, compare: '1.0' }, diagnostics);
  expect(made?.sites.map(({ api, compared }) => [api, compared])).toEqual([
    ['acme', '1.0'],
    ['polycom', undefined],
  ]);
  expect(await docs({ schemas, compare: '7' }, diagnostics)).toBeUndefined();
  expect(diagnostics.all.at(-1)?.message).toContain("has no release '7'");
});
