/** The documents of the cases, judged by libxml2: what our codecs are measured against must be right. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { describe, expect, test } from 'vitest';
import { ORACLE_ERRS } from '../support/oracle-errs.js';

const FOLDER = 'test/cases';
const cases = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'schema.xsd')));

xmlRegisterFsInputProviders();

function isValid(name: string, kind: string, file: string): boolean {
  const path = resolve(FOLDER, name, 'schema.xsd');
  using schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromBuffer(readFileSync(join(FOLDER, name, kind, file)));
  try {
    validator.validate(document);
    return true;
  } catch {
    return false;
  }
}

describe.each(cases)('%s', (name) => {
  test.each(['valid', 'invalid'])('%s documents', (kind) => {
    const files = readdirSync(join(FOLDER, name, kind));
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.filter((file) => isValid(name, kind, file) !== (kind === 'valid'));
    expect(wrong.filter((file) => !(`${name}/${kind}/${file}` in ORACLE_ERRS))).toEqual([]);
  });
});
