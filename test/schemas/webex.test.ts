// Pins the committed schemas of the WebEx XML API: what they hold, that validators take them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { declaredPaths, operations } from './components.js';
import {
  driverSchema,
  hasSamples,
  RELEASES,
  releaseFolder,
  SAMPLES,
  schemaFiles,
  withSchema,
  XSD_NAMESPACE,
} from './releases.js';
import type { Release } from './releases.js';

beforeAll(() => {
  xmlRegisterFsInputProviders();
});

function count(release: Release, file: string, xpath: string): number {
  return withSchema(release, file, (doc) => doc.find(xpath, { xs: XSD_NAMESPACE }).length);
}

const total = (release: Release, xpath: string): number =>
  schemaFiles(release).reduce((sum, file) => sum + count(release, file, xpath), 0);

const GLOBAL_COMPLEX = '/xs:schema/xs:complexType';
const GLOBAL_SIMPLE = '/xs:schema/xs:simpleType';
const GLOBAL_ELEMENT = '/xs:schema/xs:element';
const ANONYMOUS_COMPLEX = '//xs:complexType[not(@name)]';
const ANONYMOUS_SIMPLE = '//xs:simpleType[not(@name)]';

describe('5.8 holds what the published release holds', () => {
  test.each([
    ['schemas, all of qualified local elements', '/xs:schema[@elementFormDefault="qualified"]', 17],
    ['imports', '/xs:schema/xs:import', 35],
    ['global complex types', GLOBAL_COMPLEX, 709],
    ['anonymous complex types', ANONYMOUS_COMPLEX, 99],
    ['global simple types', GLOBAL_SIMPLE, 114],
    ['anonymous simple types', ANONYMOUS_SIMPLE, 182],
    ['global elements', GLOBAL_ELEMENT, 195],
    ['element declarations and references', '//xs:element', 3264],
    ['element references', '//xs:element[@ref]', 31],
    ['complex content extensions', '//xs:complexContent/xs:extension', 311],
    ['simple content extensions', '//xs:simpleContent/xs:extension', 49],
    ['choices', '//xs:choice', 43],
    ['sequences that are optional or repeat', '//xs:sequence[@minOccurs or @maxOccurs]', 2],
    ['element wildcards', '//xs:any', 20],
    ['attribute wildcards', '//xs:anyAttribute', 20],
    ['mixed types', '//xs:complexType[@mixed="true"]', 21],
    ['attributes', '//xs:attribute', 179],
    ['nillable elements', '//xs:element[@nillable="true"]', 2],
    ['element defaults', '//xs:element[@default]', 206],
    ['unbounded elements', '//*[self::xs:element or self::xs:any][@maxOccurs="unbounded"]', 215],
    ['enumeration values', '//xs:enumeration', 815],
    ['maxLength facets', '//xs:maxLength', 100],
    ['minLength facets', '//xs:minLength', 7],
    ['minInclusive facets', '//xs:minInclusive', 20],
    ['maxInclusive facets', '//xs:maxInclusive', 10],
    ['pattern facets', '//xs:pattern', 5],
  ])('%s', (_, xpath, expected) => {
    expect(total('5.8', xpath)).toBe(expected);
  });

  test('none of the schema features that the release does without', () => {
    const absent =
      'include redefine all group attributeGroup list union key keyref unique notation'.split(' ');
    for (const feature of absent)
      expect([feature, total('5.8', `//xs:${feature}`)]).toEqual([feature, 0]);
    const attributes = '@fixed or @substitutionGroup or @abstract or @block or @final';
    expect(total('5.8', `//*[${attributes}]`)).toBe(0);
    expect(total('5.8', '//xs:complexContent/xs:restriction')).toBe(0);
  });

  // Columns: global and anonymous complex types, global and anonymous simple types, global elements,
  // element declarations, enumeration values, operations.
  test.each([
    ['attendee.xsd', [25, 6, 4, 0, 0, 103, 32, 6]],
    ['common.xsd', [13, 0, 19, 13, 0, 73, 155, 0]],
    ['ep.xsd', [62, 21, 11, 6, 0, 360, 42, 17]],
    ['event.xsd', [61, 15, 11, 17, 0, 273, 29, 9]],
    ['history.xsd', [55, 0, 11, 0, 0, 351, 50, 12]],
    ['meeting.xsd', [32, 3, 3, 6, 0, 209, 23, 8]],
    ['meetingtype.xsd', [10, 1, 2, 0, 0, 67, 6, 2]],
    ['sales.xsd', [52, 5, 5, 28, 0, 184, 30, 14]],
    ['service.xsd', [17, 3, 10, 8, 1, 52, 29, 0]],
    ['session.xsd', [10, 2, 5, 5, 0, 55, 30, 0]],
    ['site.xsd', [61, 10, 10, 1, 0, 396, 63, 4]],
    ['supportsession.xsd', [5, 0, 0, 0, 0, 5, 0, 1]],
    ['teleconferenceonly.xsd', [18, 5, 3, 3, 0, 79, 9, 3]],
    ['training_ims_qtiasiv1p2.xsd', [113, 0, 0, 45, 142, 365, 192, 0]],
    ['training_ims_qtiresv1p2.xsd', [41, 2, 0, 19, 52, 96, 41, 0]],
    ['trainingsession.xsd', [73, 7, 9, 18, 0, 289, 24, 20]],
    ['user.xsd', [61, 19, 11, 13, 0, 307, 60, 16]],
  ])('inventory of %s', (file, expected) => {
    const measured = [
      GLOBAL_COMPLEX,
      ANONYMOUS_COMPLEX,
      GLOBAL_SIMPLE,
      ANONYMOUS_SIMPLE,
      GLOBAL_ELEMENT,
      '//xs:element',
      '//xs:enumeration',
    ].map((xpath) => count('5.8', file, xpath));
    const inFile = operations('5.8').filter((operation) => operation.file === file);
    expect([...measured, inFile.length]).toEqual(expected);
  });
});

