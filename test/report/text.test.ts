import { describe, expect, test } from 'vitest';
import { printReport } from '../../generator/report/print.js';
import {
  COMPARISON,
  HOSTILE_COMPARISON,
  OPTIONS,
  UNCHANGED,
  VERBOSE,
  reportOf,
} from './fixture.js';

const text = printReport(reportOf(COMPARISON), 'text', OPTIONS);
const verbose = printReport(reportOf(COMPARISON), 'text', VERBOSE);

function times(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('text', () => {
  test('begins with what it comes to', () => {
    expect(text.split('\n').slice(0, 2)).toEqual([
      'shop 5.9 -> 9.0: 9 operations changed, 1 added of 11; 2 breaking, 1 warning, 4 additions, 1 other safe change',
      'responses read tolerantly (read strictly: 6 breaking); suggested version bump: major',
    ]);
  });

  test('has a breaking change in full, with both directions and the proof', () => {
    expect(text).toContain(
      [
        'Breaking: 2',
        '',
        '  requests of user.CreateUser, user.SetUser',
        '    use:userType.supportCenter  optional element removed, was of type use:supportCenterType  [a1b2c3d4e5f6]',
        '      old       shop/5.9/user.xsd:41:5',
        '      at        request supportCenter',
        '      request   breaking: the new release refuses requests with it',
        '      response  safe: it no longer comes, as it need not',
        '      request valid in 5.9, refused by 9.0: element supportCenter is not allowed here',
        '        <use:user xmlns:use="urn:use">',
        '          <use:supportCenter/>',
        '        </use:user>',
      ].join('\n'),
    );
  });

  test('has the worst first', () => {
    const sections = ['Breaking: 2', 'Warnings: 1', 'Safe: 5', 'Allowed: 1', 'Operations: 10'];
    const places = [...sections, 'In TypeScript: ', 'In your code: 1'].map((part) =>
      text.indexOf(`\n${part}`),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('tells a change once, however many operations get there', () => {
    expect(times(text, 'use:userInstanceType.phone')).toBe(1);
    expect(text).toContain(
      'responses of user.LstUser, user.FindUser, meeting.GetHost and 2 more\n',
    );
    expect(verbose).toContain('meeting.LstGuests');
  });

  test('has a line for each safe change, and only counts documentation', () => {
    expect(text).toContain('    site.GetSiteType  operation added  shop/9.0/site.xsd:3:5\n');
    expect(text).not.toContain('documentation changed');
    expect(text).toContain(
      'Not counted: 1 allowed, 1 that no operation and no root element gets to, 1 of documentation alone.\n',
    );
    expect(verbose).toContain('documentation changed');
    expect(verbose).toContain('use:oldType');
  });

  test('has a verdict for each operation that changed', () => {
    expect(text).toMatch(/user\.SetUser +request: breaking +response: unchanged\n/);
    expect(text).toMatch(
      /user\.GetUser +request: unchanged +response: additive, safe for tolerant readers\n/,
    );
    expect(text).toMatch(
      /meeting\.DelMeeting .*response: a warning for tolerant readers, breaking for strict ones\n/,
    );
    expect(text).toMatch(/site\.GetSiteType +added\n/);
  });

  test('shows both readers on request', () => {
    expect(text).not.toContain('strict response');
    expect(verbose).toContain('strict response    breaking: a second phone is refused');
    expect(verbose).toContain('tolerant response  breaking: a second phone is lost');
  });

  test('counts what breaks the reader that was chosen', () => {
    const strict = printReport(reportOf(COMPARISON), 'text', { ...OPTIONS, reader: 'strict' });
    expect(strict).toContain('; 6 breaking, 0 warnings, 1 addition,');
    expect(strict).toContain('responses read strictly (read tolerantly: 2 breaking)');
  });

  test('says where the code is concerned, or that it is not', () => {
    expect(text).toContain(
      "  src/hosts.ts:12:9  user.supportCenter = 'x'\n    take it out of what is sent\n",
    );
    expect(text).toContain('    supportCenter  breaking: member removed  [0123456789ab]\n');
    const unused = printReport(reportOf({ ...COMPARISON, usages: [] }), 'text', OPTIONS);
    expect(unused).toContain('In your code: 0\n  your code uses nothing of what changed\n');
    const { usages: _usages, ...without } = COMPARISON;
    expect(printReport(reportOf(without), 'text', OPTIONS)).not.toContain('In your code');
  });

  test('is one line when nothing changed', () => {
    expect(printReport(reportOf(UNCHANGED), 'text', OPTIONS)).toBe('shop 9.0 -> 10.0: no change\n');
    expect(printReport(reportOf(), 'text', OPTIONS)).toBe('no change\n');
  });

  test('has the newest of several comparisons first, below an overview', () => {
    const log = printReport(reportOf(COMPARISON, UNCHANGED), 'text', OPTIONS);
    const [first, second] = log.split('\n');
    expect(first).toBe('shop 9.0 -> 10.0  no change');
    expect(second).toMatch(/^shop 5\.9 -> 9\.0   9 operations changed/);
    expect(log).toContain('\nshop 5.9 -> 9.0: 9 operations');
  });

  test('has colours for terminals that want them, and wraps long lists', () => {
    expect(printReport(reportOf(COMPARISON), 'text', { ...OPTIONS, hasColor: true })).toContain(
      '\u001b[31mBreaking: 2\u001b[0m',
    );
    const narrow = printReport(reportOf(COMPARISON), 'text', { ...VERBOSE, columns: 40 });
    expect(narrow).toContain('  responses of user.LstUser,\n  user.FindUser, meeting.GetHost,\n');
  });
});

describe.each(['text', 'stat', 'markdown'] as const)('%s of hostile schemas', (format) => {
  test.each([OPTIONS, VERBOSE])('acts on no terminal and no log', (options) => {
    const hostile = printReport(reportOf(HOSTILE_COMPARISON), format, options);
    expect(hostile.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uffff]/u);
    expect(hostile).not.toMatch(/^\s*::/m);
    expect(hostile).not.toContain('##[');
  });
});

describe('stat', () => {
  const stat = printReport(reportOf(COMPARISON), 'stat', OPTIONS);

  test('has a line for each group of operations', () => {
    expect(stat).toContain('\n user        | 5 !!+++\n meeting     | 5 !~+++\n');
  });

  test('fits a narrow terminal and keeps a mark for what is rare', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, path: '' }));
    const [change] = COMPARISON.changes.slice(4);
    const [operation] = COMPARISON.operations;
    if (change === undefined || operation === undefined) throw new Error('the fixture is empty');
    const changes = many.map(({ id }) => ({ ...change, id }));
    const breaking = COMPARISON.changes.slice(0, 1);
    const large = {
      ...COMPARISON,
      changes: [...breaking, ...changes],
      operations: [
        {
          ...operation,
          request: { impact: 'breaking', changes: [...operation.request.changes, ...many] },
        } as const,
      ],
    };
    const lines = printReport(reportOf(large), 'stat', { ...OPTIONS, columns: 50 }).split('\n');
    const row = lines.find((line) => line.startsWith(' user'));
    expect(row).toMatch(/^ user \| 201 !\++$/);
    expect(row?.length).toBeLessThanOrEqual(52);
  });

  test('is one line when nothing changed', () => {
    expect(printReport(reportOf(UNCHANGED), 'stat', OPTIONS)).toBe('shop 9.0 -> 10.0: no change\n');
  });
});
