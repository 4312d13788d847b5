/** Schemas whose namespaces, locations and file names try to lead somewhere else. */
import { schema, XSD_HEAD, xmlEscape } from './case.js';
import type { Case } from './case.js';

const NAMESPACES: readonly string[] = [
  "urn:a'b",
  'urn:a"b',
  'urn:a`${globalThis.__PWNED = 1}`',
  'urn:*/globalThis.__PWNED=1/*',
  '../../../../outside',
  '/etc/passwd',
  'C:\\Windows\\System32',
  '\\\\server\\share',
  'http://example.org/A',
  'http://example.org/a',
  'http://example.org/a/',
  'http://example.org/a#',
  'http://example.org/a?b=c&d',
  '__proto__',
  'constructor',
  'CON',
  'urn:nul',
  '.',
  '..',
  'node:fs',
  `urn:${'long'.repeat(5000)}`,
  'urn:{braces}',
  'urn:}',
  'urn:{',
];

/** One file for each namespace, and one that imports them all. */
function namespaceFiles(namespaces: readonly string[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const imports = namespaces.map((namespace, i) => {
    const quoted = xmlEscape(namespace);
    files[`n${i}.xsd`] =
      `${XSD_HEAD} xmlns:own="${quoted}" targetNamespace="${quoted}" elementFormDefault="qualified"><xs:complexType name="T"><xs:sequence><xs:element name="e" type="xs:string"/></xs:sequence></xs:complexType><xs:element name="a" type="own:T"/></xs:schema>`;
    return [
      ` xmlns:n${i}="${quoted}"`,
      `<xs:import namespace="${quoted}" schemaLocation="n${i}.xsd"/>`,
      `<xs:element ref="n${i}:a"/>`,
    ] as const;
  });
  files['main.xsd'] =
    `${XSD_HEAD}${imports.map(([declaration]) => declaration).join('')} targetNamespace="urn:t">${imports.map(([, item]) => item).join('')}<xs:element name="root"><xs:complexType><xs:sequence>${imports.map(([, , item]) => item).join('')}</xs:sequence></xs:complexType></xs:element></xs:schema>`;
  return files;
}

const PLAIN = schema('<xs:element name="a" type="xs:string"/>');

/** Each in a namespace of its own, so that the module is called like the file. */
function named(files: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map((file, i) => [
      file,
      `${XSD_HEAD} xmlns:own="urn:f${i}" targetNamespace="urn:f${i}"><xs:complexType name="T"><xs:attribute name="x"/></xs:complexType><xs:element name="a" type="own:T"/></xs:schema>`,
    ]),
  );
}

const RESERVED =
  'CON con PRN AUX NUL COM1 LPT9 nul.a index runtime types client api manifest secrets login paging ' +
  'dates operations package tsconfig node_modules constructor __proto__ a.codec A a types.codec ' +
  '-rf ~ a+b c:d';

/** Locations that lead out of the folder or into the network. */
const LOCATIONS: readonly string[] = [
  '/etc/passwd',
  'file:///etc/passwd',
  'file:/etc/passwd',
  'http://127.0.0.1:9/x.xsd',
  'https://localhost:9/x.xsd',
  'ftp://localhost:9/x',
  '\\\\localhost\\share\\x.xsd',
  '//localhost/x.xsd',
  'data:text/xml,<x/>',
  'javascript:globalThis.__PWNED=1',
  'node:fs',
  'C:\\x.xsd',
  '%00',
  'a%00b.xsd',
  'x.xsd?a=b#c',
  '~/x.xsd',
  '$HOME/x.xsd',
  '.',
  './',
  'a\nb.xsd',
  `${'d/'.repeat(5000)}x.xsd`,
  'x'.repeat(5000),
];

const SECRET = `${XSD_HEAD}><xs:element name="SECRET_CANARY" type="xs:string"/></xs:schema>`;

