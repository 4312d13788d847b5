import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { automatonOf } from '../../generator/language/simple-automaton.js';
import { typed } from '../../generator/language/simple-judge.js';
import { DEAD } from '../../generator/language/simple-machine.js';
import type { Machine } from '../../generator/language/simple-machine.js';
import { accepts, includes, shortestText } from '../../generator/language/simple.js';
import type { Inclusion, SimpleSide } from '../../generator/language/simple.js';
import { clark, XSD } from '../../generator/support/qname.js';
import { builtinTypes } from '../../generator/xsd/builtins.js';
import { compileAt, ROOT } from '../support/open.js';
import { oracleOfText } from '../support/oracle.js';
import {
  anonymous,
  documentOf,
  enumeration,
  facet,
  pairOfTypes,
  restriction,
  schemaOf,
  sidesIfValid,
  sidesOf,
  simpleType,
  textsFor,
} from './simple-types.js';

function runs(machine: Machine, text: string): boolean {
  let state = machine.start;
  for (const character of text) {
    if (state === DEAD) return false;
    state = machine.step(state, character.codePointAt(0) ?? 0);
  }
  return state !== DEAD && machine.accepts(state);
}

/** Both errors are made where they are expected, and no other one. */
function expectAutomata(side: SimpleSide, texts: readonly string[]): void {
  const type = typed(side.schema, side.type);
  const most = automatonOf(type, 'too much');
  const least = automatonOf(type, 'too little');
  for (const text of texts) {
    const isValid = accepts(side, text);
    if (isValid) expect([side.type, text, runs(most, text)]).toEqual([side.type, text, true]);
    else expect([side.type, text, runs(least, text)]).toEqual([side.type, text, false]);
  }
}

describe('automata of simple types', () => {
  test('accept what the judge accepts, apart from the errors that they say they make', () => {
    fc.assert(
      fc.property(simpleType, fc.nat(), (body, seed) => {
        const [side] = sidesIfValid(body) ?? [];
        fc.pre(side !== undefined);
        expectAutomata(side, textsFor([side], seed));
      }),
      { numRuns: 120 },
    );
  });

  test('of built-in types are exact, up to the days of a leap year', () => {
    const [{ schema } = { schema: undefined }] = sidesOf(restriction('string'));
    if (schema === undefined) throw new Error('no schema');
    const years = [
      '2000',
      '1900',
      '2023',
      '2024',
      '0004',
      '-0004',
      '10000',
      '12100',
      '0000',
      '02024',
    ];
    const dates = years.flatMap((year) =>
      ['02-28', '02-29', '02-30', '04-31', '12-31', '13-01'].map((day) => `${year}-${day}`),
    );
    const moments = [
      'T23:59:59.5Z',
      'T24:00:00',
      'T24:00:01',
      'T12:00:00+14:00',
      'T12:00:00+14:01',
    ];
    const others = (
      '--02-29|--02-30|--04-31|---31|---32|--12|--13|2024-12Z|2024-13|P|P1|PT|P1YT|P1Y2M3DT4H5M6.7S|' +
      'PT1.S|-P1M|P1M1Y|PT1H1S|P1DT1M|YQ==|YR==|Y Q = =|YWI=|YWJj YWJj|abc|0aF|0aFf|1e5|1.e-5|.|+INF|' +
      '-INF|NaN|a:b|:a|a:|a:b:c|-a|de-CH-1996|abcdefghi|e\u0301'
    ).split('|');
    const timed = moments.flatMap((moment) => [`2024-02-29${moment}`, moment.slice(1)]);
    for (const id of builtinTypes.keys())
      expectAutomata({ schema, type: id }, [...dates, ...timed, ...others]);
  });
});

describe('inclusion', () => {
  test('is proven where no text refutes it, and refuted by a text that does', () => {
    const counts = { included: 0, refuted: 0, undecided: 0 };
    fc.assert(
      fc.property(pairOfTypes, fc.nat(), ([one, other], seed) => {
        const [all, sub] = sidesIfValid(one, other) ?? [];
        fc.pre(all !== undefined && sub !== undefined);
        const result = includes(all, sub);
        counts[result.kind]++;
        if (result.kind === 'refuted') {
          expect(accepts(sub, result.text)).toBe(true);
          expect(accepts(all, result.text)).toBe(false);
        }
        if (result.kind !== 'included') return;
        const refuting = textsFor([all, sub], seed).filter(
          (text) => accepts(sub, text) && !accepts(all, text),
        );
        expect(refuting).toEqual([]);
      }),
      { numRuns: 250 },
    );
    expect(counts.undecided).toBeLessThan(15);
  });

  test('libxml2 agrees with texts that refute it', () => {
    const names = ['string', 'token', 'NMTOKEN', 'NCName', 'language', 'decimal', 'integer', 'int'];
    const isCovered = (body: string): boolean =>
      [...body.matchAll(/base="xs:(\w+)"/g)].every(([, base = '']) => names.includes(base));
    fc.assert(
      fc.property(pairOfTypes, ([one, other]) => {
        fc.pre(isCovered(one + other));
        const [all, sub] = sidesIfValid(one, other) ?? [];
        fc.pre(all !== undefined && sub !== undefined);
        const result = includes(all, sub);
        if (result.kind !== 'refuted') return;
        const oracle = oracleOfText(schemaOf(one, other), '/schema.xsd');
        expect(oracle.complaints(documentOf('b', result.text))).toEqual([]);
        expect(oracle.complaints(documentOf('a', result.text))).not.toEqual([]);
      }),
      { numRuns: 60, maxSkipsPerRun: 1000 },
    );
  });
});

