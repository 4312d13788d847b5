/** The keys of a diagram. */
import { expect, test } from 'vitest';
import { openAll } from '../../generator/diagram/open.js';
import { unfold } from '../../generator/diagram/unfold.js';
import { moveBy, stopsOf } from '../../generator/diagram/walk.js';
import { find, pathOf, ROOM } from './fixture.js';

const ROOT = { label: 'room', type: ROOM.key };
const tree = unfold(ROOT, find, openAll(ROOT, find, 30));
const stops = stopsOf(tree);
const press = (key: string, ...names: readonly string[]): unknown =>
  moveBy(key, stops, pathOf(tree, ...names));
const go = (...names: readonly string[]): unknown => ({ kind: 'go', path: pathOf(tree, ...names) });

test('groups are passed over', () => {
  expect(stops.map(({ shown, depth }) => [shown.names.join('/'), depth])).toContainEqual([
    'guest/name',
    2,
  ]);
  expect(stops.every(({ shown }) => shown.figure.kind !== 'group')).toBe(true);
});

test('right goes in or opens, left goes out or closes', () => {
  expect(press('ArrowRight')).toEqual(go('pin'));
  expect(press('ArrowRight', 'pin')).toBeUndefined();
  expect(press('ArrowRight', 'guest')).toEqual(go('guest', '@id'));
  expect(press('ArrowLeft', 'pin')).toEqual(go());
  expect(press('ArrowLeft', 'guest')).toEqual({ kind: 'toggle', path: pathOf(tree, 'guest') });
  const closed = unfold(ROOT, find, new Set(['']));
  const path = pathOf(closed, 'desk');
  expect(moveBy('ArrowRight', stopsOf(closed), path)).toEqual({ kind: 'toggle', path });
});

test('up and down stay in the column, Home and End go to the ends', () => {
  expect(press('ArrowDown', 'guest')).toEqual(go('desk'));
  expect(press('ArrowUp', 'desk')).toEqual(go('guest'));
  expect(press('ArrowUp', 'pin')).toBeUndefined();
  expect(press('ArrowDown', 'gone')).toBeUndefined();
  expect(press('Home', 'guest', 'name')).toEqual(go());
  expect(press('End', 'pin')).toEqual(go('gone'));
  expect(press('a', 'pin')).toBeUndefined();
});
