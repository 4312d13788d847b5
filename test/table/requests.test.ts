import { describe, expect, test } from 'vitest';
import type { Issue } from '../../generator/runtime/issue.js';
import { parseFilter } from '../../generator/table/filter.js';
import { TableError } from '../../generator/table/model.js';
import { problems, read, requests } from './pins.js';

describe('rows', () => {
  test('become requests, with zeros and without empty members', () => {
    expect(requests(read('webExId,email,hostPIN\na,,0042\nb, b@x ,  9057\nc,c,3421'))).toEqual([
      { webExId: 'a', room: { hostPIN: '0042' } },
      { webExId: 'c', email: 'c', room: { hostPIN: '3421' } },
    ]);
  });

  test('take constants', () => {
    expect(requests(read('webExId\na\nb', { set: [['active', 'TRUE']] }))).toEqual([
      { webExId: 'a', active: true },
      { webExId: 'b', active: true },
    ]);
  });

  test('have all their problems told, by line and column', () => {
    const text = 'webExId,active,group,hostPIN\n,yes,many,1234\na,true,1,3421\n"x\ny",?,1,\n';
    expect(problems(read(text))).toEqual([
      '2 active: expected "true" or "false", found \'yes\'',
      "2 group: expected a whole number, found 'many'",
      '2 webExId: is required',
      '2 hostPIN: a PIN has four digits',
      '4 active: expected "true" or "false", found \'?\'',
    ]);
  });

  test('are not blamed twice for a cell, nor for a column that they lack', () => {
    const judge = (): readonly Issue[] => [
      { code: 'required', path: ['active'], message: 'is required', source: '' },
      { code: 'required', path: ['room'], message: 'is required', source: '' },
      { code: 'required', path: ['group', 0], message: 'is odd', source: '' },
      { code: 'required', path: ['other', 'member'], message: 'is required', source: '' },
      { code: 'content', path: [], message: 'is too much', source: '' },
    ];
    expect(problems(read('webExId,active,group\na,?,1', { judge }))).toEqual([
      '2 active: expected "true" or "false", found \'?\'',
      '2 : room: is required',
      '2 group: is odd',
      '2 : other.member: is required',
      '2 : is too much',
    ]);
  });

  test('are refused when they are short or long, and never shifted', () => {
    const reading = read('webExId,hostPIN\na\n# note\nb,3421,x\nc,9057');
    expect(problems(reading)).toEqual([
      '2 : has too few cells: 1 where the header has 2',
      '3 : has too few cells: 1 where the header has 2',
      '4 : has too many cells: 3 where the header has 2',
    ]);
    expect(requests(reading)).toEqual([{ webExId: 'c', room: { hostPIN: '9057' } }]);
  });

  test('are refused for characters that no cell means', () => {
    for (const bad of ['\0', '\x1b[2J', '\x85', '\u202e', '\u200b', '\ufeff', '\ufffd', '\u2400']) {
      const [problem] = problems(read(`webExId,hostPIN\na${bad},3421`));
      expect(problem).toMatch(/^2 webExId: has .*\(U\+[0-9A-F]{4}\): enter the cell again$/);
      expect(problem).not.toContain(bad);
    }
    expect(problems(read('webExId,active,hostPIN\n\0,?,1111'))).toEqual([
      '2 webExId: has a control character (U+0000): enter the cell again',
      '2 active: expected "true" or "false", found \'?\'',
      '2 hostPIN: a PIN has four digits',
    ]);
    // In a column that goes nowhere they do no harm.
    expect(requests(read('webExId,hostPIN,Note\na,3421,\x1b'))).toHaveLength(1);
    expect(requests(read('webExId,title\nZoë,"a\tb\nنص 👩‍🚀"'))).toHaveLength(1);
  });

  test('that give nothing but who is meant are refused', () => {
    expect(problems(read('webExId,hostPIN\na,\nb, '))).toEqual([
      '2 hostPIN: nothing to change is given: fill in hostPIN, or leave the row out',
      '3 hostPIN: nothing to change is given: fill in hostPIN, or leave the row out',
    ]);
    expect(problems(read('webExId,hostPIN,email\na,,'))).toEqual([
      '2 : nothing to change is given: fill in hostPIN or email, or leave the row out',
    ]);
    expect(() => read('webExId,hostPN\na,3421')).toThrow(TableError);
    expect(requests(read('webExId\na', { changes: false }))).toEqual([{ webExId: 'a' }]);
    const constant = read('webExId,hostPIN\na,', { set: [['active', '1']] });
    expect(requests(constant)).toEqual([{ webExId: 'a', active: true }]);
  });
});

