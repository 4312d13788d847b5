/** The automaton of an xs:all (Part 1, section 3.8.4): each child at most once, in any order. */
import type { Automaton, State } from '../ir/model.js';

/** A child may be one of several elements when it heads a substitution group. */
export interface AllChild {
  readonly symbols: readonly number[];
  readonly required: boolean;
}

/** There is a state for each set of children seen, so that more would be too many. */
export const ALL_LIMIT = 12;

export function allAutomaton(children: readonly AllChild[], optional: boolean): Automaton {
  const states: State[] = [];
  const required = children.reduce((mask, child, i) => mask | (child.required ? 1 << i : 0), 0);
  for (let seen = 0; seen < 1 << children.length; seen++) {
    const next: (readonly [number, number])[] = [];
    for (const [index, child] of children.entries()) {
      if ((seen & (1 << index)) !== 0) continue;
      for (const symbol of child.symbols) next.push([symbol, seen | (1 << index)]);
    }
    next.sort(([a], [b]) => a - b);
    states.push({
      accepting: (seen & required) === required || (optional && seen === 0),
      next,
    });
  }
  return { states };
}
