import { spawn } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../generator/diff/model.js';
import { folderOf, xsd } from '../load/folder.js';
import { repositoryOf } from '../load/repository.js';
import { ACME, codegen, emptyFolder } from './run.js';

/** From 2.0 back to 1.0 an element is gone that requests may have. */
const BACK = ['diff', '--schemas', ACME, '--from', '2.0', '--to', '1.0'];

function report(words: readonly string[], cwd?: string): Report {
  const { out, error } = codegen([...words, '--format', 'json'], cwd === undefined ? {} : { cwd });
  expect(error).toBe('');
  return JSON.parse(out) as Report;
}

describe('codegen diff', () => {
  test('compares the last two releases, and exits with 0', () => {
    const { code, out, error } = codegen(['diff', '--schemas', ACME]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^acme 1\.0 -> 2\.0: /);
    expect(out).toContain('shop:putOrder.gift');
    expect(out).toContain('acme/2.0/shop.xsd:12:11');
  });

  test('says no change of the same release twice', () => {
    const { code, out } = codegen(['diff', '--schemas', ACME, '--from', '2.0', '--to', '2.0']);
    expect({ code, out }).toEqual({ code: 0, out: 'acme 2.0 -> 2.0: no change\n' });
  });

  test('counts the operations of what has not changed, too', () => {
    const { comparisons } = report(['diff', '--schemas', ACME, '--from', '2.0', '--to', '2.0']);
    expect(comparisons).toHaveLength(1);
    expect(comparisons[0]).toMatchObject({ changes: [], bump: 'none', from: { operations: 2 } });
    expect(comparisons[0]?.operations.every(({ status }) => status === 'unchanged')).toBe(true);
  });

  test('two folders, of which one has an api.json', () => {
    const drop = join(emptyFolder(), 'drop');
    cpSync(join(ACME, 'acme/2.0'), drop, { recursive: true });
    const [comparison] = report(['diff', join(ACME, 'acme/1.0'), drop]).comparisons;
    expect(comparison?.api).toBe('acme');
    expect(comparison?.changes.map(({ subject }) => subject)).toEqual(['shop:putOrder.gift']);
    expect(comparison?.changes[0]?.after?.file).toMatch(/drop\/shop\.xsd$/);
  });

  test('two .xsd files beside each other: their names say nothing about the code', () => {
    const type = (more: string): string =>
      xsd(`<xs:complexType name="T"><xs:sequence><xs:element name="a"/>${more}</xs:sequence></xs:complexType>
        <xs:element name="t" type="t:T"/>`);
    const folder = folderOf({
      'june.xsd': type(''),
      'july.xsd': type('<xs:element name="b" type="xs:int" minOccurs="0"/>'),
    });
    const words = ['diff', join(folder, 'june.xsd'), join(folder, 'july.xsd')];
    const [comparison] = report(words).comparisons;
    expect(comparison?.changes.map(({ subject }) => subject)).toEqual(['t:T.b']);
    expect(comparison?.source).toMatchObject([
      { kind: 'member-added', module: 'june', declaration: 'T', member: 'b' },
    ]);
  });

  test('is as its README says in numbers and places wherever it is run', () => {
    const ids = [undefined, join(ACME, '..')].map((cwd) =>
      report(['diff', '--schemas', ACME], cwd).comparisons[0]?.changes.map(({ id }) => id),
    );
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]?.[0]).toMatch(/^[0-9a-f]{12}$/);
    const [comparison] = report(['diff', '--schemas', '.'], ACME).comparisons;
    expect(comparison?.changes[0]?.after?.file).toBe('acme/2.0/shop.xsd');
  });

  test('--stat is short, and text', () => {
    const { out } = codegen([...BACK, '--stat']);
    expect(out).toMatch(/^acme 2\.0 -> 1\.0: /);
    expect(out.split('\n').length).toBeLessThan(6);
    expect(codegen([...BACK, '--stat', '--format', 'json']).error).toContain(
      '--stat is text: it goes without --format json',
    );
  });

  test.each([
    ['markdown', /^#/],
    ['html', /^<!doctype html>/i],
    ['github', /^::/],
    ['sarif', /^\{/],
    ['junit', /^<\?xml/],
  ])('--format %s', (format, beginning) => {
    const { code, out, error } = codegen([...BACK, '--format', format]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(beginning);
  });
});

describe('codegen diff --fail-on', () => {
  test('exits with 1 when there is such a change, for the reader that counts', () => {
    const forth = ['diff', '--schemas', ACME];
    expect(codegen([...BACK, '--fail-on', 'breaking']).code).toBe(1);
    expect(codegen([...BACK, '--fail-on', 'breaking']).error).toBe(
      '1 change to fail for (--fail-on breaking)\n',
    );
    expect(codegen([...forth, '--fail-on', 'breaking']).code).toBe(0);
    expect(codegen([...forth, '--fail-on', 'breaking', '--reader', 'strict']).code).toBe(1);
    expect(codegen([...forth, '--fail-on', 'any']).code).toBe(1);
  });

  test('but not for what the allow-list has', () => {
    const cwd = emptyFolder();
    const id = report(BACK).comparisons[0]?.changes[0]?.id ?? '';
    const write = (entry: object): void =>
      writeFileSync(join(cwd, 'allow.json'), JSON.stringify({ allow: [{ id, ...entry }] }));
    const run = (...more: readonly string[]): ReturnType<typeof codegen> =>
      codegen([...BACK, '--fail-on', 'breaking', '--allow', 'allow.json', ...more], { cwd });
    write({ reason: 'nobody sends it' });
    expect(run()).toMatchObject({ code: 0, error: '' });
    write({ reason: 'nobody sends it', expires: '2020-01-31' });
    const { code, error } = run();
    expect(code).toBe(1);
    expect(error).toMatch(
      /^allow\.json:1:\d+ DIF969 warning: the entry for [0-9a-f]{12} expired on 2020-01-31/,
    );
    write({ id: 'ffffffffffff', reason: 'long gone' });
    expect(run()).toMatchObject({ code: 1 });
    expect(run('--verbose').error).toContain('DIF969 info: no change has the id ffffffffffff');
    write({});
    expect(run()).toMatchObject({ code: 2, out: '' });
    expect(run().error).toMatch(/^allow\.json:1:\d+ DIF968 missing key 'reason'\n/);
  });

  test('may stand in the config file', () => {
    const cwd = emptyFolder();
    const config = { schemas: [ACME], 'fail-on': 'breaking', reader: 'strict', format: 'github' };
    writeFileSync(join(cwd, 'codegen.config.json'), JSON.stringify(config));
    expect(codegen(['diff'], { cwd })).toMatchObject({ code: 1 });
    expect(codegen(['diff', '--reader', 'tolerant'], { cwd })).toMatchObject({ code: 0 });
  });
});

describe('codegen diff --against', () => {
  const repository = repositoryOf({});
  const schemas = join(repository.folder, 'api/schemas');
  cpSync(join(ACME, 'acme/2.0'), join(schemas, 'acme/2.0'), { recursive: true });
  cpSync(join(ACME, 'acme/api.json'), join(schemas, 'acme/api.json'));
  repository.commit();
  const cwd = repository.folder;
  const words = ['diff', '--against', 'git:main', '--schemas', 'api/schemas'];

  test('no change', () => {
    const expected = { code: 0, out: 'acme git:main 2.0 -> 2.0: no change\n', error: '' };
    expect(codegen(words, { cwd })).toEqual(expected);
  });

  test('in a hook, where the environment names the repository', () => {
    for (const GIT_DIR of ['.git', join(cwd, '.git')]) {
      const { out } = codegen(words, { cwd, env: { GIT_DIR } });
      expect(out).toBe('acme git:main 2.0 -> 2.0: no change\n');
    }
  });

  test('what the working tree changes, in the places of both', () => {
    renameSync(join(schemas, 'acme/2.0/shop.xsd'), join(schemas, 'acme/2.0/store.xsd'));
    const text = readFileSync(join(ACME, 'acme/1.0/shop.xsd'), 'utf8');
    writeFileSync(join(schemas, 'acme/2.0/store.xsd'), text);
    const [comparison] = report(words, cwd).comparisons;
    expect(comparison?.from.label).toBe('git:main 2.0');
    expect(comparison?.changes).toHaveLength(1);
    expect(comparison?.changes[0]?.before).toEqual({
      file: 'git:main:api/schemas/acme/2.0/shop.xsd',
      line: 12,
      column: 11,
    });
    const inside = report(['diff', '--against', 'git:main', '--schemas', '.'], schemas);
    expect(inside.comparisons[0]?.changes).toEqual(comparison?.changes);
    const { out } = codegen([...words, '--verbose'], { cwd });
    expect(out).not.toContain('/tmp/');
  });

  test.each([
    ['git:man', "DIF965 git knows no revision 'man' here: did you mean git:main?"],
    ['git:main:schemas', "DIF966 there is no 'schemas' at git:main; name where the schemas stood"],
    ['main', "CMD901 --against: expected git:REV or git:REV:PATH, such as git:main, found 'main'"],
  ])('%s is refused in one line', (against, message) => {
    const more = ['diff', '--schemas', 'api/schemas', '--against', against];
    const { code, out, error } = codegen(more, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(`codegen ${message}`);
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  test('a signal leaves nothing in the temporary folder', async () => {
    const temporary = emptyFolder();
    const env = { ...process.env, TMPDIR: temporary };
    const command = [resolve('dist/codegen.mjs'), ...words];
    const child = spawn(process.execPath, command, { cwd, env, stdio: 'ignore' });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    const isThere = (): boolean =>
      readdirSync(temporary).some((name) => name.startsWith('codegen-'));
    while (!isThere() && child.exitCode === null) await wait(1);
    child.kill('SIGTERM');
    // What was about to be printed may already be: then the command is done.
    expect([143, 0]).toContain(await ended);
    expect(isThere()).toBe(false);
  });
});

describe('codegen diff --project', () => {
  const cwd = folderOf({
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: [] },
      include: ['src'],
    }),
    'src/main.ts': [
      `import type { PutOrder } from '../generated/acme/shop.js';`,
      `export const order: PutOrder = {`,
      `  id: 1n,`,
      `  gift: true,`,
      `  pickUp: true,`,
      `};`,
    ].join('\n'),
  });
  codegen(['--schemas', ACME], { cwd });

  test('names the places that use what changed', () => {
    const [comparison] = report([...BACK, '--project', 'tsconfig.json'], cwd).comparisons;
    expect(comparison?.usages?.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'src/main.ts:4',
    ]);
  });

  test('needs the client of the old release', () => {
    const words = ['diff', '--schemas', ACME, '--project', 'tsconfig.json'];
    const { code, out, error } = codegen(words, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(
      /^codegen DIF972 --project: the client in generated\/acme was generated from/,
    );
  });

  test('has nothing to tell where nothing has changed', () => {
    const words = ['diff', '--schemas', ACME, '--from', '2.0', '--to', '2.0'];
    const [comparison] = report([...words, '--project', 'tsconfig.json'], cwd).comparisons;
    expect(comparison?.usages).toEqual([]);
  });
});

describe('what cannot be compared', () => {
  test.each([
    [['--from', '1.1'], "codegen CMD905 acme has no release '1.1'; did you mean '1.0'? there are"],
    [['one'], "codegen CMD901 codegen diff needs two folders or none: what is 'one' to be"],
    [['a', 'b', '--to', '1.0'], 'codegen CMD901 two folders go without --from, --to and --against'],
    [['a', 'b', 'c'], "codegen CMD901 'c' is one argument too many"],
    [['--allow', 'nothing.json'], 'codegen CMD903 --allow: ENOENT'],
    [['--project', 'nothing.json'], "codegen CMD903 --project: there is no file 'nothing.json'"],
    [['--fail-on', 'all'], "codegen CMD901 --fail-on is one of breaking, warning, any, not 'all'"],
    [['--fro', 'x'], 'codegen CMD901 unknown option --fro; did you mean --from?'],
  ])('%j', (words, message) => {
    const { code, out, error } = codegen(['diff', '--schemas', ACME, ...words]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(message);
  });

  test('a broken side: which one, and where', () => {
    const broken = xsd('<xs:element name="a" type="t:missing"/>');
    const cwd = folderOf({
      '1.0/a.xsd': xsd('<xs:element name="a" type="xs:int"/>'),
      '2.0/a.xsd': broken,
    });
    const { code, out, error } = codegen(['diff', '--schemas', '.'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const [first, second] = error.split('\n');
    expect(first).toBe(
      'codegen DIF961 the new side (2.0) has an error, so that it cannot be compared',
    );
    expect(second).toMatch(/^2\.0\/a\.xsd:1:\d+ RES\d+ /);
  });

  test('two APIs', () => {
    const other = folderOf({
      'a.xsd': xsd('<xs:element name="a" type="xs:int"/>'),
    });
    const { code, error } = codegen(['diff', join(ACME, 'acme/2.0'), other]);
    expect(code).toBe(2);
    expect(error).toBe(
      `codegen DIF963 '${join(ACME, 'acme/2.0')}' and '${other}' are different APIs: they share no element, type or attribute\n`,
    );
  });
});

describe('codegen changelog', () => {
  const cwd = folderOf({
    '1.0/a.xsd': xsd('<xs:element name="a" type="xs:byte"/>'),
    '2.0/a.xsd': xsd('<xs:element name="a" type="xs:short"/>'),
    '10.0/a.xsd': xsd('<xs:element name="a" type="xs:int"/>'),
  });

  test('has every release, the newest first in print', () => {
    const { code, out, error } = codegen(['changelog', '--schemas', '.', '--stat'], { cwd });
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const pairs = [...out.matchAll(/(\S+ -> [\d.]+\d)/g)].map(([pair]) => pair);
    expect([...new Set(pairs)]).toEqual(['2.0 -> 10.0', '1.0 -> 2.0']);
    const { comparisons } = report(['changelog', '--schemas', '.'], cwd);
    expect(comparisons.map(({ from, to }) => `${from.label} ${to.label}`)).toEqual([
      '1.0 2.0',
      '2.0 10.0',
    ]);
  });

  test('needs two releases', () => {
    const one = folderOf({ 'a.xsd': xsd('<xs:element name="a" type="xs:byte"/>') });
    const { code, error } = codegen(['changelog', '--schemas', '.'], { cwd: one });
    expect(code).toBe(2);
    expect(error).toContain('DIF962');
  });
});