describe('rows that come twice', () => {
  test('are sent once when they are the same', () => {
    const { rows } = read('webExId,hostPIN,Note\na,3421,x\nb,3421,\na,3421,y\na,3421,x');
    expect(rows.map((row) => (row.kind === 'duplicate' ? row.of : row.kind))).toEqual([
      'request',
      'request',
      2,
      2,
    ]);
  });

  test('are refused when they are about the same with other values', () => {
    const reading = read('webExId,hostPIN\na,3421\na,9057');
    expect(requests(reading)).toEqual([{ webExId: 'a', room: { hostPIN: '3421' } }]);
    expect(problems(reading)).toEqual([
      '3 : line 2 has the same webExId with other values: keep one',
    ]);
  });

  test('may be about the same where nothing says what that is', () => {
    const reading = read('webExId,hostPIN\na,3421\na,9057\na,3421', {
      identity: [],
      changes: false,
    });
    expect(reading.rows.map(({ kind }) => kind)).toEqual(['request', 'request', 'duplicate']);
  });

  test('are told apart by columns, not by what is the same in all', () => {
    const reading = read('hostPIN\n3421\n9057\n3421', { set: [['webExId', 'a']] });
    expect(reading.rows.map(({ kind }) => kind)).toEqual(['request', 'request', 'duplicate']);
  });

  test('do not count when the earlier one was refused or left out', () => {
    const reading = read('webExId,hostPIN\na,1111\na,3421');
    expect(requests(reading)).toHaveLength(1);
    const filters = [parseFilter('hostPIN!=9057')];
    expect(requests(read('webExId,hostPIN\na,9057\na,3421', { filters }))).toHaveLength(1);
  });
});

describe('what a spreadsheet did', () => {
  test.each([
    ['42', /may have dropped zeros at the start: format the column as text/],
    ['3.42E+03', /shortened a long number/],
    ['3,42E+03', /shortened a long number/],
    ['3421.0', /may have changed it/],
    ['3-Apr', /may have changed it/],
    ['03/04/2021', /may have changed it/],
    ['2021-04-03', /may have changed it/],
  ])('to the PIN %s is told, and the PIN is not', (pin, advice) => {
    const [problem = ''] = problems(read(`webExId;hostPIN\na;${pin}`));
    expect(problem).toMatch(/^2 hostPIN: a PIN has four digits; a spreadsheet/);
    expect(problem).toMatch(advice);
    expect(problem).not.toContain(pin);
  });

  test('is not blamed on it otherwise', () => {
    for (const pin of ['12345', '1111', '12a4']) {
      expect(problems(read(`webExId,hostPIN\na,${pin}`))).toEqual([
        '2 hostPIN: a PIN has four digits',
      ]);
    }
  });

  test('to a text that is sent is a notice', () => {
    expect(read('webExId,room.title\n1.55E+10,x\na , y').notices).toEqual([
      {
        line: 2,
        column: 'webExId',
        message: 'looks like a long number that a spreadsheet shortened; it is sent as it stands',
      },
      { line: 3, column: 'webExId', message: 'begins or ends with a blank, which is sent too' },
      { line: 3, column: 'room.title', message: 'begins or ends with a blank, which is sent too' },
    ]);
  });
});

describe('filters', () => {
  const TEXT = 'webExId,hostPIN,Team\na,3421,=x\nb,9057,blue\nc,7301,\nd,8192,blue';

  test.each([
    [['Team=blue'], 'b d'],
    [['Team!=blue'], 'a c'],
    [['Team='], 'c'],
    [['Team==x'], 'a'],
    [['Team=Blue'], ''],
    [['Team=blue', 'webExId!=b'], 'd'],
    [[], 'a b c d'],
  ])('%j take %s', (filters, expected) => {
    const { rows } = read(TEXT, { filters: filters.map(parseFilter) });
    const taken = rows.flatMap(({ kind, row }) => (kind === 'request' ? [row.cells[0]] : []));
    expect(taken.join(' ')).toBe(expected);
    expect(rows.filter(({ kind }) => kind === 'filtered')).toHaveLength(4 - taken.length);
  });

  test('that cannot be are refused', () => {
    expect(() => parseFilter('Team')).toThrow(TableError);
    expect(() => parseFilter('=x')).toThrow(TableError);
    expect(() => read(TEXT, { filters: [parseFilter('Teem=x')] })).toThrow(
      "in.csv has no column 'Teem', which a filter asks for",
    );
  });
});
