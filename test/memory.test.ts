import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../generator/compile.js';
import { filesOf } from '../generator/files.js';
import { openTarget } from '../generator/generate.js';
import { newMemory } from '../generator/support/memory.js';
import type { Memory } from '../generator/support/memory.js';
import { Diagnostics } from '../generator/support/diagnostic.js';
import type { Diagnostic } from '../generator/support/diagnostic.js';
import type { Schema } from '../generator/xsd/components.js';
import { edits, Schemas } from './support/edits.js';

/** What a run says, and what it writes unless that is an error. */
function emit(
  schemas: string,
  memory: Memory | undefined,
  operations?: readonly string[],
): Emitted {
  const diagnostics = new Diagnostics();
  const target = openTarget({ schemas: [schemas] }, operations, diagnostics);
  if (target === undefined) throw new Error(JSON.stringify(diagnostics.all));
  const { folder, release } = target;
  const compilation = compile(folder, release, operations, diagnostics, memory);
  const files = diagnostics.hasErrors ? [] : filesOf(compilation, operations, memory);
  return {
    said: diagnostics.all,
    schema: compilation.sets.map(({ schema }) => schema),
    files: Object.fromEntries(files.map(({ path, text }) => [path, text])),
  };
}

interface Emitted {
  readonly said: readonly Diagnostic[];
  readonly schema: readonly Schema[];
  readonly files: Readonly<Record<string, string>>;
}

test('what is taken over from an earlier run is what a new one would give', () => {
  const folder = mkdtempSync(join(tmpdir(), 'codegen-memory-'));
  const api = 'webex';
  cpSync(join('schemas', api), join(folder, api), { recursive: true });
  const releases = readdirSync(join(folder, api)).filter((name) => /^\d/.test(name));
  const release = join(folder, api, releases.find((name) => name.startsWith('10')) ?? '');
  const memory = newMemory();
  const agrees = (change: string, operations?: readonly string[]): void => {
    const taken = emit(folder, memory, operations);
    expect(taken, change).toEqual(emit(folder, undefined, operations));
  };
  agrees('nothing');
  agrees('nothing, again');
  for (const file of [
    'common.xsd',
    'service.xsd',
    'user.xsd',
    'meeting.xsd',
    'trainingsession.xsd',
  ]) {
    const path = join(release, file);
    const text = readFileSync(path, 'utf8');
    // Every line number moves, and the first optional element becomes required.
    writeFileSync(
      path,
      text.replace(/(<xs:schema)/, '\n$1').replace('minOccurs="0"', 'minOccurs="1"'),
    );
    agrees(file);
  }
  const user = join(release, 'user.xsd');
  const more = `<xs:complexType name="addedType"><xs:complexContent><xs:extension base="use:userType"/></xs:complexContent></xs:complexType></xs:schema>`;
  writeFileSync(user, readFileSync(user, 'utf8').replace('</xs:schema>', more));
  agrees('a derived type where there was none');
  const configuration = join(folder, api, 'api.json');
  writeFileSync(configuration, readFileSync(configuration, 'utf8').replace('"*.password",', ''));
  agrees('api.json');
  agrees('a selection', ['user.SetUser']);
  agrees('another selection', ['ep.*']);
});

test('so it is after any edits, errors included', () => {
  const folder = mkdtempSync(join(tmpdir(), 'codegen-edits-'));
  fc.assert(
    fc.property(edits, (list) => {
      const schemas = new Schemas();
      const memory = newMemory();
      for (const edit of list) {
        schemas.apply(edit);
        for (const [name, text] of schemas.texts) writeFileSync(join(folder, name), text);
        expect(emit(folder, memory), JSON.stringify(edit)).toEqual(emit(folder, undefined));
      }
    }),
  );
});