/** Whether the first one includes the second one. */
function decided(all: string, sub: string): Inclusion {
  const [one, other] = sidesOf(all, sub);
  if (one === undefined || other === undefined) throw new Error('two types were given');
  return includes(one, other);
}

describe('what is decided', () => {
  const text = (...facets: readonly string[]): string => restriction('string', ...facets);
  const list = (item: string, ...facets: readonly string[]): string =>
    `<xs:restriction>${anonymous(`<xs:list>${anonymous(item)}</xs:list>`)}${facets.join('')}</xs:restriction>`;
  const union = (...members: readonly string[]): string =>
    `<xs:union>${members.map(anonymous).join('')}</xs:union>`;

  const included: readonly (readonly [what: string, all: string, sub: string])[] = [
    [
      'integers between whole numbers',
      restriction('int', facet('minInclusive', 1)),
      restriction('int', facet('minExclusive', 0)),
    ],
    [
      'digits within bounds',
      restriction('decimal', facet('maxExclusive', 100)),
      restriction('decimal', facet('totalDigits', 2), facet('fractionDigits', 0)),
    ],
    [
      'bounds within digits',
      restriction('integer', facet('totalDigits', 3)),
      restriction('short', facet('minInclusive', -999), facet('maxInclusive', 999)),
    ],
    [
      'numbers that a pattern means',
      restriction('unsignedByte'),
      text(facet('pattern', '[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]')),
    ],
    ['decimals among floats', restriction('double'), restriction('decimal')],
    [
      'dates within later dates',
      restriction('date', facet('maxInclusive', '2030-01-01Z')),
      restriction('date', facet('maxInclusive', '2029-01-01')),
    ],
    [
      'days within months',
      restriction('duration', facet('maxInclusive', 'P2M')),
      restriction('duration', facet('maxExclusive', 'P30D')),
    ],
    [
      'texts that are collapsed first',
      restriction('token', facet('maxLength', 5)),
      text(facet('maxLength', 5)),
    ],
    [
      'names in a pattern',
      restriction('token', facet('pattern', '\\i\\c*')),
      restriction('NCName'),
    ],
    [
      'languages of eight letters',
      restriction('NMTOKEN', facet('minLength', 1)),
      restriction('language'),
    ],
    ['values in a pattern', text(facet('pattern', '[A-Z]+')), text(enumeration('A', 'BC'))],
    [
      'a pattern in values',
      text(enumeration('a', 'ab', 'b', 'c')),
      text(facet('pattern', 'ab?|b')),
    ],
    ['longer texts, with no limit', text(facet('minLength', 3)), text(facet('minLength', 1000000))],
    [
      'lists of fewer items',
      list(restriction('long'), facet('maxLength', 3)),
      list(restriction('int'), facet('length', 2)),
    ],
    [
      'a list in a pattern',
      text(facet('pattern', '\\s*([0-9]+\\s+)*[0-9]+\\s*')),
      list(
        restriction('unsignedInt', facet('pattern', '\\d+'), facet('pattern', '[0-9]{1,3}')),
        facet('minLength', 1),
      ),
    ],
    [
      'a union in another one',
      union(restriction('long'), restriction('date'), restriction('boolean')),
      union(restriction('date'), restriction('int')),
    ],
    [
      'a type that no member has alone',
      union(text(enumeration('a')), text(facet('pattern', '[b-z]'))),
      text(facet('pattern', '[a-z]')),
    ],
    ['nothing at all', restriction('boolean'), text(facet('pattern', '[a]'), facet('length', 2))],
    [
      'binary values of a length',
      restriction('hexBinary', facet('maxLength', 2)),
      restriction('hexBinary', enumeration('0a', 'FFFF')),
    ],
  ];
  test.each(included)('%s', (_, all, sub) => {
    expect(decided(all, sub)).toEqual({ kind: 'included' });
  });

  const refuted: readonly (readonly [what: string, all: string, sub: string, text: string])[] = [
    ['one more character', text(facet('maxLength', 2)), text(), 'aaa'],
    ['a number beyond', restriction('int'), restriction('long'), '2147483648'],
    ['a fraction', restriction('int'), restriction('decimal'), '1.5'],
    [
      'another way to write a number',
      text(enumeration('5')),
      restriction('int', enumeration('5')),
      '05',
    ],
    [
      'space that one side keeps',
      text(enumeration('A')),
      restriction('token', enumeration('A')),
      'A ',
    ],
    [
      'characters of other planes',
      text(facet('pattern', '\\p{IsBasicLatin}*')),
      text(facet('pattern', '[\u{10000}-\u{10100}]')),
      '\u{10000}',
    ],
    [
      'an item too many',
      list(restriction('int'), facet('maxLength', 1)),
      list(restriction('int')),
      '1 1',
    ],
    [
      'the empty list',
      list(restriction('int'), facet('minLength', 1)),
      list(restriction('int')),
      '',
    ],
    [
      'a date beyond',
      restriction('date', facet('maxInclusive', '2025-12-31')),
      restriction('date', facet('maxInclusive', '2026-12-31')),
      '2026-12-31',
    ],
    [
      'a member of a union',
      restriction('int'),
      union(restriction('int'), restriction('boolean')),
      'true',
    ],
  ];
  test.each(refuted)('%s', (_, all, sub, refuting) => {
    const result = decided(all, sub);
    expect(result).toEqual({ kind: 'refuted', text: refuting });
  });

  test('long texts are found where the limit of a length is', () => {
    const short = decided(text(facet('maxLength', 5000)), text(facet('maxLength', 9000)));
    expect(short.kind === 'refuted' && short.text.length).toBe(5001);
    const zeros = decided(text(facet('maxLength', 9000)), restriction('int'));
    expect(zeros).toEqual({ kind: 'refuted', text: '0'.repeat(9001) });
  });

  test('what would take too long is left undecided', () => {
    const big = (last: string): string => text(facet('pattern', `([ab]{0,900}${last}){3}`));
    expect(decided(big('a'), big('[ab]')).kind).not.toBe('included');
    const result = decided(big('[ab]'), big('a'));
    expect(result.kind === 'undecided' && result.reason).toContain('patterns');
  });
});

