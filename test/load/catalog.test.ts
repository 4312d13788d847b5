import { describe, expect, it } from 'vitest';
import { load, type Files } from './folder.js';

const XSD = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const schema = (namespace: string, inside: string): string =>
  `<xs:schema ${XSD} targetNamespace="${namespace}">${inside}</xs:schema>`;
const importing = (location: string): string =>
  schema('urn:a', `<xs:import namespace="urn:b" ${location}/>`);
const catalog = (inside: string): string =>
  `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${inside}</catalog>`;

interface Found {
  readonly paths: readonly string[];
  readonly catalogs: readonly string[];
  /** `file:line code message` */
  readonly problems: readonly string[];
}

/** What the set of a.xsd consists of. */
function found(files: Files): Found {
  const { sets, diagnostics } = load(files);
  const set = sets.find(({ entries }) => entries.some((entry) => entry.endsWith('a.xsd')));
  return {
    paths: set?.documents.map(({ path }) => path) ?? [],
    catalogs: set?.catalogs.map(({ path }) => path) ?? [],
    problems: diagnostics.all.map(
      ({ at, code, message }) => `${at?.file}:${at?.line} ${code} ${message}`,
    ),
  };
}

const remote = importing('schemaLocation="https://example.com/schemas/v2/b.xsd"');
const b = schema('urn:b', '<xs:element name="right"/>');
const wrong = schema('urn:b', '<xs:element name="right" type="xs:int"/>');

describe('an XML catalog', () => {
  it.each([
    ['uri', '<uri name="https://example.com/schemas/v2/b.xsd" uri="lib/two.xsd"/>'],
    ['system', '<system systemId="https://example.com/schemas/v2/b.xsd" uri="lib/two.xsd"/>'],
    ['uri of a namespace', '<uri name="urn:b" uri="lib/two.xsd"/>'],
    [
      'rewriteURI',
      '<rewriteURI uriStartString="https://example.com/" rewritePrefix="lost/"/>' +
        '<rewriteURI uriStartString="https://example.com/schemas/" rewritePrefix="lib/"/>',
    ],
    [
      'rewriteSystem in a group',
      '<group><rewriteSystem systemIdStartString="https://example.com/schemas/v2" rewritePrefix="lib/v2"/></group>',
    ],
  ])('maps by %s', (_, entries) => {
    const files = {
      'a.xsd': remote,
      'catalog.xml': catalog(entries),
      'lib/two.xsd': b,
      'lib/v2/b.xsd': b,
      'b.xsd': b,
    };
    const { paths, catalogs, problems } = found(files);
    expect(problems.filter((problem) => !problem.includes('RES419'))).toEqual([]);
    expect(paths.some((path) => path.startsWith('lib/'))).toBe(true);
    expect(catalogs).toEqual(['catalog.xml']);
  });

  it('is asked before files are guessed, and the namespace after the location', () => {
    const files = {
      'a.xsd': importing('schemaLocation="here.xsd"'),
      'here.xsd': b,
      'other.xsd': wrong,
      'catalog.xml': catalog('<uri name="urn:b" uri="other.xsd"/>'),
    };
    expect(found(files).paths).toEqual(['a.xsd', 'here.xsd']);
    expect(found({ ...files, 'a.xsd': importing('') }).paths).toEqual(['a.xsd', 'other.xsd']);
  });

  it('may name another one, and itself', () => {
    const files = {
      'a.xsd': remote,
      'catalog.xml': catalog('<nextCatalog catalog="lib/more.xml"/>'),
      'lib/more.xml': catalog(
        '<nextCatalog catalog="../catalog.xml"/><uri name="urn:b" uri="two.xsd"/>',
      ),
      'lib/two.xsd': b,
    };
    expect(found(files)).toEqual({
      paths: ['a.xsd', 'lib/two.xsd'],
      catalogs: ['catalog.xml', 'lib/more.xml'],
      problems: [],
    });
  });

  it('of an API serves all its releases', () => {
    const files = {
      'api.json': '{}',
      '1.0/a.xsd': remote,
      'catalog.xml': catalog('<uri name="urn:b" uri="1.0/lib/two.xsd"/>'),
      '1.0/lib/two.xsd': b,
    };
    const { paths, catalogs } = found(files);
    expect(paths).toContain('lib/two.xsd');
    expect(catalogs).toEqual(['../catalog.xml']);
  });

  it.each([
    [
      'an address',
      '<uri name="urn:b" uri="https://example.com/"/>',
      "uri is 'https://example.com/', expected a path in the schema folder",
    ],
    ['a missing file', '<uri name="urn:b" uri="no.xsd"/>', "'no.xsd' does not exist"],
    [
      'a file outside',
      '<uri name="urn:b" uri="../../etc/x.xsd"/>',
      "'../../etc/x.xsd' is outside the schema folder",
    ],
    ['half an entry', '<uri name="urn:b"/>', "'uri' needs the attribute 'uri'"],
    [
      'what is not understood',
      '<delegateURI uriStartString="urn:" catalog="x.xml"/>',
      "'delegateURI' is not understood: skipped",
    ],
  ])('with %s is a problem at its place', (_, entry, message) => {
    const { problems } = found({ 'a.xsd': remote, 'catalog.xml': catalog(`\n${entry}`) });
    expect(problems[0]).toBe(`catalog.xml:2 LOAD217 ${message}`);
  });

  it('is one only with its own root', () => {
    const { problems } = found({ 'a.xsd': remote, 'catalog.xml': '<catalog/>' });
    expect(problems[0]).toContain('catalog.xml:1 LOAD217');
  });
});
