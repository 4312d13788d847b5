/** The fewest items that a content model admits which is not written out as states. */
import type { Counted, Particle, ParticleGroup, Unordered } from '../ir/model.js';

type Word = readonly number[];

/** A schema may ask for millions; nobody would read them. */
const MOST = 1000;

/** Undefined where none of usable symbols would do, or too many were needed. */
export function fewest(
  automaton: Counted | Unordered,
  isUsable: (symbol: number) => boolean,
  wantsItems: boolean,
): Word | undefined {
  const word =
    automaton.kind === 'all'
      ? ofAll(automaton, isUsable, wantsItems)
      : repeated(automaton.particle, isUsable, wantsItems);
  return word === undefined || (word.length === 0 && wantsItems) ? undefined : word;
}

function ofAll(
  { children, optional }: Unordered,
  isUsable: (symbol: number) => boolean,
  wantsItems: boolean,
): Word | undefined {
  if (optional && !wantsItems) return [];
  const chosen = children.map(({ symbols, required }) => ({
    required,
    symbol: symbols.find(isUsable),
  }));
  if (chosen.some(({ required, symbol }) => required && symbol === undefined)) return undefined;
  const needed = chosen.filter(({ required }) => required);
  const shown = needed.length === 0 && wantsItems ? chosen : needed;
  return shown.flatMap(({ symbol }) => symbol ?? []).slice(0, Math.max(needed.length, 1));
}

function repeated(
  { min, term }: Particle,
  isUsable: (symbol: number) => boolean,
  wantsItems: boolean,
): Word | undefined {
  const count = wantsItems ? Math.max(1, min) : min;
  if (count === 0) return [];
  const word =
    typeof term === 'number'
      ? isUsable(term)
        ? [term]
        : undefined
      : once(term, isUsable, wantsItems);
  if (word === undefined || word.length === 0) return word;
  return word.length * count > MOST ? undefined : Array.from({ length: count }, () => word).flat();
}

function once(
  { kind, particles }: ParticleGroup,
  isUsable: (symbol: number) => boolean,
  wantsItems: boolean,
): Word | undefined {
  if (kind === 'choice') {
    const words = particles.flatMap((particle) => {
      const word = repeated(particle, isUsable, wantsItems);
      return word === undefined ? [] : [word];
    });
    return words.toSorted((a, b) => a.length - b.length)[0];
  }
  const words = particles.map((particle) => repeated(particle, isUsable, false));
  if (wantsItems && words.every((word) => word?.length === 0)) {
    // One of them is enough to show something.
    for (const [index, particle] of particles.entries()) {
      const word = repeated(particle, isUsable, true);
      if (word !== undefined && word.length > 0)
        return words.with(index, word).flatMap((each) => each ?? []);
    }
  }
  const whole: number[] = [];
  for (const word of words) {
    if (word === undefined) return undefined;
    whole.push(...word);
  }
  return whole;
}
