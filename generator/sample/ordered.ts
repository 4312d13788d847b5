/** Content whose order is kept: the shortest that shows something. */
import { itemKey } from '../ir/keys.js';
import type { OrderedContent, State } from '../ir/model.js';
import { fewest } from './fewest.js';
import { fixedValue } from './fixed.js';
import { tried } from './sampling.js';
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
  const values = new Map<number, { readonly value: unknown; readonly size: number }>();
  const valueOf = (symbol: number): unknown => {
    const item = content.items[symbol];
    if (!values.has(symbol) && item !== undefined) {
      const sample = (): unknown => sampling.inner(sampling, item.type, item.name);
      const { fixed } = item;
      const make = (): unknown =>
        fixed === undefined ? sample() : fixedValue(sampling.model, item.type, fixed, sample);
      values.set(symbol, tried(sampling, make));
    }
    return values.get(symbol)?.value;
  };
  const word = (wantsItems: boolean): readonly number[] | undefined => {
    const { automaton } = content;
    // Items that only endless nesting could fill are passed over.
    const isUsable = (symbol: number): boolean => valueOf(symbol) !== undefined;
    return automaton.kind === 'states'
      ? shortest(automaton.states, isUsable, wantsItems)
      : fewest(automaton, isUsable, wantsItems);
  };
  if (content.mixed && word(false)?.length === 0) return { $content: ['text'] };
  const symbols = word(sampling.stack.length <= 2) ?? word(false);
  if (symbols === undefined) return undefined;
  for (const symbol of symbols) sampling.room.elements -= values.get(symbol)?.size ?? 0;
  if (sampling.room.elements < 0) return undefined;
  const $content = symbols.flatMap((symbol) => {
    const item = content.items[symbol];
    return item === undefined ? [] : [{ name: itemKey(content, item), value: valueOf(symbol) }];
  });
  return { $content };
}

/** Breadth first. */
function shortest(
  states: readonly State[],
  isUsable: (symbol: number) => boolean,
  wantsItems: boolean,
): readonly number[] | undefined {
  if (states[0]?.accepting === true && !wantsItems) return [];
  const visited = new Set<number>();
  const queue: (Step | undefined)[] = [undefined];
  for (const step of queue) {
    for (const [symbol, state] of states[step?.state ?? 0]?.next ?? []) {
      if (visited.has(state) || !isUsable(symbol)) continue;
      visited.add(state);
      const next: Step = { state, symbol, before: step };
      if (states[state]?.accepting === true) return symbolsOf(next);
      queue.push(next);
    }
  }
  return undefined;
}

function symbolsOf(last: Step): readonly number[] {
  const symbols: number[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before) {
    symbols.unshift(step.symbol);
  }
  return symbols;
}
