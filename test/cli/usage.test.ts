import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACME, codegen, emptyFolder } from './run.js';

describe('the command line', () => {
  test('--version prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(codegen(['--version'])).toEqual({ code: 0, out: `${version}\n`, error: '' });
  });

  test('--help lists every command', () => {
    const { code, out } = codegen(['--help']);
    expect(code).toBe(0);
    for (const name of ['generate', 'check', 'validate', 'decode', 'encode', 'sample', 'inspect']) {
      expect(out).toContain(`  ${name} `);
    }
  });

  test('examples in help name operations of the schemas at hand', () => {
    const { code, out } = codegen(['sample', '--help', '--schemas', ACME]);
    expect(code).toBe(0);
    expect(out).toMatch(/codegen sample shop\.(Put|Get)Order /);
  });

  test('help needs no schemas', () => {
    const { code, out } = codegen(['sample', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('codegen sample OPERATION ');
  });

  test.each([
    [['genrate'], "unknown command 'genrate'; did you mean 'codegen generate'?"],
    [['check', '--scemas', 'x'], 'unknown option --scemas; did you mean --schemas?'],
    [['--format', 'xml'], "--format is one of text, json, github, not 'xml'"],
    [['--out'], '--out needs a value'],
    [['check', 'stray'], "'stray' is one argument too many"],
    [['validate'], 'codegen validate needs FILE…'],
  ])('%j is refused', (words, message) => {
    const { code, out, error } = codegen(words);
    expect(code).toBe(2);
    expect(out + error).toContain(message);
    expect(out + error).toMatch(/^codegen CMD901 /);
  });

  test('an unknown API, release or operation gets a suggestion', () => {
    const base = ['--schemas', ACME];
    expect(codegen([...base, '--api', 'acne']).out).toContain("there is no API 'acne'");
    const release = codegen([...base, '--release', '1']);
    expect(release.code).toBe(2);
    expect(release.out).toContain("there is no release '1'");
    const verbose = codegen([...base, '--operations', 'shop.PutOder', '--verbose']);
    expect(verbose.code).toBe(2);
    expect(verbose.out).toContain("help: did you mean 'shop.PutOrder'?");
  });

  test('a folder without schemas is an input error', () => {
    const { code, out } = codegen([]);
    expect(code).toBe(2);
    expect(out).toMatch(/^codegen LOAD201 /);
  });
});

describe('codegen.config.json', () => {
  test('stands in for options, and the command line wins', () => {
    const cwd = emptyFolder();
    const config = { schemas: [ACME], out: 'made', release: '1.0', operations: ['shop.GetOrder'] };
    writeFileSync(join(cwd, 'codegen.config.json'), JSON.stringify(config));
    expect(codegen([], { cwd }).out).toMatch(/^made\/acme \(1\.0\): .* 1 operation;/);
    expect(codegen(['--release', '2.0'], { cwd }).out).toMatch(/^made\/acme \(2\.0\): /);
  });

  test('an unknown key is an error with a place and a suggestion', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'codegen.config.json'), '{\n  "shemas": ["x"]\n}\n');
    const { code, error } = codegen(['decode', 'x.xml', '--verbose'], { cwd });
    expect(code).toBe(2);
    expect(error).toMatch(/^codegen\.config\.json:2:3 CMD902 unknown key 'shemas'/);
  });

  test('a value of the wrong kind is an error', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'codegen.config.json'), '{ "out": 7 }');
    expect(codegen([], { cwd })).toMatchObject({ code: 2 });
    writeFileSync(join(cwd, 'codegen.config.json'), '{ "out": ');
    expect(codegen([], { cwd })).toMatchObject({ code: 2 });
  });

  test('init writes one that works, and never over another', () => {
    const cwd = emptyFolder();
    const first = codegen(['init'], { cwd });
    expect(first.code).toBe(0);
    expect(first.out).toContain('Next: ');
    const text = readFileSync(join(cwd, 'codegen.config.json'), 'utf8');
    expect(codegen(['init'], { cwd }).code).toBe(2);
    expect(readFileSync(join(cwd, 'codegen.config.json'), 'utf8')).toBe(text);
    const { code, out } = codegen(['--schemas', ACME], { cwd });
    expect(out).toContain('written');
    expect(code).toBe(0);
  });
});
