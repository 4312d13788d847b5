import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../generator/table/model.js';
import { badCharacter } from '../../generator/table/characters.js';
import { printHeader, printRow } from '../../generator/table/print.js';
import { readTable } from '../../generator/table/read.js';

describe('a printed row', () => {
  test.each([
    [['a', 'b c', ''], 'a,b c,\n'],
    [['a,b', 'x;y'], '"a,b","x;y"\n'],
    [['say "hi"', 'two\nlines', 'c\rr'], '"say ""hi""","two\nlines","c\rr"\n'],
    [[' a', 'b '], '" a","b "\n'],
    // Formulas, also such as come behind blanks or in full width (CWE-1236).
    [["=cmd|'/c calc'!A1"], "'=cmd|'/c calc'!A1\n"],
    [['+1', '-1', '@sum(1)', '\t=1', ' =1', '＝1'], "'+1,'-1,'@sum(1),\"'\t=1\",' =1,'＝1\n"],
    [["'=1", "it's", "'quoted'"], "''=1,it's,'quoted'\n"],
    [['\x1b[2J', '\0', '\x7f', '\x9b', '\u202e'], '␛[2J,␀,␡,\ufffd,\ufffd\n'],
  ])('of %j', (cells, text) => {
    expect(printRow(cells, ',')).toBe(text);
  });

  test('is a spreadsheet that was read, again', () => {
    const bytes = Buffer.from('\ufeffa;b\n1;"x;y"\n');
    const table = readTable(bytes, 'in.csv');
    const rows = [...table.rows()].map(({ cells }) => printRow(cells, table.delimiter));
    expect(printHeader(table.header, table) + rows.join('')).toBe(bytes.toString());
  });
});

const CELL = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...`"',;\t\r\n =+-@#x1`) }),
);
const ROWS = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(CELL, { minLength: width, maxLength: width }), { minLength: 1 }),
  );
const FORM: fc.Arbitrary<Pick<Table, 'delimiter' | 'hasMark'>> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  hasMark: fc.boolean(),
});

function printed(
  rows: readonly (readonly string[])[],
  form: typeof FORM extends fc.Arbitrary<infer T> ? T : never,
): Table {
  const [first] = rows;
  const header = (first ?? []).map((_, index) => `column ${index}`);
  const text =
    printHeader(header, form) + rows.map((row) => printRow(row, form.delimiter)).join('');
  return readTable(Buffer.from(text), 'report.csv');
}

describe('what is printed and read again', () => {
  test('is the same, whatever stands in the cells', () => {
    fc.assert(
      fc.property(ROWS, FORM, (all, form) => {
        const rows = all.filter((row) => row.some((cell) => cell.trim() !== ''));
        fc.pre(rows.length > 0 && !rows.flat().some((cell) => badCharacter(cell) !== undefined));
        const table = printed(rows, form);
        expect([...table.rows()].map(({ cells }) => cells)).toEqual(rows);
        expect(table.hasMark).toBe(form.hasMark);
        if (table.header.length > 1) expect(table.delimiter).toBe(form.delimiter);
      }),
    );
  });

  test('is refused where it was before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), FORM, (cell, form) => {
        const bad = `x${cell}`;
        fc.pre(badCharacter(bad) !== undefined);
        const [row] = [...printed([[bad]], form).rows()];
        expect(badCharacter(row?.cells[0] ?? '')).toBeDefined();
      }),
    );
  });
});
