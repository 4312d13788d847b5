import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Row, Table } from '../../generator/table/model.js';
import { TableError } from '../../generator/table/model.js';
import { readTable } from '../../generator/table/read.js';

function table(text: string): Table {
  return readTable(Buffer.from(text), 'in.csv');
}

function rows(text: string): readonly Row[] {
  return [...table(text).rows()];
}

function refusal(text: string): string {
  try {
    void rows(text);
  } catch (error) {
    if (error instanceof TableError) return error.message;
    throw error;
  }
  return 'read';
}

describe('a table', () => {
  test('knows its file, hash, header and mark', () => {
    const text = 'a,b\n1,2\n';
    expect(table(text)).toMatchObject({
      file: 'in.csv',
      hash: createHash('sha256').update(text).digest('hex'),
      header: ['a', 'b'],
      delimiter: ',',
      hasMark: false,
    });
    expect(table(`\ufeff${text}`)).toMatchObject({ header: ['a', 'b'], hasMark: true });
  });

  test.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['a mixture', 'a,b\r\n1,2\n3,4\r'],
    ['none at the end', 'a,b\n1,2\n3,4'],
  ])('has its lines ended by %s', (_name, text) => {
    expect(rows(text)).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
    ]);
  });

  test.each([
    [',', 'a,b;c\n1,2\n', ['a', 'b;c']],
    [';', 'a;b\n1;2\n', ['a', 'b']],
    ['\t', 'a\tb, c\td\n1\t2\t3\n', ['a', 'b, c', 'd']],
    [';', '"x,y,z";b\n1;2\n', ['x,y,z', 'b']],
    [',', 'a\n1\n', ['a']],
    [';', 'sep=;\na,b;c\n1;2\n', ['a,b', 'c']],
    ['\t', 'SEP=\t\r\na,b\tc\r\n1\t2\r\n', ['a,b', 'c']],
    [';', '\n\na;b\n1;2\n', ['a', 'b']],
  ])('is delimited by %j in %j', (delimiter, text, header) => {
    expect(table(text)).toMatchObject({ delimiter, header });
  });

  test('counts physical lines, also within quotation marks', () => {
    const text = 'a,"b\nb"\n1,"x\r\ny\rz"\n\n"q ""w""",2\n  ,\n5,6';
    expect(table(text).header).toEqual(['a', 'b\nb']);
    expect(rows(text)).toEqual([
      { line: 3, cells: ['1', 'x\r\ny\rz'] },
      { line: 7, cells: ['q "w"', '2'] },
      { line: 9, cells: ['5', '6'] },
    ]);
    expect(rows('sep=,\na\n1\n')).toEqual([{ line: 3, cells: ['1'] }]);
  });

  test('keeps cells as they are: zeros, blanks, #, short and long rows', () => {
    expect(rows('a,b\n0042, 342\n# note\n1,2,3\n"",x\n')).toEqual([
      { line: 2, cells: ['0042', ' 342'] },
      { line: 3, cells: ['# note'] },
      { line: 4, cells: ['1', '2', '3'] },
      { line: 5, cells: ['', 'x'] },
    ]);
  });

  test('gives its rows any number of times', () => {
    const once = table('a\n1\n2\n');
    expect([...once.rows()]).toEqual([...once.rows()]);
  });

  test('is the same when it is longer than what is read at once', () => {
    const lines = Array.from({ length: 30_000 }, (_, i) =>
      i % 7 === 0 ? `${i},"two\nlines, ""${i}"""` : `${i},plain é`,
    );
    let line = 2;
    for (const [i, row] of rows(`id,text\n${lines.join('\r\n')}`).entries()) {
      const cells = i % 7 === 0 ? [`${i}`, `two\nlines, "${i}"`] : [`${i}`, 'plain é'];
      if (row.line !== line || row.cells.join() !== cells.join()) {
        expect(row).toEqual({ line, cells });
      }
      line += i % 7 === 0 ? 2 : 1;
    }
    expect(line).toBe(2 + 30_000 + Math.ceil(30_000 / 7));
  });
});

describe('no table', () => {
  test.each([
    ['', 'in.csv is empty'],
    ['\n\n , \n', 'in.csv is empty'],
    ['a,b\n', 'in.csv has a header, but no row below it'],
    ['a,b', 'in.csv has a header, but no row below it'],
    ['a,b\n\n,\n', 'in.csv has a header, but no row below it'],
    ['a,b, a\n1,2,3\n', 'in.csv:1 two columns have the same header'],
    ['a\0,b\n1,2\n', 'in.csv:1 the header has a control character (U+0000)'],
    [
      'a,b\n1,2\n3,"4\n5,6\n',
      'in.csv:3 a quotation mark in the row that starts here is never closed',
    ],
    [
      'a,b\n"x\ny",2\n3,4"5\n',
      'in.csv:4 quotation marks in the row that starts here do not enclose a whole cell',
    ],
    [
      'a,b\n1,"2"3\n',
      'in.csv:2 quotation marks in the row that starts here do not enclose a whole cell',
    ],
  ])('is made of %j', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test('quotation marks that are wrong far down are found there', () => {
    const good = 'x,y\n'.repeat(40_000);
    expect(refusal(`a,b\n${good}1,"2\n3,4\n`)).toMatch(/^in\.csv:40002 .* never closed$/);
    expect(refusal(`a,b\n${good}1,2"\n3,4\n`)).toMatch(/^in\.csv:40002 .* whole cell$/);
  });

  test('columns without a header may be several', () => {
    expect(table('a,,\n1,2,3\n').header).toEqual(['a', '', '']);
  });
});
