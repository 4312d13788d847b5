/** The output folder of a whole release: left alone by a failed run, touched only where it changes. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codegen } from '../cli/run.js';
import { copyOf, differing, filesIn, generated, treeOf } from './output.js';

const RELEASE = '10.0';

/** Everything about the files that a write would change. */
function stateOf(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => {
      const { ino, mtimeNs, size, mode } = statSync(join(folder, path), { bigint: true });
      const isFolder = statSync(join(folder, path)).isDirectory();
      return [path, isFolder ? 'folder' : `${ino} ${mtimeNs} ${size} ${mode}`];
    }),
  );
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing was changed in ${file}`);
  writeFileSync(file, after);
}

describe('a run that fails', () => {
  const schemas = copyOf(RELEASE);
  const { out, tree } = generated(['--schemas', schemas]);
  const file = (name: string): string => join(schemas, 'webex', name);

  test.each<readonly [string, string, RegExp, () => void]>([
    [
      'an element without an end',
      '10.0/user.xsd',
      /^webex\/10\.0\/user\.xsd:\d+:\d+ XML\d+ /m,
      () => edit(file('10.0/user.xsd'), (text) => text.replace(/<\/xs:schema>\s*$/, '')),
    ],
    [
      'a type that does not exist',
      '10.0/user.xsd',
      /^webex\/10\.0\/user\.xsd:\d+:\d+ [A-Z]+\d+ .*userTypo/m,
      () => edit(file('10.0/user.xsd'), (text) => text.replace('"use:userType"', '"use:userTypo"')),
    ],
    [
      'a file that is gone',
      '10.0/common.xsd',
      /^webex\/10\.0\/\w+\.xsd:\d+:\d+ [A-Z]+\d+ .*common/m,
      () => rmSync(file('10.0/common.xsd')),
    ],
    [
      'an unknown key',
      'api.json',
      /^webex\/api\.json:\d+:\d+ [A-Z]+\d+ .*endpoit/m,
      () => edit(file('api.json'), (text) => text.replace('"endpoint"', '"endpoit"')),
    ],
  ])('leaves everything as it was: %s', (_name, path, said, breakIt) => {
    const before = stateOf(out);
    const whole = readFileSync(file(path));
    try {
      breakIt();
      const result = codegen(['--schemas', '.', '--out', out], { cwd: schemas });
      expect(result.code).toBe(2);
      expect(result.out + result.error).toMatch(said);
      expect([...stateOf(out)]).toEqual([...before]);
      expect(differing(treeOf(out), tree)).toEqual([]);
    } finally {
      writeFileSync(file(path), whole);
    }
  });
});

describe('a second run', () => {
  const schemas = copyOf(RELEASE);
  const { out, tree } = generated(['--schemas', schemas]);
  const again = (): string => codegen(['--schemas', schemas, '--out', out], { cwd: schemas }).out;

  test('writes nothing when nothing has changed', () => {
    const before = stateOf(out);
    expect(again()).toContain(`: 0 files written, ${tree.size} unchanged; `);
    expect([...stateOf(out)]).toEqual([...before]);
  });

  test('writes what has changed, and nothing else', () => {
    const before = stateOf(out);
    const file = join(schemas, 'webex', RELEASE, 'supportsession.xsd');
    const text = readFileSync(file, 'utf8');
    edit(file, () => text.replace(/(<xs:documentation>)/, '$1Edited by a test. '));
    const changed = ['webex/manifest.json', 'webex/supportsession.ts'];
    expect(again()).toContain(`: 2 files written, ${tree.size - 2} unchanged; `);
    const after = stateOf(out);
    const touched = filesIn(out).filter((path) => after.get(path) !== before.get(path));
    expect(touched).toEqual(changed);
    expect(differing(treeOf(out), tree)).toEqual(changed);

    writeFileSync(file, text);
    again();
    expect(differing(treeOf(out), tree)).toEqual([]);
  });
});
