/** A small API of resources, made up for tests: books on a shelf, with schemas of three namespaces. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compile } from '../../generator/compile.js';
import type { Compilation, CompiledSet } from '../../generator/compile.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { chooseTarget } from '../../generator/target.js';

const BOOK = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:shelf:book"
    xmlns:atom="urn:shelf:link" targetNamespace="urn:shelf:book" elementFormDefault="qualified">
  <xs:import namespace="urn:shelf:link" schemaLocation="link.xsd"/>
  <xs:element name="book-v1" type="Book"/>
  <xs:complexType name="Book">
    <xs:sequence>
      <xs:element ref="atom:link" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="call-number" type="CallNumber"/>
      <xs:element name="book-title" type="xs:string" minOccurs="0"/>
      <xs:element name="shelf-mark" type="xs:string" minOccurs="0"/>
      <xs:element name="words" type="xs:long" minOccurs="0"/>
      <xs:element name="cover" type="xs:base64Binary" minOccurs="0"/>
      <xs:element name="state" type="State" minOccurs="0"/>
      <xs:element name="lent" type="xs:boolean" minOccurs="0"/>
      <xs:element name="reason" type="xs:string" minOccurs="0"/>
      <xs:element name="revision" type="xs:string" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="lang" type="xs:language"/>
  </xs:complexType>
  <xs:simpleType name="CallNumber">
    <xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="State">
    <xs:restriction base="xs:string">
      <xs:enumeration value="new"/><xs:enumeration value="worn"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>`;

const BOOKS = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:shelf:books"
    xmlns:atom="urn:shelf:link" xmlns:b="urn:shelf:book" targetNamespace="urn:shelf:books"
    elementFormDefault="qualified">
  <xs:import namespace="urn:shelf:link" schemaLocation="link.xsd"/>
  <xs:import namespace="urn:shelf:book" schemaLocation="book.xsd"/>
  <xs:element name="book-list" type="Books"/>
  <xs:complexType name="Books">
    <xs:sequence>
      <xs:element ref="atom:link" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element ref="b:book-v1" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>`;

const LINK = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:shelf:link"
    targetNamespace="urn:shelf:link" elementFormDefault="qualified">
  <xs:element name="link" type="Link"/>
  <xs:complexType name="Link">
    <xs:attribute name="href" type="xs:anyURI" use="required"/>
    <xs:anyAttribute namespace="##other" processContents="lax"/>
  </xs:complexType>
</xs:schema>`;

const BRANCH = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:shelf:branch"
    elementFormDefault="qualified">
  <xs:element name="branch">
    <xs:complexType>
      <xs:sequence><xs:element name="number" type="xs:int"/></xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>`;

export const SHELF_FILES: Readonly<Record<string, string>> = {
  'book.xsd': BOOK,
  'books.xsd': BOOKS,
  'link.xsd': LINK,
  'branch.xsd': BRANCH,
};

const books = {
  title: 'Books of the library',
  element: 'book:book-v1',
  mediaTypes: { xml: 'application/vnd.shelf.book+xml', json: 'application/vnd.shelf.book+json' },
  collection: '/books',
  item: '/books/{call-number}',
  list: {
    element: 'books:book-list',
    mediaTypes: { xml: 'application/vnd.shelf.books+xml' },
    rows: 'book-v1',
    query: ['state'],
  },
  actions: ['list', 'get', 'create', 'update', 'delete'],
  entityTag: 'revision',
  members: {
    readOnly: ['link', 'revision'],
    createOnly: ['shelf-mark'],
    createRequired: ['book-title'],
    updateOnly: ['lent', 'reason'],
    updateValues: { lent: ['false'], state: ['worn'] },
  },
  json: { names: { link: 'links' } },
};

const branches = {
  element: 'branch:branch',
  mediaTypes: { xml: 'application/vnd.shelf.branch+xml' },
  collection: '/branches',
  item: '/branches/{number}',
  actions: ['get', 'delete'],
};

interface ShelfResource extends Readonly<Record<string, unknown>> {
  readonly mediaTypes: Readonly<Record<string, string>>;
}

interface ShelfApi extends Readonly<Record<string, unknown>> {
  readonly resources: {
    readonly books: ShelfResource & { readonly members: Readonly<Record<string, unknown>> };
    readonly branches: ShelfResource;
  };
}

/** The content of its api.json; `changed` replaces keys of the books. */
export function shelfApi(changed: Readonly<Record<string, unknown>> = {}): ShelfApi {
  return {
    profile: 'resource',
    title: 'Shelf API',
    endpoint: { url: 'https://{host}:8443/rest' },
    prefixes: {
      book: 'urn:shelf:book',
      books: 'urn:shelf:books',
      atom: 'urn:shelf:link',
      branch: 'urn:shelf:branch',
    },
    authentication: { kind: 'basic', none: ['branches.get'] },
    resources: { books: { ...books, ...changed }, branches },
    operations: {
      repeatable: [{ operation: '*.get' }, { operation: 'books.update', unless: ['reason'] }],
      groups: { 'book-write': ['books.create'] },
      slow: [{ operation: 'books.list', atLeastSeconds: 90 }],
      lookups: { 'books.create': { operation: 'books.get', by: ['call-number'], absent: ['404'] } },
    },
    errors: {
      '409': { name: 'already-there', meaning: 'There is such a book.', retry: 'never' },
      '429': { name: 'too-fast', meaning: 'Too many calls.', retry: 'wait', waitSeconds: 9 },
    },
    secrets: ['*.reason'],
  };
}

/** The API in a folder that exists while `use` runs: each release is its files. */
export async function withShelf<T>(
  use: (folder: string) => T | Promise<T>,
  api: object = shelfApi(),
  releases: Readonly<Record<string, Readonly<Record<string, string>>>> = { '1.0': SHELF_FILES },
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
  const write = (path: string, text: string): void => {
    const file = join(folder, 'shelf', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  try {
    write('api.json', JSON.stringify(api, null, 2));
    for (const [release, files] of Object.entries(releases))
      for (const [name, text] of Object.entries(files)) write(`${release}/${name}`, text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface ShelfCompilation {
  readonly compilation: Compilation;
  /** The only schema set. */
  readonly set: CompiledSet;
  /** `line | code message (help)` of each finding, with the text of the line in api.json. */
  readonly found: readonly string[];
}

/** The newest release of the API, compiled. */
export async function compileShelf(
  api: object = shelfApi(),
  selection?: readonly string[],
  releases?: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<ShelfCompilation> {
  return withShelf(
    (folder) => {
      const diagnostics = new Diagnostics();
      const target = chooseTarget(openSchemas([folder], diagnostics), {}, undefined, diagnostics);
      if (target === undefined) throw new Error(JSON.stringify(diagnostics.all));
      const compilation = compile(target.folder, target.release, selection, diagnostics);
      const [set] = compilation.sets;
      if (set === undefined) throw new Error('there is no schema set');
      const found = diagnostics.all.map(({ code, message, help, at }) => {
        const text = JSON.stringify(api, null, 2).split('\n')[(at?.line ?? 0) - 1] ?? '';
        const place = at?.file.endsWith('api.json') ? text.trim() : `${at?.file}:${at?.line}`;
        return `${place} | ${code} ${message}${help === undefined ? '' : ` (${help})`}`;
      });
      return { compilation, set, found };
    },
    api,
    releases,
  );
}
