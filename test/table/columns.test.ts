import { describe, expect, test } from 'vitest';
import type { ColumnOptions } from '../../generator/table/columns.js';
import { TableError } from '../../generator/table/model.js';
import { readTable } from '../../generator/table/read.js';
import { columnsOf } from './pins.js';

type Options = Partial<ColumnOptions>;

function columns(header: string, options: Options = {}): readonly string[] {
  const table = readTable(Buffer.from(`${header}\nx\n`), 'in.csv');
  const resolved = columnsOf(table, options);
  return [
    ...resolved.columns.map(({ index, header: name, field }) => `${index} ${name} ${field.path}`),
    ...resolved.constants.map(({ field, text }) => `${field.path}=${text}`),
  ];
}

function refusal(header: string, options: Options = {}): string {
  try {
    return columns(header, options).join();
  } catch (error) {
    if (error instanceof TableError) return `${error.message} | ${error.help ?? ''}`;
    throw error;
  }
}

describe('columns', () => {
  test('are members by path, by leaf, and without regard to case', () => {
    expect(columns('Web Ex ID,room.hostPIN')).toEqual([
      '0 Web Ex ID webExId',
      '1 room.hostPIN room.hostPIN',
    ]);
    expect(columns('hostpin,webexid')).toEqual(['0 hostpin room.hostPIN', '1 webexid webExId']);
  });

  test('are what --map says, and constants what --set says', () => {
    const options: Options = {
      map: [
        ['webExId', 'E-Mail'],
        ['hostPIN', 'pin'],
      ],
      set: [['active', 'true']],
    };
    expect(columns('E-Mail,Name,PIN', options)).toEqual([
      '0 E-Mail webExId',
      '2 PIN room.hostPIN',
      'active=true',
    ]);
    // A header that is mapped is not taken for a member of the same name besides.
    expect(columns('email', { map: [['webExId', 'email']] })).toEqual(['0 email webExId']);
    expect(columns('webExId,Login', { map: [['webExId', 'Login']] })).toEqual(['1 Login webExId']);
  });

  test('are called on one line', () => {
    expect(columns('" Host\n PIN",webExId', { map: [['email', 'host pin']] })).toEqual([
      '0 Host PIN email',
      '1 webExId webExId',
    ]);
  });

  test('that go into no request are told', () => {
    const table = readTable(Buffer.from('webExId,hostPN,Department,\na,b,c,d\n'), 'in.csv');
    expect(columnsOf(table).notices).toEqual([
      {
        line: 1,
        column: 'hostPN',
        message:
          "goes into no request: the operation has no member 'hostPN'; did you mean 'hostPIN'?",
      },
      {
        line: 1,
        column: 'Department',
        message: "goes into no request: the operation has no member 'Department'",
      },
    ]);
  });

  test('that are taken for a member within another are told', () => {
    const table = readTable(Buffer.from('WebExID,Title,room.hostPIN\na,b,c\n'), 'in.csv');
    expect(columnsOf(table).notices).toEqual([
      {
        line: 1,
        column: 'Title',
        message: 'is taken for room.title: rename it if that is not meant',
      },
    ]);
  });

  test('of a report are left alone', () => {
    expect(columns('webExId,Title,reason', { ignored: ['Title', 'reason'] })).toEqual([
      '0 webExId webExId',
    ]);
  });

  test('may be several for a list', () => {
    expect(
      columns('webExId,Team A,Team B', {
        map: [
          ['group', 'Team A'],
          ['group', 'Team B'],
        ],
      }),
    ).toEqual(['0 webExId webExId', '1 Team A group', '2 Team B group']);
  });
});

describe('a table is refused', () => {
  test('when no header is a member, without showing what may be a secret', () => {
    const text = refusal('a@acme.com,3421');
    expect(text).toBe(
      'in.csv has no header that names a member of user.SetUser | begin the file with a row of names such as webExId, or say which column is which with --map MEMBER=COLUMN',
    );
  });

  test.each<[string, string, Options, RegExp]>([
    ['a required member has no column', 'hostPIN', {}, /no column for webExId, without which user/],
    [
      'a mapped header is missing',
      'webExId,PINs',
      { map: [['hostPIN', 'PIN']] },
      /^in\.csv has no column 'PIN', which --map gives for room\.hostPIN \| did you mean 'PINs'\?/,
    ],
    ['a mapped member is unknown', 'webExId', { map: [['hostPN', 'x']] }, /^--map .*did you mean/],
    [
      'a constant is a column too',
      'webExId,hostPIN',
      { set: [['room.hostPIN', '3421']] },
      /^room\.hostPIN is given by --set and by the column 'hostPIN'/,
    ],
    [
      'two columns are one member',
      'webExId,hostPIN,room.hostPIN',
      {},
      /two columns for room\.hostPIN: 'hostPIN' and 'room\.hostPIN'/,
    ],
    ['a constant has no such value', 'webExId', { set: [['active', 'yes']] }, /^--set active: exp/],
    ['a constant is no member', 'webExId', { set: [['x', '1']] }, /^--set the operation has no/],
  ])('when %s', (_why, header, options, message) => {
    expect(refusal(header, options)).toMatch(message);
  });

  test('a secret constant is not shown', () => {
    expect(refusal('webExId,hostPIN', { set: [['hostPIN', 'hunter2']] })).not.toContain('hunter2');
  });
});
