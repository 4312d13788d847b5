/** The model of a schema that stands in the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model, RecordType } from '../../generator/ir/model.js';
import { fieldsOf } from '../../generator/request/fields.js';
import type { Field, RequestForm } from '../../generator/request/model.js';
import { compileAt } from '../support/open.js';

/** `body` stands in a schema of the namespace urn:t, prefix `t`, elements qualified. */
export function modelOf(body: string): Model {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  const file = join(folder, 'schema.xsd');
  try {
    writeFileSync(
      file,
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">${body}</xs:schema>`,
    );
    const [set] = compileAt(file).sets;
    if (set === undefined) throw new Error('the schema has no set');
    return set.model;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function recordOf(model: Model, name: string): RecordType {
  const type = model.types.get(`{urn:t}${name}`);
  if (type?.kind !== 'record') throw new Error(`there is no record ${name}`);
  return type;
}

/** A request with all members of a type and nothing else. */
export function formOf(type: RecordType): RequestForm {
  return { type, without: [], required: [], parameters: [] };
}

export function fieldsIn(
  model: Model,
  name: string,
  secrets: readonly string[] = [],
): readonly Field[] {
  return fieldsOf(model, formOf(recordOf(model, name)), new Set(secrets));
}

export function fieldAt(fields: readonly Field[], path: string): Field {
  const field = fields.find((one) => one.path === path);
  if (field === undefined) throw new Error(`there is no field ${path}`);
  return field;
}

/** Users with a PIN in a room of theirs: what most tests are about. */
export const USERS = `
  <xs:complexType name="setUser">
    <xs:sequence>
      <xs:element name="webExId" type="xs:string"/>
      <xs:element name="email" type="xs:token" minOccurs="0"/>
      <xs:element name="active" type="xs:boolean" minOccurs="0"/>
      <xs:element name="room" type="t:room" minOccurs="0"/>
      <xs:element name="group" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="room">
    <xs:sequence>
      <xs:element name="title" type="xs:string" minOccurs="0"/>
      <xs:element name="hostPIN" type="xs:string" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>`;
