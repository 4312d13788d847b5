/** Random content models. */
import fc from 'fast-check';
import type { MaxOccurs, Particle } from '../../generator/xsd/components.js';
import { el, group, xs } from './build.js';

const occurs: fc.Arbitrary<readonly [number, MaxOccurs]> = fc.constantFrom<
  readonly [number, MaxOccurs]
>([1, 1], [0, 1], [0, 'unbounded'], [1, 'unbounded'], [2, 3], [0, 2], [3, 3], [2, 'unbounded']);

const once: fc.Arbitrary<readonly [number, MaxOccurs]> = fc.constantFrom<
  readonly [number, MaxOccurs]
>([1, 1], [1, 1], [0, 1]);

/** Names come again, groups repeat. */
export const anyModel: fc.Arbitrary<Particle> = modelOf(
  fc.constantFrom('a', 'b', 'c'),
  occurs,
  occurs,
);

/** Groups occur at most once, and names are made distinct. */
export const plainModel: fc.Arbitrary<Particle> = modelOf(fc.constant('x'), occurs, once).map(
  (particle) => renamed(particle, { next: 0 }),
);

function modelOf(
  names: fc.Arbitrary<string>,
  elementOccurs: typeof occurs,
  groupOccurs: typeof occurs,
): fc.Arbitrary<Particle> {
  const { particle } = fc.letrec<{ particle: Particle; leaf: Particle; group: Particle }>(
    (tie) => ({
      particle: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('group')),
      leaf: fc
        .tuple(names, elementOccurs)
        .map(([name, [min, max]]) => el(name, xs('string'), min, max)),
      group: fc
        .tuple(
          fc.constantFrom<'sequence' | 'choice'>('sequence', 'choice'),
          fc.array(tie('particle'), { minLength: 0, maxLength: 4 }),
          groupOccurs,
        )
        .map(([kind, particles, [min, max]]) => group(kind, particles, min, max)),
    }),
  );
  return particle;
}

function renamed(particle: Particle, counter: { next: number }): Particle {
  const { term } = particle;
  switch (term.kind) {
    case 'any':
      return particle;
    case 'element': {
      const local = `e${counter.next++}`;
      return { ...particle, term: { ...term, name: { ...term.name, local } } };
    }
    default: {
      const particles = term.particles.map((child) => renamed(child, counter));
      return { ...particle, term: { ...term, particles } };
    }
  }
}

/** A random content that the model admits, unless a choice is empty. */
export function wordOf(particle: Particle, random: () => number): string[] {
  const max = particle.max === 'unbounded' ? particle.min + 2 : particle.max;
  const count = particle.min + Math.floor(random() * (max - particle.min + 1));
  return Array.from({ length: count }, () => {
    const { term } = particle;
    switch (term.kind) {
      case 'element':
        return [term.name.local];
      case 'any':
        return ['other'];
      case 'choice': {
        const branch = term.particles[Math.floor(random() * term.particles.length)];
        return branch === undefined ? [] : wordOf(branch, random);
      }
      default:
        return term.particles.flatMap((child) => wordOf(child, random));
    }
  }).flat();
}
