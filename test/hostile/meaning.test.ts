// Hostile names and texts mean on the wire what the schema says: no more, no less.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { difference } from '../../conformance/infoset.js';
import { codegen } from '../cli/run.js';
import { drive } from '../support/driver.js';
import { openInline } from '../support/inline.js';
import { errorCode } from '../support/kernel.js';
import { element, open } from '../support/open.js';
import type { Opened } from '../support/open.js';
import { plain, readStrictly, readTolerantly, valuesOf, written } from '../support/subjects.js';
import { compilerErrorsIn } from '../support/tsc.js';
import { xmlEscape } from './case.js';
import type { Case } from './case.js';
import { layOut } from './command.js';
import { PLACE_CASES } from './schemas-places.js';
import { TEXT_CASES, TEXTS } from './schemas-texts.js';

const base = mkdtempSync(join(tmpdir(), 'meaning-'));
afterAll(() => rmSync(base, { recursive: true, force: true }), 60_000);

const SEED = 20_261_128;

/** What is wrong with values of the schema's elements and types that go over the wire. */
function wireFaults(opened: Opened): readonly string[] {
  const { subjects, oracle } = drive(opened);
  return subjects.slice(0, 30).flatMap((subject) =>
    valuesOf(opened.set.model, subject, 2, SEED).flatMap((value) => {
      const document = written(opened, subject, value);
      const { value: back, issues } = readStrictly(opened, subject, document);
      const again = difference(Buffer.from(document), Buffer.from(written(opened, subject, back)));
      return [
        ...oracle.complaints(document),
        ...issues.map(({ message }) => message),
        ...(again === undefined ? [] : [again]),
      ].map((fault) => `${subject.name}: ${fault}`);
    }),
  );
}

/** libxml2 takes a shorter name, fewer namespaces and no braces in them. */
const WIRED = [...TEXT_CASES, ...PLACE_CASES].filter(({ expect, name }) => {
  return expect === 'generate' && !/^(locations|includes|namespaces|names of files)/.test(name);
});

test.each(WIRED.map((one): [string, Case] => [one.name, one]))('%s', async (_, one) => {
  const root = mkdtempSync(join(base, 'case-'));
  layOut(one, { root, schemas: join(root, 'schemas'), out: '' });
  expect(wireFaults(await open(join(root, 'schemas')))).toEqual([]);
});

test('every enumeration value is taken, and nothing else', async () => {
  const opened = await openInline(
    `<xs:element name="a"><xs:simpleType><xs:restriction base="xs:string">${TEXTS.map(
      (text) => `<xs:enumeration value="${xmlEscape(text)}"/>`,
    ).join('')}</xs:restriction></xs:simpleType></xs:element>`,
  );
  const codec = element(opened, '{urn:t}a');
  const issues = (text: string): number => opened.codecs.validate(codec, text).length;
  expect(TEXTS.filter((text) => issues(text) > 0)).toEqual([]);
  expect(
    ['', 'x', 'toString', 'constructor', ...TEXTS.map((text) => `${text} `)].filter(
      (text) => issues(text) === 0,
    ),
  ).toEqual([]);
  for (const text of TEXTS) {
    const document = new TextDecoder().decode(opened.codecs.encode(codec, text));
    expect(opened.codecs.decode(codec, document).value).toBe(text);
  }
});

test('names of Object.prototype are properties like others', async () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'then',
    'toJSON',
  ];
  const opened = await openInline(
    `<xs:element name="a"><xs:complexType><xs:sequence>${names
      .map((name) => `<xs:element name="${name}" type="xs:string"/>`)
      .join(
        '',
      )}</xs:sequence><xs:attribute name="__proto__" type="xs:string"/></xs:complexType></xs:element>`,
  );
  const before = Reflect.ownKeys(Object.prototype);
  const document = `<a xmlns="urn:t" __proto__="x">${names.map((name) => `<${name}>${name}</${name}>`).join('')}</a>`;
  const [subject] = drive(opened).subjects;
  if (subject === undefined) throw new Error('no element');
  const { value } = readTolerantly(opened, subject, document);
  for (const name of names) expect(Object.getOwnPropertyDescriptor(value, name)?.value).toBe(name);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  expect(Object.keys(Object(plain(value)).$attributes)).toEqual(['__proto__']);
});

