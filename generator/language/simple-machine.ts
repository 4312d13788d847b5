/** Deterministic automata over characters, made as far as somebody goes through them. */
import type { Ranges } from '../pattern/ranges.js';

/** The state of a text that cannot be continued to one that is accepted. */
export const DEAD = -1;

export interface Machine {
  /** Characters that stand in the same of these sets are treated alike. */
  readonly sets: readonly Ranges[];
  readonly start: number;
  readonly step: (state: number, character: number) => number;
  readonly accepts: (state: number) => boolean;
}

/** Thrown by a step whose state would be too large to go on with. */
export class TooLargeError extends Error {}

export const EVERYTHING: Machine = { sets: [], start: 0, step: () => 0, accepts: () => true };
export const NOTHING: Machine = { sets: [], start: DEAD, step: () => DEAD, accepts: () => false };

export interface Description<State> {
  readonly sets: readonly Ranges[];
  readonly start: State;
  /** Equal states have equal keys. */
  readonly key: (state: State) => string;
  /** Undefined: dead. */
  readonly step: (state: State, character: number) => State | undefined;
  readonly accepts: (state: State) => boolean;
}

/** Numbers the states as they are reached. */
export function machine<State>({ sets, start, key, step, accepts }: Description<State>): Machine {
  const numbers = new Map<string, number>();
  const states: { readonly state: State; readonly next: Map<number, number> }[] = [];

  function numberOf(state: State): number {
    const name = key(state);
    let number = numbers.get(name);
    if (number === undefined) {
      number = states.push({ state, next: new Map() }) - 1;
      numbers.set(name, number);
    }
    return number;
  }

  return {
    sets,
    start: numberOf(start),
    step(number, character) {
      const from = states[number];
      if (from === undefined) return DEAD;
      let target = from.next.get(character);
      if (target === undefined) {
        const state = step(from.state, character);
        target = state === undefined ? DEAD : numberOf(state);
        from.next.set(character, target);
      }
      return target;
    },
    accepts(number) {
      const at = states[number];
      return at !== undefined && accepts(at.state);
    },
  };
}

/** Texts that all machines accept. */
export function both(machines: readonly Machine[]): Machine {
  const [only = EVERYTHING] = machines;
  if (machines.length < 2) return only;
  return together(
    machines,
    (states) => !states.includes(DEAD),
    (states) => machines.every((each, index) => each.accepts(states[index] ?? DEAD)),
  );
}

/** Texts that some machine accepts. */
export function either(machines: readonly Machine[]): Machine {
  const [only = NOTHING] = machines;
  if (machines.length < 2) return only;
  return together(
    machines,
    (states) => states.some((state) => state !== DEAD),
    (states) => machines.some((each, index) => each.accepts(states[index] ?? DEAD)),
  );
}

function together(
  machines: readonly Machine[],
  isAlive: (states: readonly number[]) => boolean,
  accepts: (states: readonly number[]) => boolean,
): Machine {
  return machine<readonly number[]>({
    sets: machines.flatMap(({ sets }) => sets),
    start: machines.map(({ start }) => start),
    key: (states) => states.join(),
    step: (states, character) => {
      const next = machines.map((each, index) => {
        const state = states[index] ?? DEAD;
        return state === DEAD ? DEAD : each.step(state, character);
      });
      return isAlive(next) ? next : undefined;
    },
    accepts,
  });
}
