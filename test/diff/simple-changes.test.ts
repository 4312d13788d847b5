import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simpleChanges } from '../../generator/diff/simple-changes.js';
import type { SimpleChange } from '../../generator/diff/simple-changes.js';
import type { Impact } from '../../generator/diff/model.js';
import { accepts, includes } from '../../generator/language/simple.js';
import type { Inclusion } from '../../generator/language/simple.js';
import {
  enumeration,
  facet,
  pairOfTypes,
  restriction,
  sidesIfValid,
  sidesOf,
} from '../language/simple-types.js';

const LETTERS: Readonly<Record<Impact, string>> = { breaking: 'E', warning: 'W', safe: 'I' };

/** `rule message request/strict/tolerant` of each change. */
function told(before: string, after: string): readonly string[] {
  return changesOf(before, after).map(({ rule, message, request, strict, tolerant }) => {
    const letters = [request, strict, tolerant].map(({ impact }) => LETTERS[impact]);
    return `${rule}: ${message} ${letters.join('')}`;
  });
}

function changesOf(before: string, after: string): readonly SimpleChange[] {
  const [old, now] = sidesOf(before, after);
  if (old === undefined || now === undefined) throw new Error('two types were given');
  return simpleChanges(old, now);
}

const text = (...facets: readonly string[]): string => restriction('string', ...facets);
const list = (item: string): string => `<xs:list itemType="xs:${item}"/>`;
const union = (...members: readonly string[]): string =>
  `<xs:union memberTypes="${members.map((member) => `xs:${member}`).join(' ')}"/>`;

describe('the rows of the table', () => {
  const rows: readonly (readonly [row: string, old: string, now: string, ...told: string[]])[] = [
    [
      '15: int to long',
      restriction('int'),
      restriction('long'),
      'type-widened: type changed from xs:int to xs:long IEW',
    ],
    [
      '15: a member joins a union',
      union('int', 'date'),
      union('int', 'date', 'boolean'),
      'type-widened: member types of the union: xs:boolean added IEW',
    ],
    [
      '15: items',
      list('int'),
      list('long'),
      'type-widened: item type changed from xs:int to xs:long IEW',
    ],
    [
      '16: long to int',
      restriction('long'),
      restriction('int'),
      'type-narrowed: type changed from xs:long to xs:int EII',
    ],
    [
      '16: signed to unsigned',
      restriction('int'),
      restriction('unsignedInt'),
      'type-narrowed: type changed from xs:int to xs:unsignedInt EEW',
    ],
    [
      '16: text to date',
      text(),
      restriction('date'),
      'type-narrowed: type changed from xs:string to xs:date EII',
    ],
    [
      '17: boolean to dateTime',
      restriction('boolean'),
      restriction('dateTime'),
      'type-unrelated: type changed from xs:boolean to xs:dateTime EEE',
    ],
    [
      '17: list to date',
      list('int'),
      restriction('date'),
      'type-unrelated: type changed from a list of xs:int to xs:date EEE',
    ],
    [
      '18, 19: values',
      text(enumeration('A', 'B')),
      text(enumeration('B', 'C', 'D')),
      'enumeration-removed: value "A" removed EII',
      'enumeration-added: value "C" added IEW',
      'enumeration-added: value "D" added IEW',
    ],
    [
      '19: another case',
      text(enumeration('Yes')),
      text(enumeration('YES')),
      'enumeration-removed: value "Yes" removed: "YES" now, which differs in case only EIE',
      'enumeration-added: value "YES" added: was "Yes", which differs in case only IEW',
    ],
    ['18: in another order', text(enumeration('A', 'B')), text(enumeration('B', 'A'))],
    [
      '18: the same number',
      restriction('decimal', enumeration('1', '2')),
      restriction('decimal', enumeration('1.0', '2.0')),
    ],
    [
      '18: from names to texts',
      restriction('NMTOKEN', enumeration('A', 'B')),
      text(enumeration('A', 'B', 'C D')),
      'enumeration-added: value "C D" added IEW',
      'white-space-changed: white space changed from collapse to preserve EWW',
    ],
    [
      '20: text to values',
      text(),
      text(enumeration('A', 'B')),
      'enumeration-imposed: limited to 2 values, was any xs:string EII',
    ],
    [
      '20: values to text',
      restriction('NMTOKEN', enumeration('A')),
      text(),
      'enumeration-lifted: no longer limited to 1 value, now any xs:string IEW',
      'white-space-changed: white space changed from collapse to preserve WWW',
    ],
    [
      '21: pattern added',
      text(),
      text(facet('pattern', '[a-z]+')),
      'pattern-changed: pattern "[a-z]+" added EII',
    ],
    [
      '21: pattern changed',
      text(facet('pattern', '[a-f]{2}')),
      text(facet('pattern', '[a-z]*')),
      'pattern-changed: pattern changed from "[a-f]{2}" to "[a-z]*" IEW',
    ],
    [
      '21: in other words',
      text(facet('pattern', '[0-9]{1,2}')),
      text(facet('pattern', '[0-9]([0-9])?')),
    ],
    [
      '22: lengths',
      text(facet('minLength', 2), facet('maxLength', 10)),
      text(facet('minLength', 3), facet('maxLength', 20)),
      'facet-tightened: minLength raised from 2 to 3 EII',
      'facet-loosened: maxLength raised from 10 to 20 IEW',
    ],
    [
      '22: length to maxLength',
      text(facet('length', 5)),
      text(facet('maxLength', 5)),
      'facet-loosened: length 5 became maxLength 5 IEW',
    ],
    [
      '22: a bound where the built-in type has one',
      restriction('int', facet('minExclusive', 0)),
      restriction('int'),
      'facet-loosened: minExclusive 0 removed IEW',
    ],
    [
      '22: the same bound of integers',
      restriction('int', facet('minExclusive', 0)),
      restriction('int', facet('minInclusive', 1)),
    ],
    [
      '22: dates',
      restriction('date', facet('maxInclusive', '2030-12-31')),
      restriction('date', facet('maxInclusive', '2025-12-31')),
      'facet-tightened: maxInclusive changed from 2030-12-31 to 2025-12-31 EII',
    ],
    [
      '22: digits',
      restriction('decimal', facet('totalDigits', 5), facet('fractionDigits', 2)),
      restriction('decimal', facet('totalDigits', 6)),
      'facet-loosened: totalDigits raised from 5 to 6 IEW',
      'facet-loosened: fractionDigits 2 removed IEW',
    ],
    [
      '23: white space',
      text(),
      restriction('token'),
      'white-space-changed: white space changed from preserve to collapse WWW',
    ],
    [
      '23: white space that lengths meet',
      text(facet('maxLength', 1)),
      text(facet('maxLength', 1), facet('whiteSpace', 'collapse')),
      'white-space-changed: white space changed from preserve to collapse WEW',
    ],
  ];
  test.each(rows)('%s', (_, old, now, ...expected) => {
    expect(told(old, now)).toEqual(expected);
  });
});

