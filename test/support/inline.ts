/** A schema that stands in the test, opened like any other. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledSet } from '../../generator/compile.js';
import { compileAt, open } from './open.js';
import type { Opened } from './open.js';

/** `body` stands in a schema of the namespace urn:t, prefix `t`, elements qualified. */
export async function openInline(body: string): Promise<Opened> {
  const { file, remove } = written(body);
  try {
    return await open(file);
  } finally {
    remove();
  }
}

/** The same without its codecs. */
export function compileInline(body: string): CompiledSet {
  const { file, remove } = written(body);
  try {
    const [set] = compileAt(file).sets;
    if (set === undefined) throw new Error('there is no schema set');
    return set;
  } finally {
    remove();
  }
}

function written(body: string): { readonly file: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  const file = join(folder, 'schema.xsd');
  writeFileSync(
    file,
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">${body}</xs:schema>`,
  );
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
