import { appendFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACME, codegen, emptyFolder } from './run.js';

interface Snapshot {
  readonly [path: string]: string;
}

function snapshot(folder: string): Snapshot {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const plain = files.filter((path) => statSync(join(folder, path)).isFile()).sort();
  return Object.fromEntries(plain.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

describe('codegen generate', () => {
  test('says in one line what it has written', () => {
    const cwd = emptyFolder();
    const first = codegen(['--schemas', ACME], { cwd });
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toMatch(
      /^\.\/generated\/acme \(2\.0\): \d+ files written, 0 unchanged; 14 types, 2 operations; \d+ ms\n$/,
    );
    const again = codegen(['--schemas', ACME], { cwd });
    expect(again.out).toMatch(/: 0 files written, \d+ unchanged; /);
  });

  test('leaves unchanged files alone, and removes its own stale ones', () => {
    const cwd = emptyFolder();
    codegen(['--schemas', ACME], { cwd });
    const path = join(cwd, 'generated/acme/message.ts');
    const before = statSync(path).mtimeMs;
    writeFileSync(join(cwd, 'generated/acme/mine.txt'), 'kept');
    const { out } = codegen(['--schemas', ACME, '--operations', 'shop.GetOrder'], { cwd });
    expect(out).toContain('1 operation;');
    expect(statSync(path).mtimeMs).toBe(before);
    expect(readFileSync(join(cwd, 'generated/acme/mine.txt'), 'utf8')).toBe('kept');
    expect(readFileSync(join(cwd, 'generated/acme/operations/shop.ts'), 'utf8')).not.toContain(
      'putOrder(',
    );
  });

  test('gives the same bytes from anywhere, in any locale and time zone', () => {
    const [one, two] = [emptyFolder(), emptyFolder()];
    codegen(['--schemas', ACME], { cwd: one });
    cpSync(ACME, join(two, 'schemas'), { recursive: true });
    codegen([], {
      cwd: two,
      env: { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(snapshot(join(two, 'generated'))).toEqual(snapshot(join(one, 'generated')));
    const text = Object.values(snapshot(join(one, 'generated'))).join('\n');
    expect(text).not.toContain(one);
    expect(text).not.toContain(ACME);
  });

  test('a failed run leaves the folder as it was', () => {
    const cwd = emptyFolder();
    cpSync(ACME, join(cwd, 'schemas'), { recursive: true });
    codegen([], { cwd });
    const before = snapshot(join(cwd, 'generated'));
    appendFileSync(join(cwd, 'schemas/acme/2.0/shop.xsd'), '<broken');
    const { code, out } = codegen([], { cwd });
    expect(code).toBe(2);
    expect(out).toMatch(/^schemas\/acme\/2\.0\/shop\.xsd:\d+:\d+ [A-Z]+\d+ /);
    expect(snapshot(join(cwd, 'generated'))).toEqual(before);
  });

  test('does not overwrite what it has not written', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'generated/acme'), { recursive: true });
    writeFileSync(join(cwd, 'generated/acme/shop.ts'), 'mine');
    const { code, out } = codegen(['--schemas', ACME], { cwd });
    expect(code).toBe(2);
    expect(out).toMatch(/^generated\/acme\/shop\.ts:1:1 OUT801 /);
    expect(snapshot(join(cwd, 'generated'))).toEqual({ 'acme/shop.ts': 'mine' });
  });

  test('does not write through links', () => {
    const cwd = emptyFolder();
    const elsewhere = emptyFolder();
    mkdirSync(join(cwd, 'generated'));
    symlinkSync(elsewhere, join(cwd, 'generated/acme'));
    const { code, out } = codegen(['--schemas', ACME], { cwd });
    expect(code).toBe(2);
    expect(out).toContain('OUT801');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('--format json tells machines the same', () => {
    const { code, out } = codegen(['--schemas', ACME, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      api: 'acme',
      release: '2.0',
      operations: 2,
      findings: [],
    });
  });

  test('of several APIs all are written, unless one is named or only one has the operation', () => {
    const cwd = emptyFolder();
    cpSync(join(ACME, 'acme'), join(cwd, 'schemas/acme'), { recursive: true });
    cpSync(join(ACME, 'acme'), join(cwd, 'schemas/bolt'), { recursive: true });
    const api = join(cwd, 'schemas/bolt/api.json');
    writeFileSync(
      api,
      readFileSync(api, 'utf8').replace('"shop": { "prefix"', '"store": { "prefix"'),
    );
    const both = codegen([], { cwd });
    expect(both.code).toBe(0);
    expect(both.out).toMatch(/^\.\/generated\/acme .*\n\.\/generated\/bolt .* ms\n$/);
    expect(existsSync(join(cwd, 'generated/acme/api.ts'))).toBe(true);
    rmSync(join(cwd, 'generated'), { recursive: true });
    expect(codegen(['--api', 'bolt'], { cwd }).out).toMatch(/^\.\/generated\/bolt /);
    const found = codegen(['--operations', 'store.*'], { cwd });
    expect(found.out).toMatch(/^\.\/generated\/bolt /);
    const neither = codegen(['--operations', '*.Get*', '--verbose'], { cwd });
    expect(neither.code).toBe(2);
    expect(neither.out).toContain('name one with --api: acme, bolt');
    // An error of one keeps the others from being written too.
    rmSync(join(cwd, 'generated'), { recursive: true });
    writeFileSync(api, '{');
    expect(codegen([], { cwd }).code).toBe(2);
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
    rmSync(cwd, { recursive: true });
  });
});

describe('codegen check', () => {
  function generated(...words: readonly string[]): string {
    const cwd = emptyFolder();
    cpSync(ACME, join(cwd, 'schemas'), { recursive: true });
    codegen(words, { cwd });
    return cwd;
  }

  test('is content after generate, whatever the options were', () => {
    const cwd = generated('--release', '1.0', '--operations', 'shop.Get*');
    const { code, out } = codegen(['check'], { cwd });
    expect(out).toMatch(/^\d+ files in \.\/generated: as the schemas give them\n$/);
    expect(code).toBe(0);
  });

  test('finds edited, missing and orphaned files', () => {
    const cwd = generated();
    const folder = join(cwd, 'generated/acme');
    appendFileSync(join(folder, 'shop.ts'), 'export const mine = 1;\n');
    rmSync(join(folder, 'message.ts'));
    writeFileSync(join(folder, 'orphan.ts'), '');
    writeFileSync(join(cwd, 'generated/stray.txt'), '');
    const { code, out } = codegen(['check'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('generated/acme/message.ts:1:1 missing is missing');
    expect(out).toContain('generated/acme/orphan.ts:1:1 orphaned ');
    expect(out).toContain('generated/stray.txt:1:1 orphaned ');
    expect(out).toMatch(/generated\/acme\/shop\.ts:\d+:1 edited was changed by hand\n {2}@@/);
    expect(out).toContain('  -export const mine = 1;');
    expect(out).toMatch(/4 files of \.\/generated not as the schemas give them/);
  });

  test('finds files that a changed schema has made outdated', () => {
    const cwd = generated();
    const schema = join(cwd, 'schemas/acme/2.0/shop.xsd');
    writeFileSync(schema, readFileSync(schema, 'utf8').replace('name="gift"', 'name="present"'));
    const { code, out } = codegen(['check', '--format', 'github'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=generated\/acme\/\S+,line=\d+,col=1,title=outdated::/);
  });

  test('finds that nothing was generated', () => {
    const cwd = emptyFolder();
    expect(codegen(['check', '--schemas', ACME], { cwd }).code).toBe(1);
  });

  test('a manifest that leads out of its folder is not trusted', () => {
    const cwd = generated();
    const path = join(cwd, 'generated/acme/manifest.json');
    const text = readFileSync(path, 'utf8').replace('"shop.ts"', '"../../schemas/acme/api.json"');
    writeFileSync(path, text);
    for (const words of [['check'], []]) {
      const { code, out } = codegen(words, { cwd });
      expect(code).toBe(2);
      expect(out).toContain('OUT802');
    }
    expect(readFileSync(join(cwd, 'schemas/acme/api.json'), 'utf8')).toContain('Acme');
  });
});
