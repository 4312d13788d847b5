import * as prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import { bindEnvelope } from '../../generator/api/bind.js';
import { emitApi } from '../../generator/emit/api.js';
import { exchangeOf } from '../../generator/emit/codec-exchange.js';
import type { EmittedFile } from '../../generator/emit/file.js';
import { emitOperations } from '../../generator/emit/operations.js';
import { nameModel } from '../../generator/name/name.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { api, modelOf } from './operations-model.js';

const origin = { version: '0.0.0', api: 'test', release: '1' };

function emit(names: readonly string[]): readonly EmittedFile[] {
  const model = modelOf(names);
  const named = nameModel(model, new Diagnostics());
  const diagnostics = new Diagnostics();
  const at = () => ({ file: 'api.json', line: 1, column: 1 });
  const envelope = bindEnvelope({ api, at }, api, model, diagnostics);
  if (envelope === undefined) throw new Error(JSON.stringify(diagnostics.all));
  return [
    ...emitOperations(model, named, api, origin),
    ...emitApi(model, named, api, envelope, origin, exchangeOf(model, envelope)),
  ];
}

async function formatted(text: string): Promise<string> {
  return prettier.format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}

describe('emitted operations', () => {
  test('look like this', async () => {
    const [operations, description, client] = emit(['setThing', 'lstThing', 'getVersion']);
    await expect(operations?.text).toMatchFileSnapshot('snapshots/operations.ts.txt');
    await expect(description?.text).toMatchFileSnapshot('snapshots/api.ts.txt');
    await expect(client?.text).toMatchFileSnapshot('snapshots/client.ts.txt');
    expect(operations?.path).toBe('operations/thingSub.ts');
  });

  test('are as prettier would print them, however long the names', async () => {
    for (let length = 1; length < 120; length += 1) {
      for (const file of emit([`a${'b'.repeat(length)}`])) {
        expect(file.text, `${file.path}, ${length}`).toBe(await formatted(file.text));
      }
    }
  });

  test('keep apart names that would clash', async () => {
    const names = [
      'client',
      'operation',
      'callOptions',
      'replyOf',
      'strict',
      'delete',
      'foo',
      'fooOperation',
      'Foo',
    ];
    const [file] = emit(names);
    const text = file?.text ?? '';
    expect(text).toBe(await formatted(text));
    const declared = [...text.matchAll(/^export (?:function|const) ([\w$]+)/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(declared).size).toBe(declared.length);
    expect(declared).toHaveLength(names.length * 2);
    expect(declared).toContain('delete$');
    expect(text).toContain("import type { Operation as $Operation } from '../runtime/api.js';");
  });
});