describe('short texts', () => {
  test('are texts of the type', () => {
    fc.assert(
      fc.property(simpleType, (body) => {
        const [side] = sidesIfValid(body) ?? [];
        fc.pre(side !== undefined);
        const text = shortestText(side);
        if (text !== undefined) expect(accepts(side, text)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  const shortest: readonly (readonly [body: string, text: string | undefined])[] = [
    [restriction('string'), ''],
    [restriction('string', facet('length', 3)), 'aaa'],
    [restriction('string', enumeration('YES', 'NO')), 'YES'],
    [restriction('int'), '1'],
    [restriction('boolean'), 'true'],
    [restriction('dateTime'), '2024-01-15T09:30:00Z'],
    [restriction('gYear', facet('minInclusive', '3000')), '3000'],
    [restriction('token', facet('pattern', '[A-Z]{2}-\\d{3}')), 'AA-000'],
    [restriction('string', facet('pattern', 'a'), facet('maxLength', 0)), undefined],
  ];
  test.each(shortest)('%s', (body, text) => {
    const [side] = sidesOf(body);
    expect(side && shortestText(side)).toBe(text);
  });

  test('every built-in type has one', () => {
    const [side] = sidesOf(restriction('string'));
    if (side === undefined) throw new Error('no type');
    for (const id of builtinTypes.keys())
      expect([id, shortestText({ ...side, type: id })]).not.toEqual([id, undefined]);
    expect(shortestText({ ...side, type: clark(XSD, 'date') })).toBe('2024-01-15');
  });
});

test('of two releases of a large API nothing stays undecided', () => {
  const [old, now] = ['5.8', '10.0'].map(
    (release) => compileAt(join(ROOT, 'schemas/webex'), release).sets[0]?.schema,
  );
  if (old === undefined || now === undefined) throw new Error('no schema set');
  const started = process.cpuUsage();
  const kinds: string[] = [];
  for (const { id, kind } of now.types.values()) {
    if (kind !== 'simple' || old.types.get(id)?.kind !== 'simple') continue;
    kinds.push(includes({ schema: now, type: id }, { schema: old, type: id }).kind);
    kinds.push(includes({ schema: old, type: id }, { schema: now, type: id }).kind);
  }
  const { user, system } = process.cpuUsage(started);
  expect(new Set(kinds)).toEqual(new Set(['included', 'refuted']));
  // Some 30 ms in fact: machines that run tests are slow.
  expect((user + system) / 1000).toBeLessThan(1000);
});
