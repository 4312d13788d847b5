import { describe, expect, test } from 'vitest';
import { XML, XSD } from '../../generator/support/qname.js';
import type { SchemaFile } from '../../generator/xsd/components.js';
import { schema } from './build.js';
import { lowered } from './lowered.js';

function file(path: string, targetNamespace: string, prefixes: Record<string, string>): SchemaFile {
  return { path, targetNamespace, prefixes, hash: '' };
}

function prefixes(
  files: readonly SchemaFile[],
  given: Record<string, string> = {},
): { prefixes: Readonly<Record<string, string>>; found: readonly string[] } {
  const { model, found } = lowered(schema([], [], { files }), { prefixes: given });
  return { prefixes: model.prefixes, found };
}

describe('canonical prefixes', () => {
  test("a file's own prefix for its namespace wins", () => {
    const files = [
      file('a.xsd', 'urn:a', { mine: 'urn:a' }),
      file('b.xsd', 'urn:b', { other: 'urn:a', b: 'urn:b' }),
      file('c.xsd', 'urn:c', { other: 'urn:a', c: 'urn:c' }),
    ];
    expect(prefixes(files).prefixes).toEqual({ b: 'urn:b', c: 'urn:c', mine: 'urn:a' });
    expect(prefixes(files.toReversed()).prefixes).toEqual(prefixes(files).prefixes);
  });

  test('the default namespace, reserved and taken prefixes give generated ones', () => {
    const files = [
      file('a.xsd', 'urn:a', { '': 'urn:a' }),
      file('b.xsd', 'urn:b', { xs: 'urn:b' }),
      file('c.xsd', 'urn:c', { ns2: 'urn:c' }),
      file('d.xsd', 'urn:d', { ns2: 'urn:d', xmlFoo: 'urn:d' }),
    ];
    expect(prefixes(files).prefixes).toEqual({
      ns1: 'urn:a',
      ns3: 'urn:b',
      ns2: 'urn:c',
      ns4: 'urn:d',
    });
  });

  test('given prefixes go first', () => {
    const files = [file('a.xsd', 'urn:a', { a: 'urn:a' }), file('b.xsd', 'urn:b', { b: 'urn:b' })];
    expect(prefixes(files, { b: 'urn:a' }).prefixes).toEqual({ b: 'urn:a', ns1: 'urn:b' });
  });

  test.each([{ xsi: 'urn:a' }, { 'a b': 'urn:a' }, { x: 'urn:a', y: 'urn:a' }, { x: XML }])(
    'given prefixes that cannot be used: %j',
    (given) => {
      const { found } = prefixes([file('a.xsd', 'urn:a', { a: 'urn:a' })], given);
      expect(found).toEqual(['LOW508 warning']);
    },
  );

  test('no namespace has no prefix, that of xml:lang its own', () => {
    const files = [file('a.xsd', '', { xs: XSD }), file('xml.xsd', XML, { foo: XML })];
    expect(prefixes(files).prefixes).toEqual({ xml: XML });
  });
});
