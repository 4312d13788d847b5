import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { OutputFile } from '../../generator/output/files.js';
import { MANIFEST, manifestFor, printManifest } from '../../generator/output/manifest.js';
import { writeFolder } from '../../generator/output/write.js';
import type { Written } from '../../generator/output/write.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

vi.mock(import('node:fs'), async (original) => {
  const fs = await original();
  return { ...fs, renameSync: vi.fn(fs.renameSync) };
});

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'codegen-write-'));
}

function complete(texts: Readonly<Record<string, string>>): readonly OutputFile[] {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const head = { tool: 't', api: 'x', release: '', options: {}, schemas: {} };
  return [...files, { path: MANIFEST, text: printManifest(manifestFor(head, files)) }];
}

function write(
  out: string,
  texts: Readonly<Record<string, string>>,
): { readonly result: Written | undefined; readonly codes: readonly string[] } {
  const diagnostics = new Diagnostics();
  const result = writeFolder(out, 'x', complete(texts), diagnostics);
  return { result, codes: diagnostics.all.map(({ code }) => code) };
}

function files(out: string): readonly string[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' }).sort();
}

describe('writeFolder', () => {
  test('writes what changed, and removes its own stale files and empty folders', () => {
    const out = folder();
    expect(write(out, { 'a.ts': '1', 'in/b.ts': '2' }).result?.written).toHaveLength(3);
    writeFileSync(join(out, 'x/mine.txt'), '');
    const { result } = write(out, { 'a.ts': '1', 'c.ts': '3' });
    expect(result).toEqual({ written: ['c.ts', MANIFEST], removed: ['in/b.ts'], unchanged: 1 });
    expect(files(out)).toEqual(['x', 'x/a.ts', 'x/c.ts', `x/${MANIFEST}`, 'x/mine.txt']);
  });

  test('a file may become a folder, and a folder a file', () => {
    const out = folder();
    write(out, { a: '1', 'b/c': '2' });
    expect(write(out, { 'a/d': '3', b: '4' }).codes).toEqual([]);
    expect(readFileSync(join(out, 'x/a/d'), 'utf8')).toBe('3');
    expect(readFileSync(join(out, 'x/b'), 'utf8')).toBe('4');
  });

  test('an edited file of its own is restored', () => {
    const out = folder();
    write(out, { 'a.ts': '1' });
    writeFileSync(join(out, 'x/a.ts'), 'edited');
    expect(write(out, { 'a.ts': '1' }).result?.written).toEqual(['a.ts']);
    expect(readFileSync(join(out, 'x/a.ts'), 'utf8')).toBe('1');
  });

  test('refuses what somebody else has put in its way', () => {
    const out = folder();
    mkdirSync(join(out, 'x/a.ts'), { recursive: true });
    writeFileSync(join(out, 'x/a.ts/mine'), '');
    expect(write(out, { 'a.ts': '1' })).toEqual({ result: undefined, codes: ['OUT801'] });
    const other = folder();
    const target = join(other, 'target');
    writeFileSync(target, 'kept');
    mkdirSync(join(other, 'x'));
    symlinkSync(target, join(other, 'x/a.ts'));
    expect(write(other, { 'a.ts': '1' }).codes).toEqual(['OUT801']);
    expect(readFileSync(target, 'utf8')).toBe('kept');
  });

  test('takes over a file with the same text', () => {
    const out = folder();
    mkdirSync(join(out, 'x'));
    writeFileSync(join(out, 'x/a.ts'), '1');
    expect(write(out, { 'a.ts': '1' }).codes).toEqual([]);
  });

  test('does not follow a path that leads out of the folder', () => {
    const diagnostics = new Diagnostics();
    const escape = [{ path: '../escape.ts', text: '' }];
    expect(() => writeFolder(folder(), 'x', escape, diagnostics)).toThrow('no safe path');
    expect(writeFolder(folder(), '../x', [], diagnostics)).toBeUndefined();
  });

  test('what fails halfway is undone', () => {
    const out = folder();
    write(out, { 'a.ts': '1', 'gone/b.ts': '2' });
    const before = files(out);
    // The third move fails, after one file was removed and another replaced.
    const moves = vi.mocked(renameSync);
    const real = moves.getMockImplementation();
    moves.mockImplementation((from, to) => {
      if (String(to).endsWith('fails.ts')) {
        throw Object.assign(new Error('no space'), { syscall: 'rename', path: String(to) });
      }
      real?.(from, to);
    });
    const { result, codes } = write(out, { 'a.ts': 'new', 'new/fails.ts': '' });
    moves.mockImplementation(real ?? (() => undefined));
    expect({ result, codes }).toEqual({ result: undefined, codes: ['OUT803'] });
    expect(files(out)).toEqual(before);
    expect(readFileSync(join(out, 'x/a.ts'), 'utf8')).toBe('1');
  });
});
