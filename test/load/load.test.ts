import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRelease } from '../../generator/load/load.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { folderOf, load, xsd, type Files } from './folder.js';

function other(namespace: string, body: string): string {
  return xsd(body).replaceAll('urn:t', namespace);
}

function summary(files: Files): { sets: string[]; codes: string[] } {
  const { sets, diagnostics } = load(files);
  return {
    sets: sets.map(
      ({ name, entries, documents }) =>
        `${name}(${entries.join(' ')}) ${documents.map(({ path }) => path).join(' ')}`,
    ),
    codes: diagnostics.all.map(({ code }) => code),
  };
}

const FILES: Files = {
  'main.xsd': xsd(
    '<xs:include schemaLocation="sub/part.xsd"/>' +
      '<xs:import namespace="urn:u" schemaLocation="http://example.com/elsewhere/u.xsd"/>' +
      '<xs:import namespace="urn:v"/>',
  ),
  'sub/part.xsd': xsd('<xs:include schemaLocation="../main.xsd"/><xs:element name="e"/>'),
  'u-schema.xsd': other('urn:u', '<xs:element name="e"/>'),
  'v.xsd': other('urn:v', '<xs:element name="e"/>'),
};

describe('loadRelease', () => {
  it('follows locations, namespaces and circles', () => {
    expect(summary(FILES)).toEqual({
      sets: ['(main.xsd) main.xsd sub/part.xsd u-schema.xsd v.xsd'],
      codes: [],
    });
  });

  it('hashes the bytes of each file', () => {
    const [set] = load({ 'x.xsd': xsd('') }).sets;
    expect(set?.documents[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on the order of the files', () => {
    const { apis } = openSchemas([folderOf(FILES)], new Diagnostics());
    const release = apis[0]?.releases[0];
    if (release === undefined) throw new Error('no release');
    const expected = loadRelease(release, new Diagnostics());
    fc.assert(
      fc.property(fc.shuffledSubarray([...release.files], { minLength: 4 }), (files) => {
        expect(loadRelease({ ...release, files }, new Diagnostics())).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('takes a file of the same name when the location is wrong', () => {
    const include = '<xs:include schemaLocation="old/Part.xsd"/>';
    expect(summary({ 'main.xsd': xsd(include), 'new/part.xsd': xsd('') })).toEqual({
      sets: ['(main.xsd) main.xsd new/part.xsd'],
      codes: ['LOAD208'],
    });
  });

  it('reports what is missing or does not fit, and goes on', () => {
    const main = xsd(
      '<xs:include schemaLocation="gone.xsd"/><xs:include schemaLocation="u.xsd"/>' +
        '<xs:import namespace="urn:x" schemaLocation="u.xsd"/>' +
        '<xs:import namespace="urn:y"/><xs:import namespace="urn:t"/>',
    );
    expect(summary({ 'main.xsd': main, 'u.xsd': other('urn:u', '') })).toEqual({
      sets: ['(main.xsd) main.xsd'],
      codes: ['LOAD206', 'LOAD207', 'LOAD209', 'LOAD209', 'LOAD214'],
    });
  });

  it('knows the XML namespace without a file', () => {
    const main = xsd(
      '<xs:import namespace="http://www.w3.org/XML/1998/namespace" ' +
        'schemaLocation="http://www.w3.org/2001/xml.xsd"/>',
    );
    expect(summary({ 'main.xsd': main })).toEqual({
      sets: ['(main.xsd) (built-in)/xml.xsd main.xsd'],
      codes: [],
    });
  });

  it('reads a chameleon once for each namespace that includes it', () => {
    const chameleon =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="e"/></xs:schema>';
    const include = '<xs:include schemaLocation="c.xsd"/>';
    const { sets } = load({
      'a.xsd': xsd(include),
      'b.xsd': other('urn:u', include),
      'c.xsd': chameleon,
    });
    const names = sets.flatMap(({ documents }) =>
      documents.flatMap(({ path, globals }) => globals.map(({ name }) => [path, name.namespace])),
    );
    expect(names).toEqual([
      ['c.xsd', 'urn:t'],
      ['c.xsd', 'urn:u'],
    ]);
  });

  it('separates entries that define a component differently', () => {
    expect(
      summary({
        'a.xsd': xsd('<xs:element name="e" type="xs:int"/>'),
        'b.xsd': xsd('<xs:element name="e" type="xs:string"/>'),
        'c.xsd': xsd('<xs:element name="f" type="xs:string"/>'),
      }),
    ).toEqual({ sets: ['a(a.xsd c.xsd) a.xsd c.xsd', 'b(b.xsd) b.xsd'], codes: ['LOAD216'] });
  });

  it('keeps equal copies together', () => {
    const copy = xsd('<!-- a --><xs:element name="e" type="xs:int"/>');
    expect(summary({ 'a.xsd': copy, 'b.xsd': copy }).sets).toEqual(['(a.xsd b.xsd) a.xsd b.xsd']);
  });

  it('names a document that is not a schema', () => {
    const { diagnostics } = load({ 'x.xsd': '<html><body/></html>' });
    expect(diagnostics.all).toMatchObject([
      {
        code: 'LOAD210',
        message: "not an XML Schema: the root element is 'html'",
        at: { line: 1 },
      },
    ]);
  });
});
