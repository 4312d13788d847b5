/** Schema files that are no good text, or not what they say. */
import { schema, times, XSD_HEAD } from './case.js';
import type { Case } from './case.js';

const PLAIN = schema('<xs:element name="a" type="xs:string"/>');

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? little.swap16() : little;
}

function one(name: string, expect: Case['expect'], text: string | Uint8Array): Case {
  return { name, expect, files: { 'main.xsd': text } };
}

const laughs = times(30, (i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`);

export const BYTE_CASES: readonly Case[] = [
  one('NUL bytes', 'reject', PLAIN.replace('name="a"', 'name="a\0"')),
  one('nothing but NUL bytes', 'reject', '\0'.repeat(1000)),
  one('control characters', 'reject', PLAIN.replace('name="a"', 'name="\u001b[31ma"')),
  one('terminal escapes in an undefined type', 'reject', PLAIN.replace('xs:string', '\u009b31m')),
  one(
    'invalid UTF-8',
    'reject',
    bytes(PLAIN, [0x3c, 0x21, 0x2d, 0x2d, 0xc3, 0x28, 0x2d, 0x2d, 0x3e]),
  ),
  one(
    'surrogates in UTF-8',
    'reject',
    bytes(XSD_HEAD, '><!--', [0xed, 0xa0, 0x80], '--></xs:schema>'),
  ),
  one('an overlong slash', 'reject', bytes(XSD_HEAD, '><!--', [0xc0, 0xaf], '--></xs:schema>')),
  one('a byte order mark of UTF-8', 'generate', bytes([0xef, 0xbb, 0xbf], PLAIN)),
  one('two byte order marks', 'reject', bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], PLAIN)),
  one('UTF-16, little end first', 'generate', utf16(PLAIN, false)),
  one('UTF-16, big end first', 'generate', utf16(PLAIN, true)),
  one(
    'UTF-16 that says that it is UTF-8',
    'either',
    utf16(`<?xml version="1.0" encoding="UTF-8"?>${PLAIN}`, false),
  ),
  one(
    'UTF-8 that says that it is UTF-16',
    'either',
    `<?xml version="1.0" encoding="UTF-16"?>${PLAIN}`,
  ),
  one('half a UTF-16 character', 'reject', utf16(PLAIN, false).subarray(0, -1)),
  one('an encoding that nobody knows', 'reject', `<?xml version="1.0" encoding="x-evil"?>${PLAIN}`),
  one('UTF-7', 'reject', `<?xml version="1.0" encoding="UTF-7"?>${PLAIN}`),
  one(
    'an encoding of 100,000 characters',
    'either',
    `<?xml version="1.0" encoding="${'x'.repeat(100_000)}"?>${PLAIN}`,
  ),
  one(
    'entities that double',
    'reject',
    `<!DOCTYPE xs:schema [<!ENTITY l0 "lol">${laughs}]>${PLAIN.replace('name="a"', 'name="&l30;"')}`,
  ),
  one(
    'an entity in documentation',
    'reject',
    `<!DOCTYPE xs:schema [<!ENTITY x "y">]>${schema('<xs:annotation><xs:documentation>&x;</xs:documentation></xs:annotation>')}`,
  ),
  one(
    'an external entity',
    'reject',
    `<!DOCTYPE xs:schema [<!ENTITY x SYSTEM "file:///etc/passwd">]>${schema('<xs:annotation><xs:documentation>&x;</xs:documentation></xs:annotation>')}`,
  ),
  one(
    'an external subset',
    'either',
    `<!DOCTYPE xs:schema SYSTEM "http://127.0.0.1:9/x.dtd">${PLAIN}`,
  ),
  one(
    'a parameter entity',
    'either',
    `<!DOCTYPE xs:schema [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>${PLAIN}`,
  ),
  one(
    'attributes from a DOCTYPE',
    'either',
    `<!DOCTYPE xs:schema [<!ATTLIST xs:element name CDATA "evil">]>${PLAIN}`,
  ),
  one(
    'processing instructions',
    'generate',
    `<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>${PLAIN}<?evil */?>`,
  ),
  one(
    'a page instead of a schema',
    'reject',
    '<!DOCTYPE html><html><body><p>404<br></body></html>',
  ),
  one('no XML', 'reject', 'PK\u0003\u0004 not a schema'),
  one('white space alone', 'reject', ' \n\t'),
  one(
    'an attribute of 1,000,000 characters',
    'either',
    PLAIN.replace('type=', `id="${'i'.repeat(1_000_000)}" type=`),
  ),
  one(
    'documentation of 5,000,000 characters',
    'generate',
    schema(
      `<xs:annotation><xs:documentation>${'word */ '.repeat(600_000)}</xs:documentation></xs:annotation><xs:element name="a" type="xs:string"/>`,
    ),
  ),
  one(
    '20,000 attributes on one element',
    'reject',
    PLAIN.replace('type=', `${times(20_000, (i) => `a${i}="" `)}type=`),
  ),
  one(
    '20,000 namespaces',
    'either',
    PLAIN.replace('type=', `${times(20_000, (i) => `xmlns:a${i}="u" `)}type=`),
  ),
  one('a tag that does not end', 'reject', `${PLAIN}<${'a'.repeat(1_000_000)}`),
  one('a comment that does not end', 'reject', `${PLAIN}<!--${'- '.repeat(500_000)}`),
  one(
    'a schema of another version',
    'reject',
    '<schema xmlns="http://www.w3.org/2000/10/XMLSchema"/>',
  ),
  one('a schema in a schema', 'reject', schema(PLAIN)),
  one(
    'an undefined type with a name of 100,000 characters',
    'reject',
    PLAIN.replace('xs:string', `t:${'x'.repeat(100_000)}`),
  ),
  one(
    '1,000 undefined types',
    'reject',
    schema(times(1000, (i) => `<xs:element name="e${i}" type="t:T${i}"/>`)),
  ),
  {
    name: 'a folder called like a schema',
    expect: 'either',
    files: { 'main.xsd': PLAIN, 'x.xsd/y.xsd': PLAIN.replace('name="a"', 'name="b"') },
  },
];
