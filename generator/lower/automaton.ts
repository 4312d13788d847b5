/** A deterministic automaton from positions (subset construction), smallest and in a fixed order. */
import type { State, States } from '../ir/model.js';
import type { Positions } from './glushkov.js';

/** For an ambiguous model: the wildcards that admit the element of a symbol as well. */
export type Overlaps = (symbol: number) => readonly number[];

/** Undefined when more than `limit` states would be needed. */
export function determinize(
  positions: Positions,
  overlaps: Overlaps,
  limit: number,
): States | undefined {
  const { first, kindOf, kinds, symbols, nullable } = positions;
  const states: State[] = [];
  const indexes = new Map<string, number>();
  // A state is a set of kinds of positions.
  const pending: (readonly number[])[] = [];

  function stateOf(targets: ReadonlySet<number>): number {
    const sorted = [...targets].toSorted((a, b) => a - b);
    const key = sorted.join();
    let index = indexes.get(key);
    if (index === undefined) {
      index = indexes.size + 1;
      indexes.set(key, index);
      pending.push(sorted);
    }
    return index;
  }

  function addState(accepting: boolean, reachable: Iterable<number>): void {
    const bySymbol = new Map<number, Set<number>>();
    for (const position of reachable) {
      const symbol = symbols[position] ?? 0;
      const kind = kindOf[position] ?? 0;
      const targets = bySymbol.get(symbol);
      if (targets) targets.add(kind);
      else bySymbol.set(symbol, new Set([kind]));
    }
    const order = [...bySymbol].toSorted(([a], [b]) => a - b);
    const next = order.map(([symbol, targets]): readonly [number, number] => {
      const also = overlaps(symbol).flatMap((other) => [...(bySymbol.get(other) ?? [])]);
      return [symbol, stateOf(new Set([...targets, ...also]))];
    });
    states.push({ accepting, next });
  }

  addState(nullable, first);
  for (const subset of pending) {
    if (states.length > limit) return undefined;
    const reachable = new Set(subset.flatMap((kind) => kinds[kind]?.follow ?? []));
    addState(
      subset.some((kind) => kinds[kind]?.isLast === true),
      reachable,
    );
  }
  return { kind: 'states', states };
}

/** Merging is quadratic at worst; beyond this the automaton stays as it is. */
const MERGE_LIMIT = 300;

/** Merges states that accept the same continuations (Moore), and numbers them as they are reached. */
export function minimize(automaton: States): States {
  const { states } = automaton;
  if (states.length > MERGE_LIMIT) return automaton;
  let classes = states.map((state): number => (state.accepting ? 1 : 0));
  let count = new Set(classes).size;
  for (;;) {
    const keys = new Map<string, number>();
    const refined = states.map((state, index) => {
      const targets = state.next.map(([symbol, target]) => `${symbol}:${classes[target] ?? 0}`);
      const key = `${classes[index] ?? 0}|${targets.join()}`;
      const known = keys.get(key) ?? keys.size;
      keys.set(key, known);
      return known;
    });
    classes = refined;
    if (keys.size === count) break;
    count = keys.size;
  }
  return renumbered(states, classes);
}

/** Classes were numbered in the order of their first state, so that the start is 0. */
function renumbered(states: readonly State[], classes: readonly number[]): States {
  const merged: State[] = [];
  for (const [index, state] of states.entries()) {
    const own = classes[index] ?? 0;
    merged[own] ??= {
      accepting: state.accepting,
      next: state.next.map(([symbol, target]) => [symbol, classes[target] ?? 0]),
    };
  }
  return { kind: 'states', states: merged };
}
