import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../generator/ir/model.js';
import { anyModel, plainModel } from './arbitrary.js';
import { any, complex, el, elements, group, id, schema, xs } from './build.js';
import { contentOf, lowered } from './lowered.js';

const text = xs('string');

function ruleText(rule: Rule, names: readonly string[]): string {
  if (rule.kind === 'member') return names[rule.index] ?? '';
  const marks = { sequence: ', ', choice: ' | ', all: ' & ' };
  const inner = rule.rules.map((child) => ruleText(child, names)).join(marks[rule.kind]);
  return `(${inner})${rule.optional ? '?' : ''}`;
}

function shown(particle: Parameters<typeof contentOf>[0]): string {
  const content = contentOf(particle);
  if (content.kind !== 'members') return content.kind;
  const names = content.members.map(({ name, min, max, required }) => {
    const occurs = min === 1 && max === 1 ? '' : `{${min},${max}}`;
    return `${name}${occurs}${required ? '!' : ''}`;
  });
  return ruleText(content.rule, names);
}

describe('the kind of content', () => {
  test.each([
    [
      'a plain sequence',
      group('sequence', [el('a'), el('b', text, 0, 'unbounded')]),
      '(a!, b{0,unbounded})',
    ],
    ['one element', group('sequence', [el('a')]), '(a!)'],
    ['a choice', group('choice', [el('a'), el('b')]), '(a | b)'],
    [
      'a choice of sequences',
      group('choice', [group('sequence', [el('a'), el('b')]), el('c')]),
      '((a, b) | c)',
    ],
    [
      'an optional group',
      group('sequence', [el('a'), group('sequence', [el('b'), el('c')], 0)]),
      '(a!, (b, c)?)',
    ],
    ['a choice of one', group('choice', [el('a')]), '(a!)'],
    ['a nested sequence', group('sequence', [group('sequence', [el('a')]), el('b')]), '(a!, b!)'],
    [
      'an optional group of optional elements',
      group('sequence', [el('a', text, 0), el('b', text, 0)], 0),
      '(a{0,1}, b{0,1})',
    ],
    ['a repeated group of one', group('choice', [el('a')], 0, 'unbounded'), '(a{0,unbounded})'],
    [
      'a list in an optional group',
      group('sequence', [el('a', text, 1, 'unbounded')], 0),
      '(a{0,unbounded})',
    ],
    ['pairs in a group', group('sequence', [el('a', text, 2, 2)], 0), '(a{2,2})?'],
    ['a repeated choice', group('choice', [el('a'), el('b')], 0, 'unbounded'), 'ordered'],
    ['a repeated sequence', group('sequence', [el('a'), el('b')], 1, 2), 'ordered'],
    ['a repeated name', group('sequence', [el('a'), el('b'), el('a')]), 'ordered'],
    [
      'one name in two branches',
      group('choice', [el('a'), group('sequence', [el('b'), el('a')])]),
      'ordered',
    ],
    ['a wildcard', group('sequence', [el('a'), any()]), 'ordered'],
    ['xs:all', group('all', [el('a'), el('b', text, 0)]), '(a! & b{0,1})'],
    ['an optional xs:all', group('all', [el('a'), el('b')], 0), '(a & b)?'],
    ['nothing', group('sequence', []), 'empty'],
    ['maxOccurs 0', group('sequence', [el('a', text, 0, 0)]), 'empty'],
    ['an empty branch', group('choice', [el('a'), group('sequence', [])]), '(a{0,1})'],
    ['an unused branch', group('choice', [el('a'), el('b', text, 0, 0)]), '(a!)'],
  ])('%s', (_, particle, expected) => {
    expect(shown(particle)).toBe(expected);
  });

  test('mixed content keeps its order', () => {
    const mixed = schema([complex('x', elements(group('sequence', [el('a')]), 0, true))]);
    expect(lowered(mixed).record('x').content).toMatchObject({ kind: 'ordered', mixed: true });
  });

  test('one local name in two namespaces keeps its order', () => {
    const other = el('a', text, 1, 1, { name: { namespace: 'urn:other', local: 'a' } });
    expect(shown(group('sequence', [el('a'), other]))).toBe('ordered');
  });

  test('xs:all is unordered', () => {
    expect(contentOf(group('all', [el('a'), el('b')]))).toMatchObject({ ordered: false });
    expect(contentOf(group('sequence', [el('a'), el('b')]))).toMatchObject({ ordered: true });
  });

  test('groups that occur once with distinct names give members', () => {
    fc.assert(
      fc.property(plainModel, (particle) => {
        expect(['members', 'empty']).toContain(contentOf(group('sequence', [particle])).kind);
      }),
    );
  });

  test('a restriction of ordered content is ordered', () => {
    const base = complex('base', elements(group('choice', [el('a'), el('b')], 0, 'unbounded')));
    const more = { base: id('base'), derivation: 'restriction' as const };
    const narrow = complex('narrow', elements(group('sequence', [el('a')])), more);
    const none = complex('none', { kind: 'empty' }, more);
    const { record } = lowered(schema([narrow, base, none]));
    expect(record('narrow').content.kind).toBe('ordered');
    expect(record('none').content).toMatchObject({ kind: 'ordered', items: [], mixed: false });
  });
});

describe('inheritance', () => {
  const base = complex('base', elements(group('sequence', [el('a'), el('b')])));
  const derived = complex(
    'derived',
    elements(group('sequence', [group('sequence', [el('a'), el('b')]), el('c')]), 1),
    { base: id('base'), derivation: 'extension' },
  );
  const leaf = complex('leaf', derived.content, { base: id('derived'), derivation: 'extension' });

  test('members of the base come first and are marked', () => {
    const { content } = lowered(schema([leaf, derived, base])).record('derived');
    if (content.kind !== 'members') throw new Error('no members');
    expect(content.members.map(({ name, inherited }) => [name, inherited])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  test('a type knows what derives from it, in schema order', () => {
    const { record } = lowered(schema([leaf, derived, base]));
    expect(record('base')).toMatchObject({ derived: [id('leaf'), id('derived')] });
    expect(record('leaf')).toMatchObject({ base: id('derived'), derived: [] });
    expect(record('base').base).toBeUndefined();
  });
});

test('the model is plain data', () => {
  fc.assert(
    fc.property(anyModel, (particle) => {
      const { record } = lowered(schema([complex('x', elements(particle))]));
      expect(JSON.parse(JSON.stringify(record('x')))).toEqual(record('x'));
    }),
  );
});

test('a type that is missing, and content that cannot be', () => {
  const missing = group('sequence', [el('a', id('nowhere'))]);
  expect(lowered(schema([complex('x', elements(missing))])).found).toEqual(['LOW509 error']);
  const impossible = group('sequence', [el('a'), group('choice', [])]);
  expect(lowered(schema([complex('x', elements(impossible))])).found).toEqual(['LOW504 warning']);
});
