/** Keeps secrets out of messages: a server may repeat what it was sent, in any spelling. */

export type Redact = (text: string) => string;

const MARK = '***';
/** More of a text is not looked at, and not given: it tells nobody more. */
const MOST_TEXT = 65_536;
/** Shorter stretches of base64 say too little to be told from other text. */
const SHORTEST_CODE = 4;
/** A part of a secret that is shorter is no secret, and may stand in any text. */
const SHORTEST_SEED = 5;
const LONGEST_SEED = 12;
/** Of really long secrets the seeds are longer, to have fewer. */
const LONG = 600;

/**
 * `names` are the members that are secret, at any depth. What is `kept` never changes, and goes out
 * with many calls; `given` belongs to the caller and goes out with one.
 */
export function redaction(
  kept: readonly object[],
  given: unknown,
  names: ReadonlySet<string>,
): Redact {
  const often = kept.flatMap((each) => {
    const all = memory.get(each) ?? seedsOf(collect(each, names));
    memory.set(each, all);
    return all;
  });
  const seeds = often.concat(seedsOf(collect(given, names)));
  return (text) => hidden(text.slice(0, MOST_TEXT), seeds);
}

/** A password has many seeds, and a ticket goes out a thousand times. */
const memory = /* @__PURE__ */ new WeakMap<object, readonly Seed[]>();

function collect(
  value: unknown,
  names: ReadonlySet<string>,
  secret: boolean = false,
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  if (typeof value === 'object' && value !== null) {
    if (!(value instanceof Uint8Array))
      for (const [name, member] of Object.entries(value))
        collect(member, names, secret || names.has(name), found);
  } else if (secret) {
    const text = String(value ?? '').trim();
    if (text !== '') found.add(text);
  }
  return found;
}

/** A stretch of a secret that it is found by; what it stands in may have been cut anywhere. */
interface Seed {
  readonly seed: string;
  readonly whole: string;
  readonly from: number;
}

function seedsOf(secrets: ReadonlySet<string>): readonly Seed[] {
  const seeds = new Map<string, Seed>();
  for (const secret of secrets)
    for (const spelling of [secret, ...codesOf(secret)])
      for (const { text: whole } of readings(spelling)) {
        if (whole.trim() === '') continue;
        const { length } = whole;
        const most = length > LONG ? 4 * LONGEST_SEED : LONGEST_SEED;
        const size = Math.min(length, Math.max(SHORTEST_SEED, Math.min(most, length / 3) | 0));
        for (let from = 0; from < length; from += size) {
          const start = Math.min(from, length - size);
          const seed = whole.slice(start, start + size);
          seeds.set(seed, { seed, whole, from: start });
        }
      }
  return [...seeds.values()];
}

/** In base64 a text looks different by where it stands in a group of three bytes. */
function codesOf(text: string): string[] {
  const bytes = [...new TextEncoder().encode(text)];
  const binary = bytes.map((byte) => String.fromCharCode(byte)).join('');
  return [0, 1, 2].flatMap((shift) => {
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor(((shift + bytes.length) * 8) / 6);
    const code = btoa('\0'.repeat(shift) + binary).slice(from, to);
    if (code.length < SHORTEST_CODE) return [];
    return [code, code.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function hidden(text: string, seeds: readonly Seed[]): string {
  const marks = new Uint8Array(text.length);
  for (const { text: plain, starts, ends } of readings(text))
    for (const { seed, whole, from } of seeds) {
      let end = 0;
      for (let at = plain.indexOf(seed); at >= 0; at = plain.indexOf(seed, at + 1)) {
        if (at + seed.length <= end) continue;
        let before = 0;
        while (before < from && plain[at - before - 1] === whole[from - before - 1]) before++;
        let after = seed.length;
        while (from + after < whole.length && plain[at + after] === whole[from + after]) after++;
        end = at + after;
        marks.fill(1, starts[at - before], ends[end - 1]);
      }
    }
  return text.replace(/[^]/g, (character, at: number) => {
    if (!marks[at]) return character;
    return marks[at - 1] ? '' : MARK;
  });
}

/** A text as somebody may read it, and which stretch of it each character comes from. */
interface Reading {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Who escapes what is escaped already does it seldom more often. */
const MOST_READINGS = 5;

/** As it is, and with one more layer of escapes taken off each time; in lower case. */
function readings(text: string): Reading[] {
  let reading = read({ text, starts: [], ends: [] }, /[^]/gu, (unit) => unit);
  const all = [reading];
  while (all.length < MOST_READINGS) {
    const next = read(reading, ESCAPES, meaning);
    if (next.text === reading.text) break;
    all.push((reading = next));
  }
  return all;
}

/** References of XML, bytes of a URL, escapes of JSON, blanks of each kind, anything else. */
const ESCAPES =
  /&(?:#x?[\da-f]{1,7}|amp|lt|gt|quot|apos);|(?:%[\da-f]{2})+|\\+(?:u[\da-f]{4}|[nrt"/])?|[ \t\r\n+]+|[^]/gu;

function read(
  { text, starts, ends }: Reading,
  pattern: RegExp,
  meant: (unit: string) => string,
): Reading {
  let plain = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: unit, index } of text.matchAll(pattern)) {
    // One by one: what some letters become depends on those beside them.
    const said = Array.from(meant(unit), (one) => one.toLowerCase()).join('');
    plain += said;
    // Of the text as it is nothing is noted: each character comes from itself.
    const end = ends[index + unit.length - 1] ?? index + unit.length;
    for (let i = 0; i < said.length; i++) {
      from.push(starts[index] ?? index);
      to.push(end);
    }
  }
  return { text: plain, starts: from, ends: to };
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function meaning(unit: string): string {
  if (unit.length === 1) return unit.replace(/[+\t\r\n]/, ' ');
  const inner = unit.slice(1, -1);
  switch (unit[0]) {
    case '&':
      return NAMED[inner] ?? character(Number(inner.replace(/#(x?)/, '0$1')));
    case '%':
      return decoded(unit);
    case '\\': {
      const [, hex, sign] = /u(....)$|([^\\])$/.exec(unit) ?? [];
      if (hex !== undefined) return character(parseInt(hex, 16));
      return sign === undefined ? '\\' : sign.replace(/\w/, ' ');
    }
    default:
      return ' ';
  }
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** UTF-8, or else one byte for each character. */
function decoded(percents: string): string {
  try {
    return decodeURIComponent(percents);
  } catch {
    return percents.replace(/%(..)/g, (_, hex: string) => character(parseInt(hex, 16)));
  }
}
