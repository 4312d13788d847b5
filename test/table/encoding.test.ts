import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../generator/table/model.js';
import { TableError } from '../../generator/table/model.js';
import { readTable } from '../../generator/table/read.js';

const TEXT = 'name,city\nJosé,Zürich – 5 €\n';
const UTF16 = Buffer.from(TEXT, 'utf16le');
const SWAPPED = Buffer.from(UTF16).swap16();

function cells(bytes: Uint8Array, encoding?: Encoding): readonly (readonly string[])[] {
  const table = readTable(bytes, 'in.csv', { encoding });
  return [table.header, ...[...table.rows()].map((row) => row.cells)];
}

function refusal(bytes: Uint8Array, encoding?: Encoding): string {
  try {
    cells(bytes, encoding);
  } catch (error) {
    if (error instanceof TableError) return `${error.message}; ${error.help ?? ''}`;
    throw error;
  }
  return 'read';
}

const EXPECTED = [
  ['name', 'city'],
  ['José', 'Zürich – 5 €'],
];

describe('bytes', () => {
  test.each<[string, Buffer, Encoding | undefined]>([
    ['UTF-8', Buffer.from(TEXT), undefined],
    ['UTF-8 as said', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), undefined],
    ['UTF-8 with a mark as said', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), UTF16]), undefined],
    ['UTF-16BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), SWAPPED]), undefined],
    ['UTF-16LE', UTF16, undefined],
    ['UTF-16BE', SWAPPED, undefined],
    ['UTF-16LE as said', UTF16, 'utf-16le'],
    ['UTF-16BE as said', SWAPPED, 'utf-16be'],
  ])('are read as %s', (_name, bytes, encoding) => {
    expect(cells(bytes, encoding)).toEqual(EXPECTED);
  });

  test('are Latin-1 or windows-1252 when that is said', () => {
    const latin = Buffer.from('name\nJos\xe9 \xfc\n', 'latin1');
    expect(cells(latin, 'latin1')).toEqual([['name'], ['José ü']]);
    expect(cells(latin, 'windows-1252')).toEqual([['name'], ['José ü']]);
    const windows = Buffer.from('name\n\x80 \x93x\x94 \x96 \x9f\n', 'latin1');
    expect(cells(windows, 'windows-1252')).toEqual([['name'], ['€ “x” – Ÿ']]);
  });

  test('that are no UTF-8 are refused with their line and what to do', () => {
    const bytes = Buffer.from('name,city\r\nx,y\r\nJos\xe9,z\r\n', 'latin1');
    expect(refusal(bytes)).toMatch(
      /^in\.csv:3 has bytes that are not valid UTF-8; .*--encoding windows-1252.*latin1/,
    );
    // A surrogate by itself, an overlong form, and a cut sequence.
    for (const bad of ['\xed\xa0\x80', '\xc0\xaf', '\xe2\x82']) {
      expect(refusal(Buffer.from(`name\n${bad}\n`, 'latin1'))).toMatch(/^in\.csv:2 /);
    }
  });

  test('that are no UTF-16 are refused', () => {
    const lone = Buffer.from('name\nok\na\ud800b\n', 'utf16le');
    expect(refusal(lone)).toMatch(/^in\.csv:3 has bytes that are not valid utf-16le/);
    expect(refusal(UTF16.subarray(0, -1))).toMatch(/not valid utf-16le/);
    expect(refusal(SWAPPED.subarray(0, -1), 'utf-16be')).toMatch(/not valid utf-16be/);
  });

  test('that windows-1252 does not assign are refused', () => {
    const bytes = Buffer.from('name\nx\ny\x81\n', 'latin1');
    expect(refusal(bytes, 'windows-1252')).toMatch(/^in\.csv:3 has bytes that are not valid wind/);
  });

  test('that contradict what is said are refused', () => {
    expect(refusal(Buffer.from(`\ufeff${TEXT}`), 'latin1')).toBe(
      'in.csv is utf-8 by its first bytes, not latin1; leave --encoding out',
    );
  });

  test('of a workbook are named as such', () => {
    expect(refusal(Buffer.from('PK\x03\x04rest'))).toMatch(/^in\.csv is a workbook/);
    expect(refusal(Buffer.from('\xd0\xcf\x11\xe0rest', 'latin1'))).toMatch(/is a workbook/);
  });
});