describe('operations', () => {
  test.each([
    ['5.8', 112],
    ['5.9', 112],
    ['9.0', 118],
    ['10.0', 120],
  ] as const)('%s has %i', (release, expected) => {
    expect(operations(release)).toHaveLength(expected);
  });

  test.each([
    ['5.8', '5.9', []],
    [
      '5.9',
      '9.0',
      ['getSiteType', 'createLab', 'setLab', 'delLab', 'getSetupComputerURL', 'reserveLab'],
    ],
    ['9.0', '10.0', ['flushWebCache', 'getSiteAdminNavUrl']],
  ] as const)('from %s to %s these were added', (older, newer, expected) => {
    const before = new Set(operations(older).map(({ name }) => name));
    const added = operations(newer).filter(({ name }) => !before.has(name));
    expect(added.map(({ name }) => name)).toEqual(expected);
  });

  test.each(RELEASES)('%s says of every operation what it does', (release) => {
    const silent = operations(release).filter(
      ({ documentation }) => !/^[A-Z].{15,}\.$/.test(documentation),
    );
    expect(silent).toEqual([]);
  });
});

describe('libxml2', () => {
  test.each(RELEASES)('%s loads as one schema and judges a reply', (release) => {
    using driver = driverSchema(release);
    using validator = XsdValidator.fromDoc(driver);
    using valid = XmlDocument.fromString(emptyReply('SUCCESS'));
    using invalid = XmlDocument.fromString(emptyReply('PERHAPS'));
    validator.validate(valid);
    expect(() => validator.validate(invalid)).toThrow(/PERHAPS/);
  });

  test.each(RELEASES)('every file of %s loads alone', (release) => {
    for (const file of schemaFiles(release))
      withSchema(release, file, (doc) => XsdValidator.fromDoc(doc).dispose());
  });
});

const withoutSamples = hasSamples ? '' : ' (skipped: no ../shared/corpora beside the repository)';

describe.skipIf(!hasSamples)(`captured messages${withoutSamples}`, () => {
  // Not well-formed: a reply cut short, one with stray HTML, one that stands in JavaScript source.
  const damaged = ['088_', '126_', '130_'];
  const replies = hasSamples
    ? readdirSync(SAMPLES).filter((name) => name.includes('_resp') || name.includes('_repaired'))
    : [];

  test.each(replies.filter((name) => !damaged.some((start) => name.startsWith(start))))(
    '%s is valid in 10.0',
    (name) => {
      using driver = driverSchema('10.0');
      using validator = XsdValidator.fromDoc(driver);
      using reply = XmlDocument.fromBuffer(readFileSync(join(SAMPLES, name)));
      validator.validate(reply);
    },
  );
});

describe('provenance', () => {
  test.each([
    ['5.8', '5.9'],
    ['5.9', '9.0'],
    ['9.0', '10.0'],
  ] as const)('all that came between %s and %s is listed', (older, newer) => {
    const text = readFileSync(join(releaseFolder(newer), 'PROVENANCE.md'), 'utf8');
    const listed = new Set([...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
    const before = declaredPaths(older);
    const added = [...declaredPaths(newer)].filter((path) => !before.has(path));
    expect(added.filter((path) => !listed.has(path))).toEqual([]);
  });
});

const emptyReply = (result: string): string =>
  `
  <serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service">
    <serv:header><serv:response><serv:result>${result}</serv:result></serv:response></serv:header>
    <serv:body><serv:bodyContent/></serv:body>
  </serv:message>`.trim();
