import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareReleases } from '../../generator/diff/compare.js';
import type { Comparison } from '../../generator/diff/model.js';
import { compileAt } from '../support/open.js';
import { shelfApi, SHELF_FILES, withShelf } from '../support/shelf.js';

async function compared(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Promise<Comparison> {
  return withShelf(
    (folder) =>
      compareReleases(
        compileAt(join(folder, 'shelf'), '1.0'),
        compileAt(join(folder, 'shelf'), '2.0'),
        { from: '1.0', to: '2.0' },
      ),
    shelfApi(),
    { '1.0': old, '2.0': now },
  );
}

function told({ operations }: Comparison): readonly string[] {
  return operations.map(({ kind, id, status, request, response }) =>
    [kind, id, status, request.impact, response.tolerant, response.strict].join(' '),
  );
}

test('a member that becomes required breaks the operations that send it, and no others', async () => {
  const book = SHELF_FILES['book.xsd'] ?? '';
  const changed = book.replace(
    'name="shelf-mark" type="xs:string" minOccurs="0"',
    'name="shelf-mark" type="xs:string"',
  );
  const comparison = await compared(SHELF_FILES, { ...SHELF_FILES, 'book.xsd': changed });
  expect(told(comparison)).toEqual([
    'operation books.list changed safe safe safe',
    'operation books.get changed safe safe safe',
    'operation books.create changed breaking safe safe',
    'operation books.update changed breaking safe safe',
    'operation books.delete unchanged safe safe safe',
    'operation branches.get unchanged safe safe safe',
    'operation branches.delete unchanged safe safe safe',
  ]);
  expect(comparison.changes).toHaveLength(1);
  expect(comparison.changes[0]?.request.witness).toBeDefined();
});

test('a new member of the list breaks strict readers of lists alone', async () => {
  const books = SHELF_FILES['books.xsd'] ?? '';
  const changed = books.replace(
    '</xs:sequence>',
    '<xs:element name="total" type="xs:int" minOccurs="0"/></xs:sequence>',
  );
  const comparison = await compared(SHELF_FILES, { ...SHELF_FILES, 'books.xsd': changed });
  const [list, ...others] = told(comparison);
  expect(list).toBe('operation books.list changed safe safe breaking');
  expect(others.every((line) => line.includes('unchanged'))).toBe(true);
});

test('a resource that only one release has brings or takes its operations', async () => {
  const { 'branch.xsd': _, ...without } = SHELF_FILES;
  expect(told(await compared(without, SHELF_FILES)).slice(5)).toEqual([
    'operation branches.get added safe safe safe',
    'operation branches.delete added safe safe safe',
  ]);
  expect(told(await compared(SHELF_FILES, without)).slice(5)).toEqual([
    'operation branches.get removed breaking breaking breaking',
    'operation branches.delete removed breaking breaking breaking',
  ]);
});
