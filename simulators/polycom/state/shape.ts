/** Readers of JSON that a person may have written: each says where it is and what it expected. */
import { StateError } from '../../../generator/mock/simulator.js';

export type Read<T> = (value: unknown, at: string) => T;

type Properties = Readonly<Record<string, unknown>>;

/** Texts are not shown: a password may stand in the wrong place. */
function expected(what: string, value: unknown, at: string): never {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  throw new StateError(`${at}: expected ${what}, found ${value === undefined ? 'nothing' : found}`);
}

export const text: Read<string> = (value, at) =>
  typeof value === 'string' && value !== '' ? value : expected('text', value, at);

export const flag: Read<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : expected('true or false', value, at);

export function whole(least: number): Read<number> {
  return (value, at) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least
      ? value
      : expected(`a whole number from ${least}`, value, at);
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

export const properties: Read<Properties> = (value, at) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : expected('an object', value, at);

/** An object with these members and no other. */
export function object<T>(members: { readonly [Name in keyof T]-?: Read<T[Name]> }): Read<T> {
  return (value, at) => {
    const given = properties(value, at);
    const readers: object = members;
    const names = Object.keys(readers);
    const stranger = Object.keys(given).find((name) => !names.includes(name));
    if (stranger !== undefined)
      throw new StateError(
        `${at}.${stranger}: there is no such member; expected ${names.join(', ')}`,
      );
    const read = Object.entries(readers).map(([name, reader]: [string, Read<unknown>]) => [
      name,
      reader(given[name], `${at}.${name}`),
    ]);
    // Each member was read by the reader that T has for it.
    return Object.fromEntries(read) as T;
  };
}