export const PLACE_CASES: readonly Case[] = [
  { name: 'namespaces', expect: 'generate', files: namespaceFiles(NAMESPACES) },
  {
    name: 'a namespace with line ends',
    expect: 'either',
    files: namespaceFiles([
      'urn:a\nb',
      'urn:a\tb',
      ' urn:a ',
      'urn:a b',
      'urn:\u202eb',
      'urn:\u2028b',
    ]),
  },
  {
    name: 'names of files',
    expect: 'generate',
    files: named(RESERVED.split(' ').map((name) => `${name}.xsd`)),
  },
  {
    name: 'names of files with quotes, blanks and escapes',
    expect: 'generate',
    files: named([
      "a'b.xsd",
      'a"b.xsd',
      'a b.xsd',
      '%2e%2e.xsd',
      'a`b.xsd',
      '${x}.xsd',
      '*∕.xsd',
      ' .xsd',
      '..xsd',
      'é.XSD',
      `${'l'.repeat(240)}.xsd`,
      '\u202ea.xsd',
    ]),
  },
  {
    name: 'a name of a file with a line end',
    expect: 'reject',
    files: named(['a\nb.xsd', 'c.xsd']),
  },
  {
    name: 'locations that lead elsewhere',
    expect: 'generate',
    files: {
      'main.xsd': `${XSD_HEAD} targetNamespace="urn:t">${LOCATIONS.map(
        (location, i) =>
          `<xs:import namespace="urn:i${i}" schemaLocation="${xmlEscape(location)}"/>`,
      ).join('')}<xs:element name="a" type="xs:string"/></xs:schema>`,
    },
  },
  {
    name: 'includes that lead elsewhere',
    expect: 'generate',
    files: {
      'main.xsd': `${XSD_HEAD} targetNamespace="urn:t">${LOCATIONS.filter(
        (location) => !/^(\.|\.\/)$/.test(location),
      )
        .map((location) => `<xs:include schemaLocation="${xmlEscape(location)}"/>`)
        .join('')}<xs:element name="a" type="xs:string"/></xs:schema>`,
    },
  },
  ...[
    '../outside.xsd',
    '%2e%2e/outside.xsd',
    '..\\outside.xsd',
    'x/../../outside.xsd',
    './/..//outside.xsd',
  ].map((location): Case => ({
    name: `an include of ${location}`,
    expect: 'reject',
    files: {
      'main.xsd': `${XSD_HEAD}><xs:include schemaLocation="${location}"/><xs:element name="a" type="xs:string"/></xs:schema>`,
    },
    outside: { 'outside.xsd': SECRET },
  })),
  {
    name: 'a link to a file outside',
    expect: 'reject',
    files: { 'main.xsd': PLAIN },
    outside: { 'outside.xsd': SECRET },
    links: { 'link.xsd': '../outside.xsd' },
  },
  {
    name: 'a link to a folder outside',
    expect: 'reject',
    files: { 'main.xsd': PLAIN },
    outside: { 'folder/outside.xsd': SECRET },
    links: { inner: '../folder' },
  },
  {
    name: 'an include through a hidden link',
    expect: 'reject',
    files: {
      'main.xsd': `${XSD_HEAD}><xs:include schemaLocation=".hidden.xsd"/><xs:element name="a" type="xs:string"/></xs:schema>`,
    },
    outside: { 'outside.xsd': SECRET },
    links: { '.hidden.xsd': '../outside.xsd' },
  },
  {
    name: 'links in a circle, and to nowhere',
    expect: 'either',
    files: { 'main.xsd': PLAIN },
    links: { 'one.xsd': 'two.xsd', 'two.xsd': 'one.xsd', 'gone.xsd': 'nowhere.xsd', loop: '.' },
  },
  {
    name: 'configuration beside the schemas',
    expect: 'generate',
    files: {
      'main.xsd': PLAIN,
      'package.json': '{"type":"commonjs","codegen":{"out":"../evil"},"prettier":"./evil.cjs"}',
      'tsconfig.json': '{"extends":"./evil.json"}',
      '.npmrc': 'ignore-scripts=false',
      'codegen.config.json': '{"out":"../evil","unknown":1}',
      '.prettierrc': '{"plugins":["./evil.cjs"]}',
      '.prettierrc.cjs': 'globalThis.__PWNED = 1; require("fs").writeFileSync("pwned-canary", "")',
      'evil.cjs': 'require("fs").writeFileSync("pwned-canary", "")',
      'module.hbs': '{{evil}}',
      'index.js': 'require("fs").writeFileSync("pwned-canary", "")',
      'node_modules/handlebars/index.js': 'require("fs").writeFileSync("pwned-canary", "")',
    },
  },
];
