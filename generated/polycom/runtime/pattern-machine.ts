/** A pattern that a RegExp could not match in linear time, as the generator writes it down. */
export interface PatternProgram {
  /** Each the source of one character in a RegExp with the flag `u`. */
  readonly sets: readonly string[];
  readonly root: PatternNode;
}

/** One character of a set, by its index; or nodes in a row, a choice, or a repetition. */
export type PatternNode =
  | number
  | readonly ['all' | 'any', nodes: readonly PatternNode[]]
  | readonly ['repeat', node: PatternNode, min: number, max: number | null];

/** All states have all members: engines run code over one shape several times faster. */
export interface State {
  /**
   * `one` reads a character of its set; `many` at least one; `count` from `min` to `max` of them,
   * which the machine counts; `split` reads nothing and goes to all its targets.
   */
  readonly kind: 'end' | 'one' | 'many' | 'count' | 'split';
  readonly set: number;
  readonly min: number;
  readonly max: number;
  /** Index of the state that follows. */
  readonly next: number;
  readonly targets: readonly number[];
}

export interface Machine {
  readonly states: readonly State[];
  readonly start: number;
}

const END: State = { kind: 'end', set: 0, min: 1, max: 1, next: 0, targets: [] };

/** Thompson's construction, from the end: every node knows what follows it. */
export function machineOf(root: PatternNode): Machine {
  const states: State[] = [END];

  function add(state: Partial<State>): number {
    return states.push({ ...END, ...state }) - 1;
  }

  function build(node: PatternNode, next: number): number {
    if (typeof node === 'number') return add({ kind: 'one', set: node, next });
    switch (node[0]) {
      case 'all':
        return node[1].reduceRight<number>((after, part) => build(part, after), next);
      case 'any':
        return add({ kind: 'split', targets: node[1].map((part) => build(part, next)) });
      case 'repeat': {
        const [, body, min, max] = node;
        if (typeof body === 'number') return repeatSet(body, min, max ?? Infinity, next);
        return repeatGroup(body, min, max ?? Infinity, next);
      }
    }
  }

  function repeatSet(set: number, min: number, max: number, next: number): number {
    if (min === 0) return add({ kind: 'split', targets: [repeatSet(set, 1, max, next), next] });
    if (max !== Infinity) return add({ kind: 'count', set, min, max, next });
    const many = add({ kind: 'many', set, next });
    return min === 1 ? many : repeatSet(set, min - 1, min - 1, many);
  }

  function repeatGroup(body: PatternNode, min: number, max: number, next: number): number {
    let entry = next;
    if (max === Infinity) {
      const targets = [next];
      entry = add({ kind: 'split', targets });
      targets.push(build(body, entry));
    } else
      for (let round = min; round < max; round++)
        entry = add({ kind: 'split', targets: [build(body, entry), next] });
    for (let round = 0; round < min; round++) entry = build(body, entry);
    return entry;
  }

  const start = build(root, 0);
  return { states, start };
}
