/** Readers of JSON that a person may have written: each says where it is and what it expected. */
import { StateError } from '../../../generator/mock/simulator.js';

export type Read<T> = (value: unknown, at: string) => T;

type Properties = Readonly<Record<string, unknown>>;

/** Texts are not shown: a password may stand in the wrong place. */
function expected(what: string, value: unknown, at: string): never {
  throw new StateError(`${at}: expected ${what}, found ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export const text: Read<string> = (value, at) =>
  typeof value === 'string' ? value : expected('text', value, at);

export const flag: Read<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : expected('true or false', value, at);

/** A whole number from `least` to `most`. */
export function whole(least: number = 0, most: number = Number.MAX_SAFE_INTEGER): Read<number> {
  return (value, at) => {
    if (typeof value !== 'number') return expected('a whole number', value, at);
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new StateError(`${at}: expected a whole number from ${least} to ${most}, found ${value}`);
  };
}

export function oneOf<T extends string>(...choices: readonly T[]): Read<T> {
  return (value, at) => {
    const chosen = choices.find((choice) => choice === value);
    return chosen ?? expected(`one of ${choices.join(', ')}`, value, at);
  };
}

export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, at) => (value === null ? null : read(value, at));
}

export function optional<T>(read: Read<T>): Read<T | undefined> {
  return (value, at) => (value === undefined ? undefined : read(value, at));
}

/** What is absent is `fallback`. */
export function or<T>(read: Read<T>, fallback: T): Read<T> {
  return (value, at) => (value === undefined ? fallback : read(value, at));
}

export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value, at) =>
    Array.isArray(value)
      ? value.map((item, index) => read(item, `${at}[${index}]`))
      : expected('a list', value, at);
}

/** An object with any names, as a map; `key` may change them, and `read` knows them. */
export function mapOf<K, T>(
  key: (name: string, at: string) => K,
  read: (value: unknown, at: string, name: string) => T,
): Read<Map<K, T>> {
  return (value, at) => {
    const map = new Map<K, T>();
    for (const [name, item] of Object.entries(properties(value, at))) {
      const here = `${at}.${name}`;
      const own = key(name, here);
      if (map.has(own)) throw new StateError(`${here}: expected a name that no other entry has`);
      map.set(own, read(item, here, name));
    }
    return map;
  };
}

/** An object with these members and no other. */
export function object<T>(members: { readonly [Name in keyof T]-?: Read<T[Name]> }): Read<T> {
  return (value, at) => {
    const given = properties(value, at);
    const names = Object.keys(members);
    const stranger = Object.keys(given).find((name) => !names.includes(name));
    if (stranger !== undefined)
      throw new StateError(
        `${at}.${stranger}: there is no such member; expected ${names.join(', ')}`,
      );
    return readMembers(members, given, at);
  };
}

/** An object with these members and others, which are taken as they are. */
export function open<T>(members: { readonly [Name in keyof T]?: Read<T[Name]> }): Read<T> {
  return (value, at) => {
    const given = properties(value, at);
    return { ...given, ...readMembers(members, given, at) };
  };
}

function readMembers<T>(
  members: { readonly [Name in keyof T]?: Read<T[Name]> },
  given: Properties,
  at: string,
): T {
  const readers: object = members;
  const read = Object.entries(readers).map(([name, reader]: [string, Read<unknown>]) => [
    name,
    reader(given[name], `${at}.${name}`),
  ]);
  // What a reader was named for is as T has it; what none was named for is for T's user to doubt.
  return Object.fromEntries(read) as T;
}

function properties(value: unknown, at: string): Properties {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return expected('an object', value, at);
  return { ...value };
}
