import * as prettier from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { usageOf } from '../../generator/docs/usage.js';
import { executeCodecs } from '../../generator/execute/execute.js';
import type { Codecs } from '../../generator/execute/execute.js';
import { codecFiles, filesOf } from '../../generator/files.js';
import { resourceOperations } from '../../generator/ir/operations.js';
import type { ResourceOperation } from '../../generator/ir/model.js';
import { nameModel } from '../../generator/name/name.js';
import { sampledDocument, sampleResource } from '../../generator/sample/resource.js';
import { sampleResourceCall } from '../../generator/sample/resource-call.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { compileShelf } from '../support/shelf.js';
import type { ShelfCompilation } from '../support/shelf.js';
import { compilerErrors } from '../support/tsc.js';

let shelf: ShelfCompilation;
let codecs: Codecs;

beforeAll(async () => {
  shelf = await compileShelf();
  const { compilation, set } = shelf;
  const names = nameModel(set.model, new Diagnostics());
  codecs = await executeCodecs(set.model, names, codecFiles(compilation, set, names));
});

function boundOf({ service }: ResourceOperation) {
  const bound = shelf.set.resources?.find(({ name }) => name === service);
  if (bound === undefined) throw new Error(`there is no resource ${service}`);
  return bound;
}

/** Constants of all elements and types, as pages show them. */
function constantFiles(): readonly { readonly path: string; readonly text: string }[] {
  const { compilation, set } = shelf;
  const usage = usageOf(compilation);
  const samples = [
    ...[...set.model.elements.values()].flatMap((element) => usage.element(set, element)),
    ...[...set.model.types.values()].flatMap((type) => usage.type(set, type)),
  ];
  expect(samples.filter(({ title }) => title === 'XML')).toHaveLength(4);
  const constants = samples.filter(({ title }) => title === 'TypeScript');
  expect(constants).toHaveLength(7);
  return constants.map(({ text }, index) => ({
    path: `constant${index}.ts`,
    text: `${text.replace('./generated/shelf/', './')}\nconsole.log(sample);\n`,
  }));
}

describe('samples of operations on resources', () => {
  test('are valid documents, sent or received', () => {
    const judged: string[] = [];
    for (const operation of resourceOperations(shelf.set.model))
      for (const isResponse of [false, true]) {
        const bound = boundOf(operation);
        const document = sampledDocument(bound, operation, isResponse);
        if (document === undefined) continue;
        const value = sampleResource(shelf.set.model, bound, operation, isResponse);
        const codec = codecs.elements[document.name];
        if (codec === undefined) throw new Error(`there is no codec of ${document.name}`);
        const id = `${operation.id} ${isResponse ? 'response' : 'request'}`;
        judged.push(id);
        expect(codecs.validate(codec, value, { types: codecs.types }), id).toEqual([]);
      }
    expect(judged).toHaveLength(7);
  });

  test('have what the operation needs and nothing that it refuses', () => {
    const sample = (id: string): object => {
      const operation = resourceOperations(shelf.set.model).find((one) => one.id === id);
      if (operation === undefined) throw new Error(id);
      return sampleResource(shelf.set.model, boundOf(operation), operation, false);
    };
    expect(Object.keys(sample('books.create'))).toEqual([
      'lang',
      'call-number',
      'book-title',
      'shelf-mark',
      'words',
      'cover',
      'state',
    ]);
    expect(Object.keys(sample('books.update'))).toContain('revision');
    expect(sample('books.delete')).toEqual({ 'call-number': 'call-numb' });
    expect(sample('branches.get')).toEqual({ number: 1 });
    expect(sample('books.list')).toEqual({ state: 'new' });
  });

  test('compile as calls of the generated client, and are as prettier would print them', async () => {
    const { compilation, set } = shelf;
    const { api } = compilation;
    if (api?.profile !== 'resource') throw new Error('no resources');
    const files = filesOf(compilation, undefined);
    const calls = resourceOperations(set.model).map((operation) => ({
      path: `${operation.id}.ts`,
      text: sampleResourceCall(set.model, api, boundOf(operation), operation, '.'),
    }));
    for (const { path, text } of calls)
      expect(
        await prettier.format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 }),
        path,
      ).toBe(text);
    // What comes back is not used in a sample.
    const used = calls.map(({ path, text }) => {
      const shown = text.includes('{ value, issues }') ? 'console.log(value, issues);\n' : '';
      return { path, text: text + shown };
    });
    expect(compilerErrors([...files, ...used, ...constantFiles()])).toBe('');
  });
});
