import { describe, expect, it } from 'vitest';
import { codesOf, resolveText } from '../load/folder.js';

const VC = 'xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"';
const one = (attribute: string): string =>
  `<xs:element name="a" ${VC} ${attribute}/><xs:element name="b"/>`;

describe('parts for other versions of XML Schema', () => {
  it.each([
    ['vc:minVersion="1.1"', ['{urn:t}b']],
    ['vc:minVersion="1.0"', ['{urn:t}a', '{urn:t}b']],
    ['vc:maxVersion="1.0"', ['{urn:t}b']],
    ['vc:maxVersion="1.1"', ['{urn:t}a', '{urn:t}b']],
    ['vc:minVersion="next"', ['{urn:t}a', '{urn:t}b']],
  ])('%s', (attribute, names) => {
    const { schema, problems } = resolveText(one(attribute));
    expect(problems).toEqual([]);
    expect([...schema.elements.keys()]).toEqual(names);
  });

  it('may hold what this version does not know', () => {
    const assertion = (attribute: string): string =>
      `<xs:complexType name="T"><xs:sequence/><xs:assert test="x" ${VC} ${attribute}/></xs:complexType>`;
    expect(codesOf(assertion('vc:minVersion="1.1"'))).toEqual([]);
    expect(codesOf(assertion(''))).toEqual(['XSD306']);
  });

  it('may be a whole document', () => {
    const { schema, problems } = resolveText('<xs:unheard/>', `${VC} vc:minVersion="2"`);
    expect(problems).toEqual([]);
    expect(schema.types.size).toBe(0);
  });
});
