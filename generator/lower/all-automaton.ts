/** The automaton of a small xs:all (Part 1, section 3.8.4): each child at most once, in any order. */
import type { State, States, Unordered } from '../ir/model.js';

/** There is a state for each set of children seen, so that more would be too many. */
const MAX_CHILDREN = 4;

/** Undefined for one that would take too many states. */
export function allAutomaton({ children, optional }: Unordered): States | undefined {
  if (children.length > MAX_CHILDREN) return undefined;
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
  return { kind: 'states', states };
}
