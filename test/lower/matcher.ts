/** A slow and obvious matcher of content models, to compare automata with. */
import type { Particle } from '../../generator/xsd/components.js';

/** The element names of a content. */
export type Word = readonly string[];

export function matches(particle: Particle, word: Word): boolean {
  return ends(particle, { names: word, known: new Map() }, 0).has(word.length);
}

/** Nested repetition asks the same question exponentially often, so answers are kept. */
interface Sought {
  readonly names: Word;
  readonly known: Map<Particle, (ReadonlySet<number> | undefined)[]>;
}

/** The places where a match that starts at `start` may end. */
function ends(particle: Particle, word: Sought, start: number): ReadonlySet<number> {
  const known = word.known.get(particle) ?? [];
  word.known.set(particle, known);
  return (known[start] ??= found(particle, word, start));
}

function found(particle: Particle, word: Sought, start: number): ReadonlySet<number> {
  const max = particle.max === 'unbounded' ? Infinity : particle.max;
  const places = new Set<number>();
  let reached = new Set([start]);
  for (let count = 0; count <= max && reached.size > 0; count++) {
    if (count >= particle.min) for (const end of reached) places.add(end);
    // Beyond the minimum a round that moves nowhere would go on for ever.
    if (count > particle.min + word.names.length) break;
    const next = new Set<number>();
    for (const place of reached) for (const end of once(particle, word, place)) next.add(end);
    reached = next;
  }
  return places;
}

function once({ term }: Particle, word: Sought, start: number): ReadonlySet<number> {
  switch (term.kind) {
    case 'element':
      return new Set(word.names[start] === term.name.local ? [start + 1] : []);
    case 'any':
      return new Set(start < word.names.length ? [start + 1] : []);
    case 'sequence': {
      let reached: ReadonlySet<number> = new Set([start]);
      for (const child of term.particles) {
        reached = new Set([...reached].flatMap((place) => [...ends(child, word, place)]));
      }
      return reached;
    }
    case 'choice':
      return new Set(term.particles.flatMap((child) => [...ends(child, word, start)]));
    case 'all':
      return permutations(term.particles, word, start);
  }
}

function permutations(
  particles: readonly Particle[],
  word: Sought,
  start: number,
): ReadonlySet<number> {
  if (particles.length === 0) return new Set([start]);
  return new Set(
    particles.flatMap((first) => {
      const others = particles.filter((particle) => particle !== first);
      return [...ends(first, word, start)].flatMap((end) => [...permutations(others, word, end)]);
    }),
  );
}
