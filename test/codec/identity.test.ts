// Identity constraints and IDs: verdicts of single documents, where issues stand, and that values are
// judged like documents. libxml2 gives the same verdict unless a line says why not.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../generator/runtime/issue.js';
import { element, open } from '../support/open.js';
import type { Opened } from '../support/open.js';
import { oracleOfText } from '../support/oracle.js';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const XSI = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${XS}`;

const TYPES = `
  <xs:complexType name="amount"><xs:simpleContent><xs:extension base="xs:int">
    <xs:attribute name="unit"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="empty"><xs:attribute name="unit"/></xs:complexType>
  <xs:simpleType name="numbers"><xs:list itemType="xs:int"/></xs:simpleType>
  <xs:simpleType name="either"><xs:union memberTypes="xs:int xs:string"/></xs:simpleType>
  <xs:simpleType name="some"><xs:union memberTypes="xs:int numbers"/></xs:simpleType>
  <xs:element name="known" type="xs:int"/>`;

/** Children of the root element `r`, which has the constraints. */
function schema(content: string, constraints: string): string {
  return `<xs:schema ${XS}>${TYPES}<xs:element name="r"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">${content}</xs:choice></xs:complexType>
    ${constraints}</xs:element></xs:schema>`;
}

function row(content: string, attributes = ''): string {
  return `<xs:element name="i"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">${content}</xs:choice>
    ${attributes}</xs:complexType></xs:element>`;
}

function key(selector: string, ...fields: readonly string[]): string {
  return constraint('key', 'k', '', selector, fields);
}

function unique(selector: string, ...fields: readonly string[]): string {
  return constraint('unique', 'k', '', selector, fields);
}

function keyref(selector: string, ...fields: readonly string[]): string {
  return constraint('keyref', 'to', ' refer="k"', selector, fields);
}

function constraint(
  kind: string,
  name: string,
  refer: string,
  selector: string,
  fields: readonly string[],
): string {
  const list = fields.map((field) => `<xs:field xpath="${field}"/>`).join('');
  return `<xs:${kind} name="${name}"${refer}><xs:selector xpath="${selector}"/>${list}</xs:${kind}>`;
}

const F = '<xs:element name="f" type="xs:int"/>';
const NIL_F = '<xs:element name="f" type="xs:int" nillable="true"/>';
const I = '<xs:element name="i" type="xs:int"/>';
const J = '<xs:element name="j" type="xs:decimal"/>';
const of = (type: string): string => `<xs:element name="i" type="${type}"/>`;
const INNER = `<xs:element name="s"><xs:complexType><xs:sequence>
  <xs:element name="i" type="xs:int" maxOccurs="9"/></xs:sequence></xs:complexType>
  ${key('i', '.')}</xs:element>`;

type Verdict = 'valid' | RegExp;

/** What the schema is about, the schema, and documents with what their first issue violates. */
type Row = readonly [what: string, schema: string, documents: readonly Judged[]];

type Judged = readonly [document: string, verdict: Verdict, libxml2Errs?: string];

const NIL = 'libxml2 takes a nil element for one without a simple type';

const ROWS: readonly Row[] = [
  [
    'simple content is a value',
    schema(row('<xs:element name="f" type="amount"/>'), key('i', 'f')),
    [
      ['<r><i><f>1</f></i></r>', 'valid'],
      ['<r><i><f>1</f></i><i><f>01</f></i></r>', /4\.2\.2/],
    ],
  ],
  [
    'empty content is none',
    schema(row('<xs:element name="f" type="empty"/>'), unique('i', 'f')),
    [
      ['<r><i/></r>', 'valid'],
      ['<r><i><f/></i></r>', /constraint\.3/],
    ],
  ],
  [
    'a field is one node',
    schema(row(F), unique('i', 'f')),
    [
      ['<r><i><f>1</f></i><i><f>2</f></i></r>', 'valid'],
      ['<r><i><f>1</f><f>2</f></i></r>', /constraint\.3/],
    ],
  ],
  [
    'two paths may lead to one node',
    schema(row(F), unique('.//i | i', 'f | ./f | .//f')),
    [
      ['<r><i><f>1</f></i><i/></r>', 'valid'],
      ['<r><i><f>1</f></i><i><f>1</f></i></r>', /4\.1/],
    ],
  ],
  [
    'no field of a key may be nil',
    schema(row(NIL_F), key('i', 'f')),
    [
      ['<r><i><f>1</f></i></r>', /4\.2\.3/, 'libxml2 minds only those that are nil'],
      [`<r ${XSI}><i><f xsi:nil="true"/></i></r>`, /4\.2\.1/],
    ],
  ],
  [
    'what is nil has no value',
    schema(row(NIL_F), unique('i', 'f')),
    [
      ['<r><i><f>1</f></i></r>', 'valid'],
      [`<r ${XSI}><i><f xsi:nil="true"/></i><i><f xsi:nil="true"/></i></r>`, 'valid', NIL],
    ],
  ],
  [
    'all fields count',
    schema(row(`${F}<xs:element name="g" type="xs:int"/>`), unique('i', 'f', 'g')),
    [
      ['<r><i><f>1</f></i><i><f>1</f></i></r>', 'valid'],
      ['<r><i><f>1</f><g>1</g></i><i><f>1</f><g>2</g></i></r>', 'valid'],
      ['<r><i><f>1</f><g>1</g></i><i><g>1</g><f>1</f></i></r>', /4\.1/],
    ],
  ],
  [
    'defaults of attributes',
    schema(row('', '<xs:attribute name="x" default="1"/>'), key('i', '@x')),
    [
      ['<r><i/><i x="2"/></r>', 'valid'],
      ['<r><i/><i x="1"/></r>', /4\.2\.2/],
    ],
  ],
  [
    'defaults of elements',
    schema(row('<xs:element name="f" default="5" type="xs:int"/>'), key('i', 'f')),
    [
      ['<r><i><f/></i></r>', 'valid'],
      ['<r><i><f/></i><i><f>5</f></i></r>', /4\.2\.2/],
    ],
  ],
  [
    'any attribute',
    schema(row('', '<xs:attribute name="x"/><xs:attribute name="y"/>'), key('i', '@*')),
    [
      ['<r><i x="1"/><i y="2"/></r>', 'valid'],
      ['<r><i x="1"/><i y="1"/></r>', /4\.2\.2/],
      ['<r><i x="1" y="2"/></r>', /constraint\.3/],
      ['<r><i/></r>', /4\.2\.1/],
    ],
  ],
  [
    'lists',
    schema(of('numbers'), key('i', '.')),
    [
      ['<r><i>1 2</i><i>2 1</i></r>', 'valid'],
      ['<r><i>1 2</i><i> 1  02 </i></r>', /4\.2\.2/],
    ],
  ],
  [
    'a list of one is its item',
    schema(of('some'), key('i', '.')),
    [
      ['<r><i>1</i><i>1 1</i></r>', 'valid'],
      ['<r><i>1 2</i><i>1 2</i></r>', /4\.2\.2/],
    ],
  ],
  [
    'unions',
    schema(of('either'), key('i', '.')),
    [
      ['<r><i>1</i><i>a</i><i>b</i></r>', 'valid'],
      ['<r><i>1</i><i>01</i></r>', /4\.2\.2/],
      ['<r><i>a</i><i>a</i></r>', /4\.2\.2/],
    ],
  ],
  [
    'types',
    schema(
      ['int', 'string', 'decimal', 'float', 'double', 'anyURI', 'hexBinary', 'base64Binary']
        .map((name) => `<xs:element name="${name}" type="xs:${name}"/>`)
        .join(''),
      key('*', '.'),
    ),
    [
      ['<r><int>1</int><string>1</string><float>1</float><double>1</double></r>', 'valid'],
      ['<r><int>1</int><decimal>1.0</decimal></r>', /4\.2\.2/],
      ['<r><string>a</string><anyURI>a</anyURI></r>', 'valid'],
      ['<r><float>NaN</float><float>NaN</float></r>', /4\.2\.2/],
      ['<r><float>1e1</float><float>10</float></r>', /4\.2\.2/],
      ['<r><float>0</float><float>-0</float></r>', /4\.2\.2/, 'libxml2 tells the zeros apart'],
      ['<r><hexBinary>0a</hexBinary><hexBinary>0A</hexBinary></r>', /4\.2\.2/],
      ['<r><base64Binary>AAAA</base64Binary><base64Binary>AA AA</base64Binary></r>', /4\.2\.2/],
      ['<r><hexBinary>000000</hexBinary><base64Binary>AAAA</base64Binary></r>', 'valid'],
    ],
  ],
  [
    'moments',
    schema(of('xs:dateTime'), key('i', '.')),
    [
      ['<r><i>2000-01-01T12:00:00</i><i>2000-01-01T12:00:00Z</i></r>', 'valid'],
      ['<r><i>2000-01-01T12:00:00Z</i><i>2000-01-01T13:00:00+01:00</i></r>', /4\.2\.2/],
      ['<r><i>2000-01-01T12:00:00</i><i>2000-01-01T12:00:00.0</i></r>', /4\.2\.2/],
    ],
  ],
  [
    'durations',
    schema(of('xs:duration'), key('i', '.')),
    [
      ['<r><i>P1M</i><i>P30D</i></r>', 'valid'],
      ['<r><i>P1Y</i><i>P12M</i></r>', /4\.2\.2/],
      ['<r><i>P1D</i><i>PT24H</i></r>', /4\.2\.2/],
    ],
  ],
  [
    'a wildcard',
    schema(row('<xs:any processContents="lax"/>'), unique('i', '*')),
    [
      ['<r><i><known>1</known></i><i><known>2</known></i></r>', 'valid'],
      ['<r><i><known>1</known></i><i><known>01</known></i></r>', /4\.1/],
      ['<r><i><other>1</other></i></r>', /constraint\.3/],
    ],
  ],
  [
    'xs:anyType',
    schema('<xs:element name="i"/>', key('i', '.')),
    [
      [`<r ${XSI}><i xsi:type="xs:int">1</i><i xsi:type="xs:string">1</i></r>`, 'valid'],
      [`<r ${XSI}><i xsi:type="xs:int">1</i><i xsi:type="xs:int">01</i></r>`, /4\.2\.2/],
      ['<r><i>1</i></r>', /constraint\.3/],
    ],
  ],
  [
    'xs:anySimpleType',
    schema(of('xs:anySimpleType'), key('i', '.')),
    [
      [`<r ${XSI}><i xsi:type="xs:int">1</i><i xsi:type="xs:string">1</i><i>1</i></r>`, 'valid'],
      [`<r ${XSI}><i xsi:type="xs:int">1</i><i xsi:type="xs:decimal">1.0</i></r>`, /4\.2\.2/],
      ['<r><i>1</i><i>1</i></r>', /4\.2\.2/],
    ],
  ],
  [
    'a reference',
    schema(I + J, key('i', '.') + keyref('j', '.')),
    [
      ['<r><j>1.0</j><i>1</i><j>1</j></r>', 'valid'],
      ['<r><i>1</i><j>2</j></r>', /4\.3/],
      ['<r><j>1</j></r>', /4\.3/],
    ],
  ],
  [
    'a reference of another type',
    schema(`${I}<xs:element name="j" type="xs:string"/>`, key('i', '.') + keyref('j', '.')),
    [['<r><i>1</i><j>1</j></r>', /4\.3/]],
  ],
  [
    'a reference without all fields',
    schema(I + row(F).replace('"i"', '"j"'), key('i', '.') + keyref('j', 'f')),
    [
      ['<r><j/></r>', 'valid'],
      ['<r><i>1</i><j><f>1</f></j></r>', 'valid'],
      ['<r><j><f>1</f></j></r>', /4\.3/],
    ],
  ],
  [
    'keys of elements below',
    schema(INNER + J, keyref('j', '.')),
    [
      ['<r><s><i>1</i></s><s><i>2</i></s><j>1</j><j>2</j></r>', 'valid'],
      ['<r><j>1</j><s><i>1</i></s></r>', 'valid'],
      ['<r><s><i>1</i></s><j>3</j></r>', /4\.3/],
      ['<r><s><i>1</i></s><s><i>1</i></s></r>', 'valid'],
      // The key stands for two nodes, and so for none (section 3.11.5).
      ['<r><s><i>1</i></s><s><i>1</i></s><j>1</j></r>', /4\.3/],
      ['<r><s><i>1</i><i>1</i></s></r>', /4\.2\.2/],
    ],
  ],
];

async function opened(text: string): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'identity-'));
  writeFileSync(join(folder, 'schema.xsd'), text);
  return open(join(folder, 'schema.xsd'));
}

describe.each(ROWS)('%s', (_what, text, documents) => {
  const judged = documents.map(
    ([document, verdict, reason]) => [document, verdict, reason] as const,
  );
  test.each(judged)('%s is %s', async (document, verdict, libxml2Errs) => {
    const own = await opened(text);
    const issues = expectOneVerdict(own, document);
    if (verdict === 'valid') expect(issues).toEqual([]);
    else expect(issues[0]?.constraint).toMatch(verdict);
    const isAccepted = oracleOfText(text, 'schema.xsd').accepts(document);
    expect(isAccepted, libxml2Errs).toBe((verdict === 'valid') === (libxml2Errs === undefined));
  });
});

/** Documents and values have the same issues, and both modes. */
function expectOneVerdict(own: Opened, document: string): readonly Issue[] {
  const { decode, encode, isValid, types, validate } = own.codecs;
  const codec = element(own, 'r');
  const { issues } = decode(codec, document, { types });
  const tolerant = decode(codec, document, { types, mode: 'tolerant' });
  expect(tolerant.issues).toEqual(issues);
  const ofValue = validate(codec, tolerant.value, { types });
  expect(ofValue).toEqual(issues.map(({ offset: _offset, ...issue }) => issue));
  expect(isValid(codec, tolerant.value, { types })).toBe(issues.length === 0);
  if (issues.length > 0)
    expect(() => encode(codec, tolerant.value, { types })).toThrow(issues[0]?.message);
  return issues;
}
