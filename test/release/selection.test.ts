/** `--operations user.SetUser`: what one operation needs, of a whole release. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../generator/compile.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { chooseTarget } from '../../generator/target.js';
import { codegen } from '../cli/run.js';
import type { Result } from '../cli/run.js';
import { compilerErrors } from '../support/tsc.js';
import { generated, SCHEMAS } from './output.js';
import type { Tree } from './output.js';

const whole = generated(['--schemas', SCHEMAS, '--api', 'webex']);
const chosen = generated(['--schemas', SCHEMAS, '--operations', 'user.SetUser']);

function run(words: readonly string[]): Result {
  return codegen(words, { cwd: SCHEMAS });
}

function countsOf(said: string): readonly [types: number, operations: number] {
  const [, types, operations] = /; (\d+) types?, (\d+) operations?; /.exec(said) ?? [];
  return [Number(types), Number(operations)];
}

function modulesOf(tree: Tree): readonly string[] {
  return [...tree.keys()].filter((path) => !/\/runtime\/|\.codec\.ts$|\.json$/.test(path)).sort();
}

/** A declaration with its comment. */
function declaration(tree: Tree, path: string, name: string): string {
  const text = tree.get(path) ?? '';
  const found = new RegExp(
    `/\\*\\*(?:(?!\\*/)[^])*\\*/\nexport interface ${name}\\b[^]*?(?:\\{\\}|\n\\})`,
  ).exec(text);
  if (found === null) throw new Error(`${path} has no ${name}`);
  return found[0];
}

describe('--operations user.SetUser', () => {
  test('keeps a small part of the types, the operation and the one that logs in', () => {
    const [all, operations] = countsOf(whole.said);
    expect([all, operations]).toEqual([1141, 120]);
    expect(countsOf(chosen.said)).toEqual([94, 2]);
  });

  test('keeps the modules that it reaches', () => {
    expect(modulesOf(chosen.tree)).toEqual([
      'webex/api.ts',
      'webex/client.ts',
      'webex/common.ts',
      'webex/dates.ts',
      'webex/login.ts',
      'webex/operations/user.ts',
      'webex/secrets.ts',
      'webex/service.ts',
      'webex/user.ts',
    ]);
  });

  test('keeps no type that nothing refers to', () => {
    const texts = [...chosen.tree].filter(([path]) => modulesOf(chosen.tree).includes(path));
    const words = texts.flatMap(([, text]) => {
      const used = text
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/^export (?:interface|type|const) [\w$]+|\btypeof [\w$]+/gm, '');
      return used.match(/[\w$]+/g) ?? [];
    });
    const types = texts.flatMap(([, text]) =>
      [...text.matchAll(/^export (?:interface|type) ([\w$]+)/gm)].map(([, name]) => name),
    );
    expect(types.length).toBeGreaterThan(50);
    expect(types.filter((name = '') => !words.includes(name))).toEqual([]);
  });

  test('has the operation as the whole client has it', () => {
    for (const name of ['UserType', 'SetUser', 'SetUserResponse']) {
      const path = 'webex/user.ts';
      expect(declaration(chosen.tree, path, name)).toBe(declaration(whole.tree, path, name));
    }
    const text = chosen.tree.get('webex/operations/user.ts') ?? '';
    const calls = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
    expect(calls).toEqual(['setUser', 'authenticateUser']);
  });

  test('compiles', () => {
    const files = [...chosen.tree].map(([path, text]) => ({ path, text }));
    expect(compilerErrors(files.filter(({ path }) => path.endsWith('.ts')))).toBe('');
  });

  test('is what check then expects', () => {
    const { code, out } = run(['check', '--schemas', SCHEMAS, '--out', chosen.out]);
    expect([code, out]).toEqual([0, expect.stringContaining(' ')]);
  });

  test('replaces the whole client, and is replaced by it', () => {
    const words = ['--schemas', SCHEMAS, '--out', whole.out];
    run([...words, '--operations', 'user.SetUser']);
    expect(existsSync(join(whole.out, 'webex/meeting.ts'))).toBe(false);
    run(words);
    expect(existsSync(join(whole.out, 'webex/meeting.ts'))).toBe(true);
    expect(run(['check', '--schemas', SCHEMAS, '--out', whole.out]).code).toBe(0);
  });
});

test('no name depends on the operations that are selected', () => {
  const diagnostics = new Diagnostics();
  const target = chooseTarget(
    openSchemas([SCHEMAS], diagnostics),
    { api: 'webex' },
    undefined,
    diagnostics,
  );
  if (target === undefined) throw new Error(JSON.stringify(diagnostics.all));
  const { folder, release } = target;
  const [all, some] = [undefined, ['user.SetUser']].map((selection) => {
    const [set] = compile(folder, release, selection, diagnostics).sets;
    return set?.names;
  });
  expect(some).toEqual(all);
});
