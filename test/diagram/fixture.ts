/** Types of a small schema: a person with groups, a recursion, a base type and hostile words. */
import type { ElementBox, PageKey, TypeDiagram } from '../../generator/diagram/model.js';
import type { DiagramRoot, Find, Shown } from '../../generator/diagram/unfold.js';

export const HOSTILE = `</svg><script>alert("1")</script>&'\u202e`;

export function elementBox(name: string, given: Partial<ElementBox> = {}): ElementBox {
  return { kind: 'element', name, step: `t:${name}`, min: 1, max: 1, facets: [], ...given };
}

export const PERSON: TypeDiagram = {
  key: 'types/t.person',
  name: 't:person',
  base: { name: 't:being', page: 'types/t.being' },
  attributes: [
    { name: 'id', step: '@id', required: true, inherited: true, facets: ['length 1..20'] },
    { name: 'note', step: '@note', required: false, facets: [] },
  ],
  anyAttribute: 'other than urn:t',
  mixed: true,
  content: {
    kind: 'sequence',
    min: 1,
    max: 1,
    children: [
      elementBox('name', { inherited: true, type: { name: 'xs:string' }, documentation: 'Who.' }),
      elementBox('born', { inherited: true, min: 0, type: { name: 'xs:date' } }),
      {
        kind: 'choice',
        min: 0,
        max: 'unbounded',
        children: [
          elementBox('room', {
            type: { name: 't:room', page: 'types/t.room' },
            page: 'types/t.room',
            opens: 'types/t.room',
          }),
          elementBox('child', {
            min: 0,
            max: 'unbounded',
            type: { name: 't:person', page: 'types/t.person' },
            page: 'types/t.person',
            opens: 'types/t.person',
            mark: { kind: 'new', release: '10.0', lines: [] },
          }),
        ],
      },
      { kind: 'any', min: 0, max: 3, namespaces: 'any namespace' },
    ],
  },
};

export const ROOM: TypeDiagram = {
  key: 'types/t.room',
  name: 't:room',
  attributes: [],
  content: {
    kind: 'all',
    min: 1,
    max: 1,
    children: [
      elementBox('pin', {
        type: { name: 't:pin' },
        facets: ['length 4', 'pattern [0-9]{4}'],
        mark: { kind: 'changed', release: '10.0', lines: ['length 4 instead of 3'] },
      }),
      elementBox('guest', { min: 0, opens: 'types/t.person', page: 'types/t.person' }),
      elementBox('desk', { opens: 'types/t.desk', page: 'types/t.desk' }),
      elementBox('gone', { min: 0, mark: { kind: 'removed', release: '10.0', lines: [] } }),
    ],
  },
};

export const DESK: TypeDiagram = {
  key: 'types/t.desk',
  name: 't:desk',
  attributes: [],
  content: elementBox('a'.repeat(200), { documentation: HOSTILE, facets: [HOSTILE] }),
};

export const ROOT: DiagramRoot = { label: 'person', type: PERSON.key, documentation: HOSTILE };

export const find: Find = findIn(PERSON, ROOM, DESK);

export function findIn(...types: readonly TypeDiagram[]): Find {
  const byKey = new Map<PageKey, TypeDiagram>(types.map((type) => [type.key, type]));
  return (key) => byKey.get(key);
}

export function all(shown: Shown): readonly Shown[] {
  return [shown, ...shown.children.flatMap(all)];
}

export function pathOf(shown: Shown, ...names: readonly string[]): string {
  const found = all(shown).find((each) => each.names.join('/') === names.join('/'));
  if (found === undefined) throw new Error(`there is no ${names.join('/')}`);
  return found.path;
}
