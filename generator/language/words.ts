/** Shortest words of a content model that meet conditions: counterexamples to inclusion, mostly. */
import { outside } from './condition.js';
import type { Condition, Matcher } from './condition.js';

export type Found =
  | { readonly kind: 'found'; readonly word: readonly number[] }
  | { readonly kind: 'none' }
  /** The search became too large. */
  | { readonly kind: 'unknown' };

const LIMIT = 20_000;

/**
 * A word of least cost that `other` does not have; letters may be left out of account there. The
 * conditions count letters and do not ask for their order.
 */
export function shortestOutside(
  matcher: Matcher,
  other: Matcher,
  conditions: readonly Condition[],
  costOf: (letter: number) => number,
  isLeftOut?: (letter: number) => boolean,
): Found {
  const isUnordered = other.violations !== undefined;
  const source = (isUnordered ? matcher.inOrder?.() : undefined) ?? matcher;
  let best: Found = { kind: 'none' };
  let least = Infinity;
  for (const condition of outside(other, isLeftOut)) {
    const found = shortestWord(source, [condition, ...conditions], costOf);
    if (found.kind === 'unknown' && best.kind === 'none') best = found;
    if (found.kind !== 'found') continue;
    const cost = found.word.reduce((sum, letter) => sum + costOf(letter), 0);
    if (cost >= least) continue;
    least = cost;
    best = found;
  }
  return best;
}

/** The word of least cost; costs are positive, a letter that costs Infinity is never used. */
export function shortestWord(
  matcher: Matcher,
  conditions: readonly Condition[],
  costOf: (letter: number) => number,
): Found {
  const settled = new Set<string>();
  const queue = new Heap();
  // A word that has been met is the answer once nothing cheaper is left.
  let best: Step | undefined;
  const add = (step: Step): void => {
    if (best !== undefined && step.cost >= best.cost) return;
    const isMet = conditions.every(({ isMet }, index) => isMet(step.states[index] ?? 0));
    if (isMet && matcher.isAccepting(step.state)) best = step;
    else queue.push(step);
  };
  add({ states: conditions.map(() => 0), state: 0, cost: 0 });
  for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
    if (best !== undefined && step.cost >= best.cost) break;
    const key = `${step.state},${step.states.join()}`;
    if (settled.has(key)) continue;
    settled.add(key);
    if (settled.size > LIMIT) return { kind: 'unknown' };
    const { state, states, cost } = step;
    for (const [letter, target] of matcher.next(state)) {
      const price = costOf(letter);
      if (price === Infinity) continue;
      const next = conditions.map((condition, index) => condition.step(states[index] ?? 0, letter));
      if (conditions.some(({ isLost }, index) => isLost?.(next[index] ?? 0) === true)) continue;
      add({ state: target, states: next, cost: cost + price, letter, before: step });
    }
  }
  return best === undefined ? { kind: 'none' } : { kind: 'found', word: wordTo(best) };
}

interface Step {
  readonly state: number;
  readonly states: readonly number[];
  readonly cost: number;
  readonly letter?: number;
  readonly before?: Step;
}

function wordTo(last: Step): readonly number[] {
  const word: number[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before) {
    if (step.letter !== undefined) word.push(step.letter);
  }
  return word.reverse();
}

/** A binary heap; of equal costs the earlier one is not preferred, but the result is the same in every run. */
class Heap {
  readonly #steps: Step[] = [];

  push(step: Step): void {
    const steps = this.#steps;
    let index = steps.push(step) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = steps[parent];
      if (above === undefined || above.cost <= step.cost) break;
      steps[index] = above;
      index = parent;
    }
    steps[index] = step;
  }

  pop(): Step | undefined {
    const steps = this.#steps;
    const [first] = steps;
    const last = steps.pop();
    if (last === undefined || steps.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const right = steps[child + 1];
      if (right !== undefined && right.cost < (steps[child]?.cost ?? 0)) child++;
      const below = steps[child];
      if (below === undefined || below.cost >= last.cost) break;
      steps[index] = below;
      index = child;
    }
    steps[index] = last;
    return first;
  }
}
