/** What is shown of types that stand in one another, and which way leads to a member. */
import { expect, test } from 'vitest';
import type { TypeDiagram } from '../../generator/diagram/model.js';
import { countBoxes, FIRST_LEVEL, openAll, openPath } from '../../generator/diagram/open.js';
import { isBox, unfold } from '../../generator/diagram/unfold.js';
import { all, elementBox, find, findIn, pathOf, PERSON, ROOM, ROOT } from './fixture.js';

const first = unfold(ROOT, find, FIRST_LEVEL);

test('a root that is not open is one box', () => {
  expect(all(unfold(ROOT, find, new Set()))).toHaveLength(1);
});

test('the first level has the members of the type, with their names and steps', () => {
  const members = all(first).filter(({ figure }) => figure.kind !== 'group');
  expect(
    members.map(({ figure, names, xpath, state }) => [figure.kind, names, xpath, state]),
  ).toEqual([
    ['root', [], '', 'open'],
    ['attributes', [], '', 'leaf'],
    ['attribute', ['@id'], '/@id', 'leaf'],
    ['attribute', ['@note'], '/@note', 'leaf'],
    ['anyAttribute', [], '/@*', 'leaf'],
    ['text', [], '', 'leaf'],
    ['element', ['name'], '/t:name', 'leaf'],
    ['element', ['born'], '/t:born', 'leaf'],
    ['element', ['room'], '/t:room', 'closed'],
    ['element', ['child'], '/t:child', 'recursive'],
    ['any', [], '/*', 'leaf'],
  ]);
});

test('every path is one box, also where an element comes twice', () => {
  const twice: TypeDiagram = {
    ...ROOM,
    content: {
      kind: 'sequence',
      min: 1,
      max: 1,
      children: [elementBox('a'), elementBox('b'), elementBox('a')],
    },
  };
  for (const shown of [first, unfold({ label: 'x', type: ROOM.key }, findIn(twice), FIRST_LEVEL)]) {
    const paths = all(shown).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  }
});

test('what comes from the base type says so once', () => {
  const based = all(first).filter(({ base }) => base !== undefined);
  expect(based.map(({ names, base }) => [names[0], base?.name])).toEqual([
    ['@id', 't:being'],
    ['name', 't:being'],
    ['born', 't:being'],
  ]);
});

test('opening goes on until types come again', () => {
  const opened = openAll(ROOT, find, 100);
  const shown = unfold(ROOT, find, opened);
  const boxes = all(shown).filter(isBox);
  const states = new Map(boxes.map(({ names, state }) => [names.join('/'), state]));
  expect(states.get('room')).toBe('open');
  expect(states.get('room/desk')).toBe('open');
  // A person stands around it.
  expect(states.get('room/guest')).toBe('recursive');
  expect([...states.values()]).not.toContain('closed');
});

test('only whole levels are opened, the first always', () => {
  expect(openAll(ROOT, find, 1)).toEqual(FIRST_LEVEL);
  const room = { label: 'room', type: ROOM.key };
  const one = countBoxes(unfold(room, find, FIRST_LEVEL));
  expect(openAll(room, find, one)).toEqual(FIRST_LEVEL);
  const two = openAll(room, find, one + 20);
  expect(two.size).toBe(3);
  expect(countBoxes(unfold(room, find, two))).toBeLessThanOrEqual(one + 20);
});

test('a way of names opens what is on it, and is not stopped by groups', () => {
  const { opened, target, missing } = openPath(ROOT, find, ['room', 'pin'], FIRST_LEVEL);
  expect(missing).toBeUndefined();
  expect(target).toBe(pathOf(unfold(ROOT, find, opened), 'room', 'pin'));
  expect(opened.size).toBe(2);
  expect(openPath(ROOT, find, ['@id'], new Set()).target).toBe(pathOf(first, '@id'));
});

test('a way says which type it needs, and ends where there is nothing', () => {
  const some = findIn(PERSON);
  expect(openPath(ROOT, findIn(), ['room'], FIRST_LEVEL).missing).toBe(PERSON.key);
  const way = openPath(ROOT, some, ['room', 'pin'], FIRST_LEVEL);
  expect(way).toMatchObject({ missing: ROOM.key });
  expect(way).not.toHaveProperty('target');
  for (const names of [['nothing'], ['name', 'deeper'], ['child', 'name']]) {
    const end = openPath(ROOT, find, names, FIRST_LEVEL);
    expect(end.target).toBeUndefined();
    expect(end.missing).toBeUndefined();
  }
});