test('a document nested deeper than anybody needs is refused', async () => {
  const opened = await openInline(
    '<xs:complexType name="N"><xs:sequence><xs:element name="n" type="t:N" minOccurs="0"/></xs:sequence></xs:complexType><xs:element name="n" type="t:N"/>',
  );
  const depth = 10_000;
  const document = `${'<t:n xmlns:t="urn:t">'.repeat(depth)}${'</t:n>'.repeat(depth)}`;
  const codec = element(opened, '{urn:t}n');
  expect(errorCode(() => opened.codecs.decode(codec, document))).toBe('limit');
  expect(errorCode(() => opened.codecs.decode(codec, document, { mode: 'tolerant' }))).toBe(
    'limit',
  );
});

test('bounds beyond 2^53 are exact', async () => {
  const opened = await openInline(
    '<xs:element name="a"><xs:simpleType><xs:restriction base="xs:integer"><xs:minInclusive value="9007199254740993"/><xs:maxInclusive value="9007199254740995"/></xs:restriction></xs:simpleType></xs:element>',
  );
  const codec = element(opened, '{urn:t}a');
  const taken = [2n, 3n, 4n, 5n, 6n].filter((last) => {
    const text = String(9_007_199_254_740_990n + last);
    return opened.codecs.decode(codec, `<a xmlns="urn:t">${text}</a>`).issues.length === 0;
  });
  expect(taken).toEqual([3n, 4n, 5n]);
});

test('patterns that repeat what repeats are linear', async () => {
  const patterns = [
    '(a+)+',
    '(a*)*b',
    '(a|a)*',
    '(a|aa)+',
    '([a-z]+)*\\d',
    '(.*)*(.*)*(.*)*b',
    '((a{1,1000}){1,1000}){1,1000}',
    '(a?){500}a{500}',
  ];
  const opened = await openInline(
    `<xs:element name="a"><xs:complexType><xs:sequence>${patterns
      .map(
        (pattern, i) =>
          `<xs:element name="p${i}"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType></xs:element>`,
      )
      .join('')}</xs:sequence></xs:complexType></xs:element>`,
  );
  const text = `${'a'.repeat(50_000)}!`;
  const value = Object.fromEntries(patterns.map((_, i) => [`p${i}`, text]));
  const codec = element(opened, '{urn:t}a');
  expect(opened.codecs.validate(codec, value).map(({ path }) => path)).toEqual(
    patterns.map((_, i) => [`p${i}`]),
  );
  const elements = patterns.map((_, i) => `<p${i}>${text}</p${i}>`).join('');
  const { issues } = opened.codecs.decode(codec, `<a xmlns="urn:t">${elements}</a>`);
  expect(issues.map(({ code }) => code)).toEqual(patterns.map(() => 'pattern'));
});

describe('documentation', () => {
  const folder = join(base, 'documentation');
  const text = [
    '@ts-nocheck',
    '// @ts-ignore',
    '/// <reference path="/etc/passwd" />',
    '//# sourceMappingURL=http://127.0.0.1:9/x.map',
    '{{text}} {{{raw}}} {{#if x}}',
    '#__PURE__ @__NO_SIDE_EFFECTS__',
    'isAdmin\u202e \u2066// check\u2069',
  ].join('\n');

  function generated(): string {
    const schemas = join(folder, 'schemas');
    mkdirSync(schemas, { recursive: true });
    writeFileSync(
      join(schemas, 'main.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"><xs:complexType name="User"><xs:annotation><xs:documentation>${xmlEscape(text).replaceAll('&#10;', '\n')}</xs:documentation></xs:annotation><xs:sequence><xs:element name="name" type="xs:string"/></xs:sequence></xs:complexType></xs:schema>`,
    );
    const out = join(folder, 'out');
    expect(codegen(['generate', '--schemas', schemas, '--out', out]).code).toBe(0);
    return join(out, 'schemas');
  }

  test('does not turn the compiler off', () => {
    const api = generated();
    writeFileSync(
      join(api, 'consumer.ts'),
      "import type { User } from './main.js';\nexport const user: User = { name: 1 };\n",
    );
    const errors = compilerErrorsIn(api).trim().split('\n');
    expect(errors.filter((line) => line.includes('error'))).toEqual([
      expect.stringMatching(/consumer\.ts\(2,\d+\): error TS2322/),
    ]);
  });

  test('is no template, no source map, no mark for bundlers, and readable', () => {
    const code = readFileSync(join(generated(), 'main.ts'), 'utf8');
    expect(code).toContain('{{text}} {{{raw}}} {{#if x}}');
    expect(code).not.toMatch(/sourceMappingURL=|[#@]__|^\s*\/\/\/|[\u202a-\u202e\u2066-\u2069]/m);
  });
});
