import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { envelopeOperations } from '../../generator/ir/operations.js';
import { compile } from '../../generator/compile.js';
import type { Compilation, CompiledSet } from '../../generator/compile.js';
import { operationNames } from '../../generator/emit/operations-names.js';
import { executeCodecs } from '../../generator/execute/execute.js';
import type { Codecs } from '../../generator/execute/execute.js';
import { codecFiles } from '../../generator/files.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { nameModel } from '../../generator/name/name.js';
import { sampleCall } from '../../generator/sample/call.js';
import { indented } from '../../generator/sample/indented.js';
import { sampleMessage } from '../../generator/sample/message.js';
import { sampleType } from '../../generator/sample/sample.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import {
  elementExamples,
  operationExamples,
  printedExamples,
  writtenExamples,
} from '../support/examples.js';

let compilation: Compilation;
let set: CompiledSet;
let codecs: Codecs;

beforeAll(async () => {
  const diagnostics = new Diagnostics();
  const [folder] = openSchemas(['schemas/webex'], diagnostics).apis;
  const release = folder?.releases.at(-1);
  if (folder === undefined || release === undefined) throw new Error('no schemas');
  compilation = compile(folder, release, undefined, diagnostics);
  const [only] = compilation.sets;
  if (only === undefined || diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all));
  set = only;
  const names = nameModel(set.model, diagnostics);
  codecs = await executeCodecs(set.model, names, codecFiles(compilation, set, names));
});

describe('samples of every operation', () => {
  test('are valid by the codecs, in both directions', () => {
    const wrong: string[] = [];
    for (const { name, value } of messages()) {
      const codec = codecs.elements[set.envelope?.element.name ?? ''];
      if (codec === undefined) throw new Error('no codec');
      for (const { path, message } of codecs.validate(codec, value, { types: codecs.types })) {
        wrong.push(`${name}: ${path.join('.')}: ${message}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('are valid by libxml2', () => {
    const folder = mkdtempSync(join(tmpdir(), 'codegen-samples-'));
    const codec = codecs.elements[set.envelope?.element.name ?? ''];
    if (codec === undefined) throw new Error('no codec');
    const paths = messages().map(({ name, value }) => {
      const path = join(folder, `${name}.xml`);
      const written = codecs.write(codec, value, { types: codecs.types });
      writeFileSync(path, indented(new TextDecoder().decode(written)));
      return path;
    });
    // One schema that imports all: the types are named by xsi:type alone.
    const { folder: root, files } = compilation.release;
    const all = join(folder, 'all.xsd');
    const imports = files.map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const namespace = /targetNamespace="([^"]+)"/.exec(text)?.[1] ?? '';
      return `<xs:import namespace="${namespace}" schemaLocation="${join(root, file)}"/>`;
    });
    writeFileSync(
      all,
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`,
    );
    execFileSync('xmllint', ['--noout', '--schema', all, ...paths], { stdio: 'pipe' });
    expect(paths.length).toBeGreaterThan(100);
  });

  test('printed from the model alone, are what the codecs write, to the byte', () => {
    const examples = [...operationExamples({ set }), ...elementExamples(set.model)];
    expect(examples.length).toBeGreaterThan(300);
    expect(printedExamples({ set }, examples)).toEqual(writtenExamples({ codecs }, examples));
  });

  test('are the same each time', () => {
    const text = (): string =>
      JSON.stringify(messages(), (_key, value: unknown) => {
        return typeof value === 'bigint' ? `${value}n` : value;
      });
    expect(text()).toBe(text());
  });

  test('as TypeScript they are laid out as prettier would', async () => {
    const { model, envelope } = set;
    if (envelope === undefined) throw new Error('no api.json');
    const names = nameModel(model, new Diagnostics());
    const options = await prettier.resolveConfig('generator/index.ts');
    const differing: string[] = [];
    for (const named of operationNames(envelopeOperations(model), names)) {
      const text = sampleCall(model, envelope.api, envelope, named, './generated/x');
      const formatted = await prettier.format(text, { ...options, parser: 'typescript' });
      if (formatted !== text) differing.push(named.operation.id);
    }
    expect(differing).toEqual([]);
  }, 120_000);
});

test('every record and element has a valid sample', () => {
  const wrong: string[] = [];
  const judge = (name: string, codec: Codecs['elements'][string], value: unknown): void => {
    for (const { path, message } of codecs.validate(codec, value, { types: codecs.types })) {
      wrong.push(`${name}: ${path.join('.')}: ${message}`);
    }
  };
  for (const [id, codec] of Object.entries(codecs.records)) {
    const type = set.model.types.get(id);
    if (type?.kind !== 'record' || type.abstract) continue;
    judge(id, codec, sampleType(set.model, { kind: 'type', id }, 'text'));
  }
  for (const [name, codec] of Object.entries(codecs.elements)) {
    const element = set.model.elements.get(name);
    if (element !== undefined)
      judge(name, codec, sampleType(set.model, element.type, element.local));
  }
  expect(wrong).toEqual([]);
});

function messages(): readonly { readonly name: string; readonly value: unknown }[] {
  const { model, envelope } = set;
  if (envelope === undefined) throw new Error('no api.json');
  return envelopeOperations(model).flatMap((operation) =>
    [false, true].map((isResponse) => ({
      name: operation.id + (isResponse ? 'Response' : ''),
      value: sampleMessage(model, envelope.api, envelope, operation, isResponse),
    })),
  );
}
