/** Schemas whose entry files contradict each other are several sets. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareReleases } from '../../generator/diff/compare.js';
import type { Comparison } from '../../generator/diff/model.js';
import { folderOf, xsd } from '../load/folder.js';
import type { Files } from '../load/folder.js';
import { compileAt } from '../support/open.js';

async function compared(old: Files, now: Files): Promise<Comparison> {
  const folders = [old, now].map(folderOf);
  const [before, after] = folders.map((folder) => compileAt(folder));
  if (before === undefined || after === undefined) throw new Error('two folders make two releases');
  const comparison = await compareReleases(before, after, { from: 'old', to: 'new' });
  for (const folder of folders) rmSync(folder, { recursive: true });
  return comparison;
}

const root = (type: string, more = ''): string =>
  xsd(
    `<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" type="xs:${type}"/>${more}</xs:sequence></xs:complexType></xs:element>`,
  );

const told = ({ changes }: Comparison): readonly string[] =>
  changes.map(({ rule, subject }) => `${rule} ${subject}`).toSorted();

const MORE = '<xs:element name="b"/>';

test('a change is told of the set that has it', async () => {
  const old = { 'one.xsd': root('int'), 'two.xsd': root('boolean') };
  expect(await compared(old, old)).toMatchObject({ changes: [], bump: 'none' });
  const comparison = await compared(old, { ...old, 'two.xsd': root('boolean', MORE) });
  expect(told(comparison)).toEqual(['element-added-required two/t:r.b']);
  const both = { 'one.xsd': root('int', MORE), 'two.xsd': root('boolean', MORE) };
  const { changes } = await compared(old, both);
  expect(new Set(changes.map(({ id }) => id)).size).toBe(2);
});

test('no set is passed over when their number changes', async () => {
  const one = { 'one.xsd': root('int') };
  const two = { 'one.xsd': root('int'), 'two.xsd': root('boolean') };
  expect(told(await compared(one, two))).toContainEqual(
    expect.stringMatching(/^type-.* two\/t:r\.a$/),
  );
  expect(told(await compared(two, one))).toContainEqual(
    expect.stringMatching(/^type-.* two\/t:r\.a$/),
  );
});
