/** Content whose order is kept: the shortest way through the automaton that shows something. */
import { itemKey } from '../ir/keys.js';
import type { OrderedContent } from '../ir/model.js';
import type { Sampling } from './sampling.js';

interface Step {
  readonly state: number;
  readonly symbol: number;
  readonly before: Step | undefined;
}

export function sampleOrdered(
  sampling: Sampling,
  content: OrderedContent,
): Readonly<Record<string, unknown>> | undefined {
  if (content.mixed && content.automaton.states[0]?.accepting === true)
    return { $content: ['text'] };
  const wantsItems = sampling.stack.length <= 2;
  const path = shortest(sampling, content, wantsItems) ?? shortest(sampling, content, false);
  if (path === undefined) return undefined;
  return { $content: path.map(({ name, value }) => ({ name, value })) };
}

interface Shown {
  readonly name: string;
  readonly value: unknown;
}

/** Breadth first; items that only endless nesting could fill are passed over. */
function shortest(
  sampling: Sampling,
  content: OrderedContent,
  wantsItems: boolean,
): readonly Shown[] | undefined {
  const { states } = content.automaton;
  const values = new Map<number, unknown>();
  const valueOf = (symbol: number): unknown => {
    const item = content.items[symbol];
    if (!values.has(symbol) && item !== undefined) {
      values.set(symbol, sampling.inner(sampling, item.type, item.name));
    }
    return values.get(symbol);
  };
  if (states[0]?.accepting === true && !wantsItems) return [];
  const visited = new Set<number>();
  const queue: (Step | undefined)[] = [undefined];
  for (const step of queue) {
    for (const [symbol, state] of states[step?.state ?? 0]?.next ?? []) {
      if (visited.has(state) || valueOf(symbol) === undefined) continue;
      visited.add(state);
      const next: Step = { state, symbol, before: step };
      if (states[state]?.accepting === true) return shown(content, next, valueOf);
      queue.push(next);
    }
  }
  return undefined;
}

function shown(
  content: OrderedContent,
  last: Step,
  valueOf: (symbol: number) => unknown,
): readonly Shown[] {
  const path: Shown[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before) {
    const { symbol } = step;
    const item = content.items[symbol];
    if (item !== undefined) path.unshift({ name: itemKey(content, item), value: valueOf(symbol) });
  }
  return path;
}
