// Only documents in which keys, IDs or references can stand are judged as a whole; the code of all
// others knows nothing of it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codecFiles } from '../../generator/files.js';
import { nameModel } from '../../generator/name/name.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { compileAt } from '../support/open.js';

/** Constants of the codec module that read or judge a whole document, by what they know of it. */
function wholes(body: string): Readonly<Record<string, string>> | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'emit-identity-'));
  const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">';
  writeFileSync(join(folder, 'schema.xsd'), `${schema}${body}</xs:schema>`);
  const compilation = compileAt(join(folder, 'schema.xsd'));
  const [set] = compilation.sets;
  if (set === undefined) throw new Error('there is no schema set');
  const files = codecFiles(compilation, set, nameModel(set.model, new Diagnostics()));
  const text = files.find(({ path }) => path === 'schema.codec.ts')?.text ?? '';
  const found = [...text.matchAll(/export const (\w+)[^;]*?readWhole\(r, [^,]*, (.*)\),/g)];
  const all = Object.fromEntries(found.map(([, constant = '', known = '']) => [constant, known]));
  const hasFile = files.some(({ path }) => path === 'identity.codec.ts');
  expect(text.includes('identity')).toBe(hasFile);
  return hasFile ? all : undefined;
}

const ID = '<xs:attribute name="id" type="xs:ID"/>';
const PLAIN = '<xs:element name="plain" type="xs:string"/>';

function element(name: string, content: string, attributes = ''): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${content}</xs:sequence>${attributes}</xs:complexType></xs:element>`;
}

test.each([
  ['text', PLAIN],
  ['elements', element('a', '<xs:element name="b" type="xs:NCName"/>')],
  ['a wildcard', element('a', '<xs:any processContents="strict"/>') + PLAIN],
])('nothing for %s', (_, body) => {
  expect(wholes(body)).toBeUndefined();
});

test('what can have an ID, and what can hold that', () => {
  const body =
    PLAIN +
    element('a', '', ID) +
    element('b', '<xs:element ref="a" minOccurs="0"/>') +
    element('c', '<xs:any processContents="skip"/>') +
    element('d', '<xs:element ref="plain"/>') +
    '<xs:element name="e" type="xs:IDREFS"/>';
  expect(Object.keys(wholes(body) ?? {})).toEqual(['aElement', 'bElement', 'eElement']);
});

test('types that derive from what is declared', () => {
  const body = `${element('a', '<xs:element name="b" type="base"/>')}<xs:complexType name="base"/>
    <xs:complexType name="derived"><xs:complexContent><xs:extension base="base">${ID}
    </xs:extension></xs:complexContent></xs:complexType>`;
  expect(Object.keys(wholes(body) ?? {})).toEqual(['BaseCodec', 'DerivedCodec', 'aElement']);
});

test('whatever a wildcard can take', () => {
  const body =
    element('a', '<xs:any processContents="lax"/>') +
    element('b', '', ID) +
    '<xs:element name="c"/>' +
    PLAIN;
  const found = wholes(body) ?? {};
  expect(Object.keys(found)).toEqual(['aElement', 'bElement', 'cElement']);
  expect(found['aElement']).toMatch(/, identity\.globals$/);
  expect(found['bElement']).not.toContain('globals');
});

test('constraints', () => {
  const key =
    '<xs:unique name="u"><xs:selector xpath="b"/><xs:field xpath="."/></xs:unique></xs:element>';
  const own = `<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b" maxOccurs="9" type="xs:int"/></xs:sequence></xs:complexType>${key}`;
  expect(Object.keys(wholes(own + PLAIN) ?? {})).toEqual(['aElement']);
});
