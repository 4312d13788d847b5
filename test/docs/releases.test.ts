/** In which releases things exist. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../generator/compile.js';
import type { Compilation } from '../../generator/compile.js';
import { readApart } from '../../generator/docs/release-reader.js';
import { readContents } from '../../generator/docs/release-contents.js';
import { otherReleases, pastOf } from '../../generator/docs/releases.js';
import { openSchemas } from '../../generator/load/workspace.js';
import type { ApiFolder } from '../../generator/load/workspace.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { folderOf, xsd } from '../load/folder.js';
import { ROOT } from '../support/open.js';

interface Opened {
  readonly folder: ApiFolder;
  readonly now: Compilation;
  readonly diagnostics: Diagnostics;
}

/** The newest release is compiled. */
function opened(path: string): Opened {
  const diagnostics = new Diagnostics();
  const [folder] = openSchemas([path], diagnostics).apis;
  const newest = folder?.releases.at(-1);
  if (folder === undefined || newest === undefined) throw new Error(`${path} has no release`);
  return { folder, now: compile(folder, newest, undefined, diagnostics), diagnostics };
}

const element = (name: string): string =>
  `<xs:element name="${name}"><xs:complexType/></xs:element>`;

test('elements and types, anonymous ones too, older releases first', () => {
  const path = folderOf({
    '1.0/a.xsd': xsd(element('a')),
    '2.0/a.xsd': xsd(element('a') + element('b')),
    '10.0/a.xsd': xsd(element('b')),
  });
  const { folder, now, diagnostics } = opened(path);
  const past = pastOf(
    folder,
    [now],
    otherReleases(folder, [now.release]).map(readContents),
    diagnostics,
  );
  expect(past.releases).toEqual(['1.0', '2.0', '10.0']);
  expect(past.element('{urn:t}a')).toEqual(['1.0', '2.0']);
  expect(past.element('{urn:t}b')).toEqual(['2.0', '10.0']);
  expect(past.type('{urn:t}element:b')).toEqual(['2.0', '10.0']);
  expect(past.type('{urn:t}c')).toEqual([]);
  expect(past.operation('b.Get')).toEqual([]);
  rmSync(path, { recursive: true });
});

test('what is compiled is not read again, and what has errors is left out', () => {
  const path = folderOf({
    '1.0/a.xsd': xsd('<xs:element name="a" type="t:lost"/>'),
    '2.0/a.xsd': xsd(element('a')),
    '3.0/a.xsd': xsd(element('a')),
  });
  const { folder, now, diagnostics } = opened(path);
  rmSync(join(path, '3.0'), { recursive: true });
  const past = pastOf(
    folder,
    [now],
    otherReleases(folder, [now.release]).map(readContents),
    diagnostics,
  );
  expect(past.releases).toEqual(['2.0', '3.0']);
  expect(past.element('{urn:t}a')).toEqual(['2.0', '3.0']);
  expect(diagnostics.hasErrors).toBe(false);
  expect(diagnostics.all).toMatchObject([
    {
      code: 'LOAD218',
      severity: 'warning',
      message: expect.stringContaining('the release 1.0 has errors and is left out: '),
      at: { file: '1.0/a.xsd' },
    },
  ]);
  rmSync(path, { recursive: true });
});

test('a thread of its own reads the same, errors included', async () => {
  const path = folderOf({
    '1.0/a.xsd': xsd('<xs:element name="a" type="t:lost"/>'),
    '2.0/a.xsd': xsd(element('a')),
    '3.0/a.xsd': xsd(element('b')),
  });
  const { folder, now } = opened(path);
  const others = otherReleases(folder, [now.release]);
  expect(others.map(({ name }) => name)).toEqual(['1.0', '2.0']);
  expect(await readApart(others)).toEqual(others.map(readContents));
  expect(await readApart([])).toEqual([]);
  rmSync(path, { recursive: true });
});

test('operations on resources exist where their documents do', () => {
  const { folder, now, diagnostics } = opened(join(ROOT, 'schemas/polycom'));
  const past = pastOf(
    folder,
    [now],
    otherReleases(folder, [now.release]).map(readContents),
    diagnostics,
  );
  const operations = now.sets.flatMap(({ model }) => model.operations);
  expect(operations.length).toBeGreaterThan(0);
  for (const { id } of operations) expect(past.operation(id)).toEqual(['2.0']);
});
