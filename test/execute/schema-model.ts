import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../generator/compile.js';
import type { Model } from '../../generator/ir/model.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

/** The model of a schema without namespace, of which only the content is given. */
export function schemaModel(content: string): Model {
  const path = join(mkdtempSync(join(tmpdir(), 'codegen-model-')), 'schema.xsd');
  writeFileSync(
    path,
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`,
  );
  const diagnostics = new Diagnostics();
  const [folder] = openSchemas([path], diagnostics).apis;
  const release = folder?.releases.at(-1);
  if (folder === undefined || release === undefined) throw new Error('no schema');
  const [set] = compile(folder, release, undefined, diagnostics).sets;
  if (set === undefined || diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all));
  return set.model;
}
