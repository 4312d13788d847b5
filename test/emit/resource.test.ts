import * as prettier from 'prettier';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../../generator/files.js';
import type { OutputFile } from '../../generator/output/files.js';
import { compileShelf, shelfApi } from '../support/shelf.js';
import { compilerErrors } from '../support/tsc.js';

async function emitted(
  api?: object,
  selection?: readonly string[],
): Promise<readonly OutputFile[]> {
  const { compilation, found } = await compileShelf(api, selection);
  if (found.length > 0) throw new Error(found.join('\n'));
  return filesOf(compilation, selection);
}

function textOf(files: readonly OutputFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`there is no ${path}`);
  return file.text;
}

async function formatted(text: string): Promise<string> {
  return prettier.format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}

let files: readonly OutputFile[];
beforeAll(async () => {
  files = await emitted();
});

describe('an emitted API of resources', () => {
  test('looks like this', async () => {
    await expect(textOf(files, 'operations/books.ts')).toMatchFileSnapshot(
      'snapshots/resource-operations.ts.txt',
    );
    await expect(textOf(files, 'api.ts')).toMatchFileSnapshot('snapshots/resource-api.ts.txt');
    const client = textOf(files, 'client.ts');
    const options = "{ readonly host?: string | undefined }, 'book-write'";
    expect(client).toContain(`export type Options = ResourceClientOptions<${options}>;`);
  });

  test('is as prettier would print it, for names of up to 66 letters', async () => {
    for (let length = 1; length < 66; length += 4) {
      const name = `b${'o'.repeat(length)}`;
      const { books } = shelfApi().resources;
      const members = {
        ...books.members,
        readOnly: ['link', 'revision', 'cover', 'words'],
      };
      const path = `/${name}`;
      const resource = {
        ...books,
        members,
        collection: path,
        item: `${path}/{call-number}/${name}`,
      };
      const mediaTypes = {
        ...books.mediaTypes,
        xml: `application/${name}`,
        json: `application/${name}+json`,
      };
      const api = {
        ...shelfApi(),
        resources: { [name]: { ...resource, mediaTypes } },
        operations: {},
        authentication: { kind: 'basic' },
      };
      for (const { path: file, text } of await emitted(api)) {
        if (/^runtime|codec\.ts$|json$/.test(file)) continue;
        expect(text, `${file}, ${length}`).toBe(await formatted(text));
      }
    }
  });

  test('has what is selected and no more', async () => {
    const few = await emitted(undefined, ['branches.get']);
    const paths = few.map(({ path }) => path).filter((path) => !path.startsWith('runtime/'));
    expect(paths.toSorted()).toEqual([
      'api.ts',
      'branch.codec.ts',
      'branch.ts',
      'client.ts',
      'globals.codec.ts',
      'manifest.json',
      'operations/branches.ts',
      'secrets.ts',
      'types.codec.ts',
    ]);
    const text = textOf(few, 'operations/branches.ts');
    expect(text).toContain('export const getOperation');
    expect(text).toContain('number: number;');
    expect(text).toContain('anonymous: true,');
    expect(text).not.toContain('deleteOperation');
  });

  test('shows in its types what may be written', () => {
    expect(compilerErrors([...files, { path: 'usage.ts', text: USAGE }])).toBe('');
  });

  test('brings one operation without the others', async () => {
    const source = "import { get } from './operations/books.js'; console.log(get);";
    const text = await bundled([...files, { path: 'entry.ts', text: source }]);
    expect(text).toContain('books.get');
    for (const id of ['books.list', 'books.create', 'books.update', 'books.delete'])
      expect(text).not.toContain(id);
    expect(text).not.toContain('book-list');
  });

  test('passes on a type that is called like one of its own under another name', async () => {
    const element = 'book:BooksKey';
    const api = shelfApi();
    const releases = {
      '1.0': {
        'book.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:shelf:book"
          targetNamespace="urn:shelf:book" elementFormDefault="qualified">
          <xs:element name="BooksKey" type="BooksKey"/>
          <xs:complexType name="BooksKey">
            <xs:sequence><xs:element name="call-number" type="xs:string"/></xs:sequence>
          </xs:complexType></xs:schema>`,
      },
    };
    const books = {
      element,
      mediaTypes: { xml: 'text/xml' },
      collection: '/books',
      item: '/books/{call-number}',
      actions: ['get', 'create'],
    };
    const changed = {
      ...api,
      resources: { books },
      operations: {},
      authentication: { kind: 'basic' },
      secrets: [],
    };
    const { compilation } = await compileShelf(changed, undefined, releases);
    const all = filesOf(compilation, undefined);
    const text = textOf(all, 'operations/books.ts');
    expect(text).toContain("import type { BooksKey as $BooksKey } from '../book.js';");
    expect(text).toBe(await formatted(text));
    expect(compilerErrors(all)).toBe('');
  });
});

/** Every line behind an expected error is one that the types must refuse. */
const USAGE = `
import { createClient } from './client.js';
import * as books from './operations/books.js';
import type { BooksChanges, BooksCreate } from './operations/books.js';

const client = createClient({ host: 'h', username: 'u', password: 'p' }, { books });

export const whole: BooksCreate = { 'call-number': 'A1', 'book-title': 't', 'shelf-mark': 'm', state: 'new', words: 5n, cover: new Uint8Array(1), lang: 'en' };
// @ts-expect-error: the title is needed to create one
export const untitled: BooksCreate = { 'call-number': 'A1' };
// @ts-expect-error: and must not be left undefined
export const undefinedTitle: BooksCreate = { 'call-number': 'A1', 'book-title': undefined };
// @ts-expect-error: the schema requires the number
export const unnumbered: BooksCreate = { 'book-title': 't' };
// @ts-expect-error: the server sets it
export const revised: BooksCreate = { 'call-number': 'A1', 'book-title': 't', revision: 'r' };
// @ts-expect-error: it means nothing on creation
export const reasoned: BooksCreate = { 'call-number': 'A1', 'book-title': 't', reason: 'r' };

export const some: BooksChanges = { 'book-title': 'u', lent: false, reason: 'r', state: 'worn' };
export const none: BooksChanges = {};
// @ts-expect-error: it can only be cleared
export const lent: BooksChanges = { lent: true };
// @ts-expect-error: only this value can be set
export const renewed: BooksChanges = { state: 'new' };
// @ts-expect-error: it is given once
export const moved: BooksChanges = { 'shelf-mark': 'm' };
// @ts-expect-error: it says which one is meant
export const renumbered: BooksChanges = { 'call-number': 'A2' };

export async function use(): Promise<void> {
  const { value } = await client.books.list({ state: 'new' });
  for (const book of value['book-v1'] ?? []) console.log(book['call-number']?.length);
  // @ts-expect-error: no such parameter
  await client.books.list({ title: 'x' });
  const { value: current, meta } = await client.books.get({ 'call-number': 'A1' });
  await client.books.update({ current, changes: { state: 'worn' } });
  const strict = await books.update(client, { current, changes: {} }, { strict: true });
  const number: string = strict.value['call-number'];
  await client.books.create({ 'call-number': number, 'book-title': 't' });
  await client.books.delete({ 'call-number': number, revision: meta.etag ?? '' });
  await books.delete(client, { 'call-number': number });
  // @ts-expect-error: it must be said which one
  await client.books.delete({});
}
`;

async function bundled(sources: readonly OutputFile[]): Promise<string> {
  const texts = new Map(sources.map(({ path, text }) => [`/${path}`, text]));
  const { outputFiles } = await build({
    entryPoints: ['/entry.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'in memory',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /./ }, ({ path, importer }) => {
            const from = importer === '' ? 'file:///' : `file://${importer}`;
            return {
              path: new URL(path, from).pathname.replace(/\.js$/, '.ts'),
              namespace: 'memory',
            };
          });
          onLoad({ filter: /./, namespace: 'memory' }, ({ path }) => {
            const contents = texts.get(path);
            return contents === undefined ? null : { contents, loader: 'ts' };
          });
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}
