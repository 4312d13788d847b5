/**
 * Strict JSON (RFC 8259) with the place of every value, which JSON.parse does not give. Objects
 * are lists of members, so that a repeated key can be reported and `__proto__` is a key like others.
 */
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';

interface Placed {
  readonly at: SourcePoint;
}

export type JsonNode = Placed &
  (
    | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'string'; readonly value: string }
    /** `text` has every digit, also those that a number cannot hold. */
    | { readonly kind: 'number'; readonly value: number; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
  );

export interface JsonMember extends Placed {
  readonly key: string;
  readonly value: JsonNode;
}

/** Why a text is no JSON, and where. */
export interface JsonFault extends Placed {
  readonly message: string;
}

/** Deeper than any configuration, and far from the end of the call stack. */
const MAX_DEPTH = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Thrown inside this file only. */
class Fault extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

export function parseJson(text: string, file: string): JsonNode | JsonFault {
  const scanner = new Scanner(text, file);
  try {
    const node = scanner.value(0);
    scanner.end();
    return node;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { at: scanner.point(error.offset), message: error.message };
  }
}

export function isFault(result: JsonNode | JsonFault): result is JsonFault {
  return !('kind' in result);
}

class Scanner {
  readonly #text: string;
  readonly #file: string;
  readonly #lineStarts: readonly number[];
  #at = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    this.#lineStarts = [
      0,
      ...Array.from(text.matchAll(/\r\n|\n|\r/g), (m) => m.index + m[0].length),
    ];
  }

  point(offset: number): SourcePoint {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { file: this.#file, line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }

  end(): void {
    if (this.#next() !== undefined) this.#unexpected('the end of the file');
  }

  value(depth: number): JsonNode {
    const first = this.#next();
    const at = this.point(this.#at);
    if (depth > MAX_DEPTH) throw new Fault(this.#at, `nested deeper than ${MAX_DEPTH} levels`);
    if (first === '{') return { kind: 'object', at, members: this.#members(depth) };
    if (first === '[') return { kind: 'array', at, items: this.#items(depth) };
    if (first === '"') return { kind: 'string', at, value: this.#string() };
    if (this.#takes('true')) return { kind: 'boolean', at, value: true };
    if (this.#takes('false')) return { kind: 'boolean', at, value: false };
    if (this.#takes('null')) return { kind: 'null', at };
    const number = this.#match(NUMBER);
    if (number === '') this.#unexpected('a value');
    return { kind: 'number', at, value: Number(number), text: number };
  }

  #members(depth: number): JsonMember[] {
    const members: JsonMember[] = [];
    this.#at++;
    if (this.#next() === '}') {
      this.#at++;
      return members;
    }
    for (;;) {
      if (this.#next() !== '"') this.#unexpected('a key in double quotes');
      const at = this.point(this.#at);
      const key = this.#string();
      if (this.#next() !== ':') this.#unexpected(`':' after a key`);
      this.#at++;
      members.push({ at, key, value: this.value(depth + 1) });
      if (!this.#continues('}')) return members;
    }
  }

  #items(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.#at++;
    if (this.#next() === ']') {
      this.#at++;
      return items;
    }
    do items.push(this.value(depth + 1));
    while (this.#continues(']'));
    return items;
  }

  #continues(end: string): boolean {
    const character = this.#next();
    if (character !== ',' && character !== end) this.#unexpected(`',' or '${end}'`);
    this.#at++;
    return character === ',';
  }

  #string(): string {
    const start = this.#at++;
    let value = '';
    for (;;) {
      value += this.#match(PLAIN);
      const character = this.#text[this.#at];
      if (character === undefined) throw new Fault(start, 'a string that does not end');
      if (character !== '"' && character !== '\\')
        throw new Fault(this.#at, 'a control character in a string must be escaped');
      this.#at++;
      if (character === '"') return value;
      value += this.#escape();
    }
  }

  #escape(): string {
    const character = this.#text[this.#at] ?? '';
    const simple = ESCAPES.get(character);
    const hex = /^u([0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 5))?.[1];
    if (simple === undefined && hex === undefined)
      throw new Fault(this.#at - 1, `unknown escape ${quote(`\\${character}`)}`);
    this.#at += hex === undefined ? 1 : 5;
    return simple ?? String.fromCharCode(Number.parseInt(hex ?? '', 16));
  }

  /** The next character that is no white space. */
  #next(): string | undefined {
    this.#match(SPACE);
    return this.#text[this.#at];
  }

  #takes(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #unexpected(expected: string): never {
    const found = this.#text[this.#at];
    const what = found === undefined ? 'the end of the file' : quote(found);
    throw new Fault(this.#at, `expected ${expected}, found ${what}`);
  }
}
