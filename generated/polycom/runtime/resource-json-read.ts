/** JSON as values, judged as the same document in XML would be. */
import type { Codec } from './codec.js';
import { validate, type Tolerated } from './document.js';
import { isObject } from './gather.js';
import type { Issue, Tolerant } from './issue.js';
import { DEFAULT_LIMITS } from './limits.js';
import { isSecret, quote } from './message.js';
import type { JsonForm, JsonMember } from './resource.js';
import { rootOf } from './root.js';
import { settle, type Settled, type Slot } from './shape.js';

/**
 * Reads a document tolerantly: what has no place in the value is left out, and said.
 *
 * @throws SyntaxError when it is no JSON, or no object, or nested too deep
 */
export function readJson<T>(codec: Codec<T>, form: JsonForm, text: string): Tolerated<T> {
  const json = parsed(text);
  if (!isObject(json)) throw new SyntaxError('expected an object of JSON');
  const reading: Reading = { issues: [], secrets: codec.secrets };
  const { shape } = rootOf(codec);
  const value = record(reading, json, form, shape && settle(shape), []);
  const { issues } = reading;
  // Of what was found wrong in its text nothing more is said.
  const judged = validate(codec, value).filter(
    ({ path }) => !issues.some((issue) => isSame(issue.path, path)),
  );
  // The issues say in what it is no T.
  return { value: value as Tolerant<T>, issues: [...issues, ...judged] };
}

interface Reading {
  readonly issues: Issue[];
  readonly secrets: ReadonlySet<string>;
}

type Path = Issue['path'];

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

function record(
  reading: Reading,
  json: object,
  form: JsonForm,
  shape: Settled | undefined,
  path: Path,
): object {
  const members: [string, unknown][] = [];
  const keys = new Set<string>();
  for (const [name, member] of Object.entries(form)) {
    keys.add(member.key);
    if (!Object.hasOwn(json, member.key)) {
      // Ordered content that is empty has no key; the value has a list all the same.
      if (name === '$content') members.push([name, []]);
      continue;
    }
    const slot = shape?.slots[shape.index.get(name) ?? -1];
    const found: unknown = json[member.key as keyof object];
    const value = item(reading, found, member.value, slot, [...path, name]);
    if (value !== undefined) members.push([name, value]);
  }
  for (const key of Object.keys(json))
    if (!keys.has(key)) {
      const message = 'expected no member of this name';
      note(reading, 'unknown-element', [...path, key], message, shape?.source ?? '');
    }
  return Object.fromEntries(members);
}

function item(
  reading: Reading,
  json: unknown,
  kind: JsonMember['value'],
  slot: Slot | undefined,
  path: Path,
): unknown {
  if (path.length > DEFAULT_LIMITS.depth) throw new SyntaxError('the document is nested too deep');
  // What has no value may be left out or said so; where null is a value, it is that.
  if (json === null) return slot === undefined || slot.nillable ? null : undefined;
  if (Array.isArray(json))
    return json.map((one, i) => item(reading, one, kind, slot, [...path, i]));
  if (isObject(json)) {
    if (typeof kind === 'function')
      return record(reading, json, kind(), slot?.shape && settle(slot.shape), path);
    const pairs = Object.entries(json);
    return Object.fromEntries(
      pairs.map(([key, one]) => [key, item(reading, one, undefined, undefined, [...path, key])]),
    );
  }
  const isNumber = typeof json === 'number' || isExact(json);
  const isParsed = (isNumber && kind === 'bigint') || (typeof json === 'string' && isLexical(kind));
  if (isParsed && slot !== undefined)
    return scalar(reading, String(json).replace(EXACT, ''), slot, path);
  return isExact(json) ? Number(json.slice(EXACT.length)) : json;
}

function isLexical(kind: JsonMember['value']): boolean {
  return kind === 'bigint' || kind === 'bytes';
}

/** What is spelled as in XML is read and judged as there. */
function scalar(reading: Reading, text: string, slot: Slot, path: Path): unknown {
  return slot.scalar.parse(text, (code, expected, constraint) => {
    const found = isSecret(reading.secrets, path) ? '' : `, found ${quote(text)}`;
    note(reading, code, path, `expected ${expected}${found}`, slot.source, constraint);
  });
}

function note(
  { issues }: Reading,
  code: Issue['code'],
  path: Path,
  message: string,
  source: string,
  constraint?: string,
): void {
  if (issues.length < DEFAULT_LIMITS.issues)
    issues.push({ code, path, message, source, ...(constraint && { constraint }) });
}

/** Stands before the digits of a number that might lose some; no text of XML has it. */
const EXACT = '\0';
/** Digits that every number keeps. */
const SAFE_DIGITS = 15;
/** RFC 8259, section 6. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function isExact(json: unknown): json is string {
  return typeof json === 'string' && json.startsWith(EXACT);
}

/** JSON whose long numbers are kept as texts. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(/\d{16}/.test(text) ? exact(text) : text);
  } catch {
    // The original error shows a part of the document.
    throw new SyntaxError('the document is no JSON');
  }
}

function exact(text: string): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('"', at);
    const between = text.slice(at, open < 0 ? text.length : open);
    out += between.replace(NUMBER, (digits) =>
      digits.length > SAFE_DIGITS ? `"\\u0000${digits}"` : digits,
    );
    if (open < 0) break;
    at = open + 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    out += text.slice(open, ++at);
  }
  return out;
}
