/** Random secrets, the spellings that they may come back in, and where they can be read. */
import { inspect } from 'node:util';
import fc from 'fast-check';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const OTHERS = [...`&<>"'%+/=\\ #;:!?-_.~0123456789éßÿ€漢😀`];

/** Two letters, then something that is spelled in many ways: no such text is there by chance. */
const syllable = fc
  .tuple(fc.constantFrom(...LETTERS), fc.constantFrom(...LETTERS), fc.constantFrom(...OTHERS))
  .map((parts) => parts.join(''));

export function secret(least: number, most: number): fc.Arbitrary<string> {
  return fc
    .array(syllable, { minLength: Math.ceil(least / 3), maxLength: Math.floor(most / 3) })
    .map((syllables) => syllables.join('').trim());
}

/** Four digits, none twice: numbers such as 60000 are in errors anyway. */
export const pin: fc.Arbitrary<string> = fc
  .shuffledSubarray([...'23456789'], { minLength: 4, maxLength: 4 })
  .map((digits) => digits.join(''));

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => NAMED[character] ?? '');
}

const url = (text: string): string => encodeURIComponent(text);
const lower = (text: string): string => url(text).replace(/%../g, (code) => code.toLowerCase());
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Every way that a text is written in by those who repeat it. */
export const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  xml: escaped,
  'xml, of & and < alone': (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  'xml, by number': (text) =>
    text.replace(/[^a-z0-9]/giu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`),
  'xml twice': (text) => escaped(escaped(text)),
  url,
  'url, lower case': lower,
  'url, as a form': (text) => new URLSearchParams({ x: text }).toString().slice(2),
  json: (text) => JSON.stringify(text).slice(1, -1),
  base64,
  'base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'base64 in a URL': (text) => url(base64(text)),
  'base64 of user and password': (text) => base64(`admin:${text}`),
  'base64 inside': (text) => base64(`ab${text}yz`),
};

/** What of the base64 of a text does not depend on what stands around it, by where it starts. */
function cores(text: string): string[] {
  const { length } = Buffer.from(text);
  return [0, 1, 2].map((shift) => {
    const code = base64('\0'.repeat(shift) + text);
    return code.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + length) * 8) / 6));
  });
}

/** Stretches of a secret that nobody may read: half of it, but not less than six characters. */
function stretches(text: string): string[] {
  const characters = [...text];
  const size = Math.min(characters.length, Math.max(6, Math.ceil(characters.length / 2)));
  const starts = [0, (characters.length - size) >> 1, characters.length - size];
  return starts.map((start) =>
    characters
      .slice(start, start + size)
      .join('')
      .trim(),
  );
}

/** The spellings of secrets, or of half of one, that can be read in a text. */
export function legible(shown: string, secrets: readonly string[]): string[] {
  return secrets.flatMap((text) =>
    stretches(text).flatMap((stretch) => {
      const spelled = Object.entries(SPELLINGS)
        .filter(([name]) => !name.startsWith('base64'))
        .map(([, spell]) => spell(stretch));
      const codes = cores(stretch);
      const safe = codes.map((code) => code.replaceAll('+', '-').replaceAll('/', '_'));
      const found = [...spelled, ...codes, ...safe, ...codes.map(url)];
      return found.filter((spelling) => shown.includes(spelling));
    }),
  );
}

/** All that can be seen of a thing: printed, inspected, as JSON, and every text in it as it is. */
export function shownOf(thing: unknown): string {
  const options = { depth: 9, showHidden: true, maxStringLength: null };
  const parts = [String(thing), inspect(thing, options), JSON.stringify(thing) ?? ''];
  collect(thing, parts, new Set());
  // Lines and columns are numbers, too.
  return parts.join('\n').replace(/:\d+:\d+/g, '');
}

/** Texts under any name, enumerable or not: stacks, messages and causes are among them. */
function collect(thing: unknown, parts: string[], seen: Set<object>): void {
  if (typeof thing === 'string') parts.push(thing);
  if (typeof thing !== 'object' || thing === null || seen.has(thing)) return;
  seen.add(thing);
  for (const key of Reflect.ownKeys(thing)) {
    parts.push(String(key));
    collect(Reflect.get(thing, key), parts, seen);
  }
}
