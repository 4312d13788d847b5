/**
 * Takes over what an earlier run made. While something is made, its look-ups in tables are noted;
 * the result is taken over when it is made of the same things and every look-up would find the same
 * again. What reported something is made anew, so that it is reported again.
 */
import type { Diagnostics } from './diagnostic.js';

/** What a run leaves for the next one. */
export interface Past {
  made: Results;
}

/** By what was made, and its name. */
type Results = ReadonlyMap<string, ReadonlyMap<string, Made>>;

interface Made {
  readonly inputs: readonly unknown[];
  readonly lookups: readonly Lookup[];
  readonly result: unknown;
}

interface Lookup {
  readonly table: string;
  readonly key: unknown;
  readonly found: unknown;
}

type Find = (key: never) => unknown;

export function newPast(): Past {
  return { made: new Map() };
}

export class Memo {
  readonly #diagnostics: Diagnostics;
  /** Undefined when nothing is to be remembered: then nothing is noted either. */
  readonly #before: Results | undefined;
  readonly #made = new Map<string, Map<string, Made>>();
  readonly #tables = new Map<string, Find>();
  #notes: Lookup[] | undefined;

  constructor(diagnostics: Diagnostics, past?: Past) {
    this.#diagnostics = diagnostics;
    this.#before = past?.made;
    if (past !== undefined) past.made = this.#made;
  }

  /** A map whose `get` and `has` are noted; who walks through it must not be remembered. */
  table<K, V>(name: string, entries?: Iterable<readonly [K, V]>): Map<K, V> {
    if (this.#before === undefined) return new Map(entries);
    const isIn = `${name}?`;
    const table = new NotedMap<K, V>(
      (key, found) => this.#notes?.push({ table: name, key, found }),
      (key, found) => this.#notes?.push({ table: isIn, key, found }),
    );
    for (const [key, value] of entries ?? []) table.set(key, value);
    this.#tables.set(name, (key: K) => table.get(key));
    this.#tables.set(isIn, (key: K) => table.has(key));
    return table;
  }

  /** A function that stands for a table. */
  lookup<K, V>(name: string, find: (key: K) => V): (key: K) => V {
    if (this.#before === undefined) return find;
    const unnoted = (key: K): V => this.#noting(undefined, () => find(key));
    this.#tables.set(name, unnoted);
    return (key) => {
      const found = unnoted(key);
      this.#notes?.push({ table: name, key, found });
      return found;
    };
  }

  /**
   * What `make` gives, or gave for the same inputs. All else that it depends on must come from the
   * tables, what was made of other things included.
   */
  make<T>(what: string, name: string, inputs: readonly unknown[], make: () => T): T {
    if (this.#before === undefined) return make();
    const known = this.#before.get(what)?.get(name);
    if (known !== undefined && this.#holds(known, inputs)) {
      this.#keep(what, name, known);
      // What stands under a name was made by the same `make` in an earlier run.
      return known.result as T;
    }
    const before = this.#diagnostics.reports;
    const lookups: Lookup[] = [];
    const result = this.#noting(lookups, make);
    if (this.#diagnostics.reports !== before) return result;
    this.#keep(what, name, { inputs, lookups: distinct(lookups), result });
    return result;
  }

  #keep(what: string, name: string, made: Made): void {
    const all = this.#made.get(what);
    if (all === undefined) this.#made.set(what, new Map([[name, made]]));
    else all.set(name, made);
  }

  #holds(known: Made, inputs: readonly unknown[]): boolean {
    if (!isSame(known.inputs, inputs)) return false;
    return this.#noting(undefined, () =>
      known.lookups.every(({ table, key, found }) => {
        // Keys come from the look-ups of a table of this name.
        const again = this.#tables.get(table)?.(key as never);
        return isSame(found, again);
      }),
    );
  }

  #noting<T>(notes: Lookup[] | undefined, run: () => T): T {
    const outer = this.#notes;
    this.#notes = notes;
    try {
      return run();
    } finally {
      this.#notes = outer;
    }
  }
}

/** An emitter asks for the same names over and over. */
function distinct(lookups: readonly Lookup[]): readonly Lookup[] {
  if (lookups.length < 10) return lookups;
  const seen = new Map<string, Set<unknown>>();
  return lookups.filter(({ table, key }) => {
    const keys = seen.get(table) ?? new Set();
    seen.set(table, keys);
    return !keys.has(key) && keys.add(key);
  });
}

/** The same thing, or lists of the same things. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => item === b[index]);
}

class NotedMap<K, V> extends Map<K, V> {
  readonly #noteGet: (key: K, found: V | undefined) => void;
  readonly #noteHas: (key: K, found: boolean) => void;

  constructor(
    noteGet: (key: K, found: V | undefined) => void,
    noteHas: (key: K, found: boolean) => void,
  ) {
    super();
    this.#noteGet = noteGet;
    this.#noteHas = noteHas;
  }

  override get(key: K): V | undefined {
    const found = super.get(key);
    this.#noteGet(key, found);
    return found;
  }

  override has(key: K): boolean {
    const found = super.has(key);
    this.#noteHas(key, found);
    return found;
  }
}
