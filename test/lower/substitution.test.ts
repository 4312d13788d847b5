import { describe, expect, test } from 'vitest';
import type { ElementDeclaration } from '../../generator/xsd/components.js';
import { complex, declaration, elements, group, id, ref, schema } from './build.js';
import { lowered } from './lowered.js';

const types = [
  complex('shape'),
  complex('circle', undefined, { base: id('shape'), derivation: 'extension' }),
  complex('dot', undefined, { base: id('circle'), derivation: 'restriction' }),
  complex('x', elements(group('sequence', [ref('shape', id('shape'))]))),
];

function element(name: string, more: Partial<ElementDeclaration> = {}): ElementDeclaration {
  return { ...declaration(name, id(name)), ...more };
}

function members(list: readonly ElementDeclaration[]): readonly string[] {
  const { content } = lowered(schema(types, list)).record('x');
  return content.kind === 'members' ? content.members.map(({ name }) => name) : [content.kind];
}

const circle = element('circle', { substitutionGroup: id('shape') });
const dot = element('dot', { substitutionGroup: id('circle') });

describe('a reference to a head is a choice of its group', () => {
  test('members of members count, the head comes first', () => {
    expect(members([dot, element('shape'), circle])).toEqual(['shape', 'circle', 'dot']);
  });

  test('an abstract element only passes on', () => {
    expect(
      members([element('shape', { abstract: true }), { ...circle, abstract: true }, dot]),
    ).toEqual(['dot']);
  });

  test('block of the head excludes all, or kinds of derivation', () => {
    expect(members([element('shape', { block: ['substitution'] }), circle, dot])).toEqual([
      'shape',
    ]);
    expect(members([element('shape', { block: ['restriction'] }), circle, dot])).toEqual([
      'shape',
      'circle',
    ]);
    expect(members([element('shape', { block: ['extension'] }), circle, dot])).toEqual(['shape']);
  });

  test('a list of a head keeps its order', () => {
    const list = complex(
      'list',
      elements(group('sequence', [ref('shape', id('shape'), 0, 'unbounded')])),
    );
    const { record } = lowered(schema([...types, list], [element('shape'), circle]));
    expect(record('list').content).toMatchObject({
      items: [{ name: 'shape' }, { name: 'circle' }],
    });
  });

  test('nothing can stand for an abstract head without members', () => {
    const { found } = lowered(schema(types, [element('shape', { abstract: true })]));
    expect(found).toEqual(['LOW504 warning']);
  });
});