test('a value that goes while the type is widened is no loss', () => {
  expect(told(text(enumeration('A', 'B')), union('NMTOKEN', 'date'))).toEqual([
    'type-widened: type changed from xs:string to a union IEW',
  ]);
});

test('values point at themselves, built-in types nowhere', () => {
  const [removed, added] = changesOf(text(enumeration('A')), text(enumeration('B')));
  expect(removed?.before?.line).toBe(1);
  expect(removed?.before?.column).toBeGreaterThan(removed?.after?.column ?? Infinity - 1);
  expect(added?.detail).toBe('B');
  const [old] = sidesOf(restriction('int'));
  if (old === undefined) throw new Error('no type');
  const [change] = simpleChanges(old, { ...old, type: '{http://www.w3.org/2001/XMLSchema}long' });
  expect(change?.before).toBeDefined();
  expect(change?.after).toBeUndefined();
});

test('what cannot be decided is a warning that says so', () => {
  const big = (letter: string): string => text(facet('pattern', `([ab]{0,900}${letter}){3}`));
  const [change] = changesOf(big('a'), big('[ab]'));
  expect(change?.request.impact).toBe('warning');
  expect(change?.request.reason).toContain('could not be decided');
});

describe('verdicts follow the languages', () => {
  test('in both directions, with texts that prove what is breaking', () => {
    fc.assert(
      fc.property(pairOfTypes, ([one, other]) => {
        const [old, now] = sidesIfValid(one, other) ?? [];
        fc.pre(old !== undefined && now !== undefined);
        const changes = simpleChanges(old, now);
        const request = includes(now, old);
        const response = includes(old, now);
        // White space is no matter of values, and what an ID refers to none of texts.
        const verdicts = changes.filter(
          ({ rule, detail }) => rule !== 'white-space-changed' && detail !== 'reference',
        );
        expectImpact(request, changes, verdicts, 'request');
        expectImpact(response, changes, verdicts, 'strict');
        for (const change of changes) {
          const { text: proof } = change.request;
          if (proof !== undefined)
            expect([proof, accepts(old, proof), accepts(now, proof)]).toEqual([proof, true, false]);
          for (const { text: shown } of [change.strict, change.tolerant])
            if (shown !== undefined)
              expect([shown, accepts(old, shown), accepts(now, shown)]).toEqual([
                shown,
                false,
                true,
              ]);
          if (change.strict.impact !== 'safe') expect(change.tolerant.impact).not.toBe('safe');
        }
        const names = changes.map(({ rule, detail }) => `${rule} ${detail}`);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 200 },
    );
  });
});

function expectImpact(
  inclusion: Inclusion,
  changes: readonly SimpleChange[],
  others: readonly SimpleChange[],
  side: 'request' | 'strict',
): void {
  const impacts = changes.map((change) => change[side].impact);
  switch (inclusion.kind) {
    case 'included':
      expect(new Set(others.map((change) => change[side].impact)).has('breaking')).toBe(false);
      expect(others.map((change) => change[side].impact)).not.toContain('warning');
      return;
    case 'refuted':
      expect(impacts).toContain('breaking');
      return;
    case 'undecided':
      expect(impacts.some((impact) => impact !== 'safe')).toBe(true);
  }
}
