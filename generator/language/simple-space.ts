/** White space in front of a machine: texts as they are written, before it is normalized. */
import type { Ranges } from '../pattern/ranges.js';
import type { WhiteSpace } from '../xsd/components.js';
import { DEAD, EVERYTHING, machine, NOTHING } from './simple-machine.js';
import type { Machine } from './simple-machine.js';

const SPACE = 32;
const SPACES: readonly Ranges[] = [
  [9, 10, 13, 13],
  [SPACE, SPACE],
];

function isSpace(character: number): boolean {
  return character === SPACE || character === 9 || character === 10 || character === 13;
}

/** Texts that the machine accepts once their white space is normalized (Part 2, section 4.3.6). */
export function normalizing(whiteSpace: WhiteSpace | undefined, inner: Machine): Machine {
  if (inner === EVERYTHING || inner === NOTHING) return inner;
  switch (whiteSpace) {
    case 'collapse':
      return collapsing(inner);
    case 'replace':
      return {
        ...inner,
        sets: [...inner.sets, ...SPACES],
        step: (state, character) => inner.step(state, isSpace(character) ? SPACE : character),
      };
    default:
      return inner;
  }
}

interface Collapsing {
  readonly place: 'before' | 'inside' | 'spaces';
  readonly state: number;
}

function collapsing(inner: Machine): Machine {
  return machine<Collapsing>({
    sets: [...inner.sets, ...SPACES],
    start: { place: 'before', state: inner.start },
    key: ({ place, state }) => `${place}${state}`,
    step: ({ place, state }, character) => {
      if (isSpace(character)) return { place: place === 'before' ? place : 'spaces', state };
      const from = place === 'spaces' ? inner.step(state, SPACE) : state;
      const next = from === DEAD ? DEAD : inner.step(from, character);
      return next === DEAD ? undefined : { place: 'inside', state: next };
    },
    accepts: ({ state }) => inner.accepts(state),
  });
}

/** Texts of items with single spaces between them; the empty text has none. */
export function listing(item: Machine): Machine {
  return machine<number>({
    sets: [...item.sets, ...SPACES],
    // Before the first item the list may end, after a space it may not.
    start: EMPTY,
    key: String,
    step: (state, character) => {
      if (state !== EMPTY && character === SPACE)
        return item.accepts(state) ? item.start : undefined;
      const next = item.step(state === EMPTY ? item.start : state, character);
      return next === DEAD ? undefined : next;
    },
    accepts: (state) => state === EMPTY || item.accepts(state),
  });
}

const EMPTY = -2;
