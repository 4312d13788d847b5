/** What large public schema sets have that others have not. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { open } from '../support/open.js';

const SCHEMAS = join(import.meta.dirname, 'public', 'schema-for-schemas.xsd');

describe('the schema for schemas', () => {
  it('resolves, and its emitted code reads schema documents', async () => {
    const { codecs } = await open(SCHEMAS);
    const schema = codecs.elements['{http://www.w3.org/2001/XMLSchema}schema'];
    if (schema === undefined) throw new Error('there is no xs:schema');
    const judge = (body: string): readonly string[] => {
      const text = `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema">${body}</s:schema>`;
      const { issues } = codecs.decode(schema, Buffer.from(text), {
        mode: 'strict',
        types: codecs.types,
      });
      return issues.map(({ code }) => code);
    };
    const type =
      '<s:complexType name="T"><s:all><s:element name="a" type="s:int"/></s:all></s:complexType>';
    expect(judge(type)).toEqual([]);
    expect(judge('<s:element name="e" minOccurs="2"/>')).toHaveLength(1);
    expect(judge('<s:element name="e"/><s:element name="e"/>')).toHaveLength(1);
    expect(judge('<s:element name="e" type="s:x"><s:any/></s:element>')).not.toEqual([]);
  });
});
