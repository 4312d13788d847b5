/** Two releases of a small API whose schemas stand in the test, and projects that use the client. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Compilation } from '../../generator/compile.js';
import { filesOf } from '../../generator/files.js';
import { generate } from '../../generator/generate.js';
import { sourceChanges } from '../../generator/impact/source-changes.js';
import type { SourceChange, Usage } from '../../generator/impact/model.js';
import { usagesIn } from '../../generator/impact/usage.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { compileAt, ROOT } from '../support/open.js';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

const API = {
  profile: 'envelope',
  title: 'Acme',
  prefixes: { m: 'urn:acme:message', s: 'urn:acme:shop' },
  endpoint: { url: 'https://{site}.example.com/xml', contentType: 'text/xml' },
  envelope: {
    message: 'm:message',
    payload: ['body', 'content'],
    base: 'm:contentType',
    credentials: ['header', 'login'],
    status: {
      path: ['header', 'status'],
      result: 'result',
      success: ['OK'],
      failure: 'FAILED',
      reason: 'reason',
      errorId: 'error',
    },
  },
  services: { shop: { prefix: 's' } },
  dialect: { unqualified: true, wireType: 'java:acme.{service}.{Operation}' },
  authentication: { site: ['site'] },
  operations: { responseSuffix: 'Response' },
};

export const MESSAGE: string = `<xs:schema ${XS} xmlns:m="urn:acme:message" targetNamespace="urn:acme:message" elementFormDefault="qualified">
  <xs:element name="message"><xs:complexType><xs:sequence>
    <xs:element name="header" type="m:headerType" minOccurs="0"/>
    <xs:element name="body"><xs:complexType><xs:sequence>
      <xs:element name="content" type="m:contentType"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:complexType name="headerType"><xs:sequence>
    <xs:element name="login" type="m:loginType" minOccurs="0"/>
    <xs:element name="status" type="m:statusType" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="loginType"><xs:sequence>
    <xs:element name="site" type="xs:string"/>
    <xs:element name="password" type="xs:string" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="statusType"><xs:sequence>
    <xs:element name="result" type="xs:string"/>
    <xs:element name="reason" type="xs:string" minOccurs="0"/>
    <xs:element name="error" type="xs:string" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="contentType"/>
</xs:schema>`;

/** A type that derives from the content of messages: a request or a response. */
export function payload(name: string, elements: string): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="m:contentType">
    <xs:sequence>${elements}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
}

export function record(name: string, elements: string): string {
  return `<xs:complexType name="${name}"><xs:sequence>${elements}</xs:sequence></xs:complexType>`;
}

export function element(name: string, type = 'xs:string', more = ''): string {
  return `<xs:element name="${name}" type="${type}" ${more}/>`;
}

export const OPTIONAL = 'minOccurs="0"';

export function enumeration(name: string, values: readonly string[]): string {
  const all = values.map((value) => `<xs:enumeration value="${value}"/>`).join('');
  return `<xs:simpleType name="${name}"><xs:restriction base="xs:string">${all}</xs:restriction></xs:simpleType>`;
}

/** Operations that send an `itemType`, receive an `itemType`, or both, as it is `named`. */
export function operations(sent: string, received: string): string {
  return [
    payload('putItem', element('item', `s:${sent}`)),
    payload('putItemResponse', element('id', 'xs:int')),
    payload('getItem', element('id', 'xs:int')),
    payload('getItemResponse', element('item', `s:${received}`)),
  ].join('\n');
}

export interface Releases {
  /** Where the schemas stand. */
  readonly schemas: string;
  readonly old: Compilation;
  readonly now: Compilation;
  readonly changes: readonly SourceChange[];
}

export type Files = Readonly<Record<string, string>>;

/** Components of the shop's namespace in each release; or all its files, by name. */
export function releases(old: string | Files, now: string | Files): Releases {
  const schemas = folderOf({
    'acme/api.json': JSON.stringify(API),
    ...releaseFiles('1.0', old),
    ...releaseFiles('2.0', now),
  });
  return compared(join(schemas, 'acme'), '1.0', '2.0');
}

export function compared(schemas: string, from: string, to: string): Releases {
  const [old, now] = [compileAt(schemas, from), compileAt(schemas, to)];
  const [was, is] = [old.sets[0], now.sets[0]];
  if (was === undefined || is === undefined) throw new Error('there is no schema set');
  return { schemas, old, now, changes: sourceChanges(was, is) };
}

function releaseFiles(release: string, content: string | Files): Files {
  const files = typeof content === 'string' ? { 'shop.xsd': shop(content) } : content;
  const all = Object.entries({ 'message.xsd': MESSAGE, ...files });
  return Object.fromEntries(all.map(([name, text]) => [`acme/${release}/${name}`, text]));
}

export function shop(body: string, more = ''): string {
  return `<xs:schema ${XS} xmlns:m="urn:acme:message" xmlns:s="urn:acme:shop" ${more}
    targetNamespace="urn:acme:shop" elementFormDefault="qualified">
    <xs:import namespace="urn:acme:message" schemaLocation="message.xsd"/>${body}</xs:schema>`;
}

/** Written to a folder that is removed after the test. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'impact-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
    noEmit: true,
  },
  include: ['src'],
});

/** A project with the client of the old release in `generated/`. */
export function projectOf({ schemas, old }: Releases, files: Files): string {
  const folder = folderOf({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': TSCONFIG,
    ...files,
  });
  const diagnostics = new Diagnostics();
  const out = join(folder, 'generated');
  const release = old.release.name;
  const written = generate({ schemas: [schemas], release, out }, diagnostics);
  if (written === undefined) throw new Error(JSON.stringify(diagnostics.all));
  return folder;
}

export function wanted({ old }: Releases): Parameters<typeof usagesIn>[2] {
  return { api: old.folder.name, release: old.release.name, hashes: old.hashes };
}

/** `src/main.ts:3 member-removed nick`, and the message of the compiler where it knows better. */
export async function usages(both: Releases, files: Files): Promise<readonly string[]> {
  const folder = projectOf(both, files);
  const found = await usagesIn(
    join(folder, 'tsconfig.json'),
    both.changes,
    wanted(both),
    filesOf(both.now, undefined),
  );
  if ('problem' in found) return [found.problem];
  return found.map((usage) => shown(usage, folder, both.changes));
}

function shown(usage: Usage, folder: string, changes: readonly SourceChange[]): string {
  const change = changes.find(({ id }) => id === usage.change);
  const { kind = 'compiler', declaration, member } = change ?? {};
  const file = relative(folder, usage.file);
  return `${file}:${usage.line} ${kind} ${member ?? declaration ?? usage.advice}`;
}

/** `breaking member-removed ItemType.nick`, those of functions and codecs left out. */
export function told({ changes }: Releases): readonly string[] {
  return changes
    .filter(({ kind, module }) => !kind.startsWith('function') && !module.endsWith('.codec'))
    .map(({ impact, kind, declaration, member }) => {
      return `${impact} ${kind} ${declaration}${member === undefined ? '' : `.${member}`}`;
    });
}
