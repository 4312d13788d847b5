/** A schema that stands in the test, opened like any other. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from './open.js';
import type { Opened } from './open.js';

/** `body` stands in a schema of the namespace urn:t, prefix `t`, elements qualified. */
export async function openInline(body: string): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  const file = join(folder, 'schema.xsd');
  try {
    writeFileSync(
      file,
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">${body}</xs:schema>`,
    );
    return await open(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
