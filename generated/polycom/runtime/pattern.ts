import type { Matcher } from './facets.js';
import { machineOf } from './pattern-machine.js';
import type { Machine, PatternProgram, State } from './pattern-machine.js';

/** A matcher that follows all ways through the pattern at once: linear in the text, always. */
export function automaton(program: PatternProgram): Matcher {
  let machine: Machine | undefined;
  const sets = program.sets.map(characterSet);
  return { test: (text) => runMachine((machine ??= machineOf(program.root)), sets, text).matches };
}

type CharacterSet = (code: number) => boolean;

/** Keeps the answers for ASCII, and the last one, since several states ask the same. */
export function characterSet(source: string): CharacterSet {
  const matcher = new RegExp(`^${source}$`, 'u');
  const known: (boolean | undefined)[] = [];
  let last = -1;
  let answer = false;
  return (code) => {
    if (code < 128) return (known[code] ??= matcher.test(String.fromCharCode(code)));
    if (code !== last) answer = matcher.test(String.fromCodePoint(code));
    last = code;
    return answer;
  };
}

export interface Run {
  readonly matches: boolean;
  /** States that were looked at: at most a fixed number for each character. */
  readonly steps: number;
}

/** Ways that wait in a counting state: after how many characters each came there, in order. */
interface Counter {
  readonly since: number[];
  head: number;
}

export function runMachine(
  { states, start }: Machine,
  sets: readonly CharacterSet[],
  text: string,
): Run {
  /** Characters read when a state was last reached, or put into the list of those that are active. */
  const reached = new Int32Array(states.length).fill(-1);
  const listed = new Int32Array(states.length).fill(-1);
  const counters: (Counter | undefined)[] = [];
  const pending: number[] = [];
  let active: number[] = [];
  let waiting: number[] = [];
  let read = 0;
  let steps = 0;

  /** Follows what needs no character from a state, to those that wait for the next one. */
  function reach(first: number): void {
    for (let id: number | undefined = first; id !== undefined; id = pending.pop()) {
      steps++;
      const state = states[id];
      if (state === undefined || reached[id] === read) continue;
      reached[id] = read;
      if (state.kind === 'split') for (const target of state.targets) pending.push(target);
      else if (state.kind !== 'end') {
        if (state.kind === 'count') (counters[id] ??= { since: [], head: 0 }).since.push(read);
        list(id);
      }
    }
  }

  function list(id: number): void {
    if (listed[id] === read) return;
    listed[id] = read;
    waiting.push(id);
  }

  /** A character was read that the set of the state has. */
  function accept(id: number, state: State): void {
    if (state.kind === 'many') list(id);
    if (state.kind === 'count' && !count(id, state)) return;
    reach(state.next);
  }

  /** Whether a way in a counting state may leave it now; those that may not stay are dropped. */
  function count(id: number, { min, max }: State): boolean {
    const counter = counters[id];
    if (counter === undefined) return false;
    const { since } = counter;
    // The oldest counts furthest.
    const leaves = read - (since[counter.head] ?? read) >= min;
    while (read - (since[counter.head] ?? read) >= max) {
      counter.head++;
      steps++;
    }
    if (counter.head > 64 && counter.head * 2 > since.length) {
      since.splice(0, counter.head);
      counter.head = 0;
    }
    if (counter.head < since.length) list(id);
    return leaves;
  }

  /** A character was read that the set does not have: only what came with it stays. */
  function refuse(counter: Counter | undefined): void {
    if (counter === undefined) return;
    const { since } = counter;
    const stays = since.at(-1) === read;
    since.length = 0;
    counter.head = 0;
    if (stays) since.push(read);
  }

  reach(start);
  for (let at = 0; at < text.length;) {
    if (waiting.length === 0) return { matches: false, steps };
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    [active, waiting] = [waiting, active];
    waiting.length = 0;
    read++;
    for (const id of active) {
      steps++;
      const state = states[id];
      if (state === undefined) continue;
      if (sets[state.set]?.(code) === true) accept(id, state);
      else refuse(counters[id]);
    }
  }
  return { matches: reached[0] === read, steps };
}
