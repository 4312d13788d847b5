/** Whatever the types are: nothing stands on anything else, and all of it is in the picture. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, type Picture, type PlacedBox } from '../../generator/diagram/layout.js';
import type { ParticleBox, TypeDiagram } from '../../generator/diagram/model.js';
import { FIRST_LEVEL, openAll } from '../../generator/diagram/open.js';
import { fitText } from '../../generator/diagram/text-width.js';
import { unfold } from '../../generator/diagram/unfold.js';
import { find, findIn, ROOM, ROOT } from './fixture.js';

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function areaOf({ x, y, width, height, right, below, belowWidth }: PlacedBox): Area {
  return {
    left: x,
    right: x + Math.max(width + right, belowWidth),
    top: y,
    bottom: y + height + below,
  };
}

/** Pairs that overlap, and what is outside the picture. */
function faults({ width, height, boxes, grounds }: Picture): readonly string[] {
  const areas = boxes.map((box) => ({ name: box.shown.path, ...areaOf(box) }));
  const found: string[] = [];
  for (const [index, a] of areas.entries()) {
    for (const b of areas.slice(index + 1)) {
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      if (!apart) found.push(`${a.name} on ${b.name}`);
    }
  }
  const outer = [
    ...areas,
    ...grounds.map(({ label, x, y, width, height }) => ({
      name: label,
      left: x,
      right: x + width,
      top: y,
      bottom: y + height,
    })),
  ];
  for (const { name, left, right, top, bottom } of outer) {
    if (left < 0 || top < 0 || right > width || bottom > height) found.push(`${name} is outside`);
  }
  return found;
}

const KEYS = ['types/a', 'types/b', 'types/c'];
const occurs = fc.record({
  min: fc.nat(2),
  max: fc.constantFrom(1, 3, 'unbounded' as const),
  inherited: fc.constantFrom(true as const, undefined),
});
const texts = fc.string({ maxLength: 60, unit: 'grapheme' });
const { particle } = fc.letrec<{ particle: ParticleBox }>((tie) => ({
  particle: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(occurs, texts, fc.array(texts, { maxLength: 6 }), fc.constantFrom(undefined, ...KEYS))
      .map(([{ min, max, inherited }, name, facets, opens]): ParticleBox => ({
        kind: 'element',
        name,
        step: name,
        facets,
        min,
        max,
        ...(inherited && { inherited }),
        ...(opens !== undefined && { opens }),
      })),
    fc
      .tuple(
        occurs,
        fc.constantFrom('sequence', 'choice', 'all', 'substitution'),
        fc.array(tie('particle'), { maxLength: 5 }),
      )
      .map(([{ min, max, inherited }, kind, children]): ParticleBox => ({
        kind,
        children,
        min,
        max,
        ...(inherited && { inherited }),
      })),
    occurs.map(({ min, max }): ParticleBox => ({
      kind: 'any',
      min,
      max,
      namespaces: 'any namespace',
    })),
  ),
}));
const types = fc.tuple(particle, particle, particle).map((contents) =>
  contents.map((content, index): TypeDiagram => ({
    key: KEYS[index] ?? '',
    name: `t:${index}`,
    base: { name: 't:a-base-with-a-rather-long-name' },
    attributes: index === 0 ? [{ name: 'id', step: '@id', required: true, facets: [] }] : [],
    content,
  })),
);

test('boxes stand apart, and in the picture', () => {
  fc.assert(
    fc.property(types, (made) => {
      const known = findIn(...made);
      const root = { label: 'root', type: 'types/a' };
      expect(faults(layOut(unfold(root, known, openAll(root, known, 120))))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what is inside stands to the right, its lines end at it', () => {
  const { boxes, forks } = layOut(unfold(ROOT, find, openAll(ROOT, find, 100)));
  const at = new Map(boxes.map((box) => [box.shown.path, box]));
  for (const { shown, x, width } of boxes) {
    for (const child of shown.children) {
      expect(at.get(child.path)?.x).toBeGreaterThan(x + width);
    }
  }
  const middles = new Set(boxes.map(({ x, y, height }) => `${x} ${y + height / 2}`));
  for (const { to, ends } of forks) {
    for (const end of ends) expect(middles).toContain(`${to} ${end}`);
  }
});

test('a box stands near the first of what is inside, however many there are', () => {
  const many = Array.from({ length: 80 }, (_, index): ParticleBox => ({
    kind: 'element',
    name: `e${index}`,
    step: `e${index}`,
    min: 1,
    max: 1,
    facets: [],
  }));
  const content: ParticleBox = { kind: 'sequence', min: 1, max: 1, children: many };
  const root = { label: 'room', type: ROOM.key };
  const { boxes } = layOut(unfold(root, findIn({ ...ROOM, content }), FIRST_LEVEL));
  expect(boxes[0]?.y).toBeLessThan(200);
});

test('neighbours from a base stand on one ground, beside which its own stand', () => {
  const { boxes, grounds } = layOut(unfold(ROOT, find, FIRST_LEVEL));
  expect(grounds.map(({ label }) => label)).toEqual(['from t:being', 'from t:being']);
  const ground = grounds[1];
  const inside = boxes.filter(
    ({ x, y, width, height }) =>
      ground !== undefined &&
      x > ground.x &&
      y > ground.y &&
      x + width < ground.x + ground.width &&
      y + height < ground.y + ground.height,
  );
  expect(inside.map(({ shown }) => shown.names[0])).toEqual(['name', 'born']);
});

test('long texts end with an ellipsis, by whole characters', () => {
  const font = { size: 10, bold: false };
  expect(fitText('short', 100, font).text).toBe('short');
  const { text, width } = fitText('i'.repeat(100), 100, font);
  expect(text).toMatch(/^i+…$/);
  expect(width).toBeLessThanOrEqual(100);
  expect(fitText('😀'.repeat(20), 95, font).text).toBe(`${'😀'.repeat(8)}…`);
  expect(fitText('W', 1000, { size: 10, bold: true }).width).toBeGreaterThan(
    fitText('W', 1000, font).width,
  );
});
