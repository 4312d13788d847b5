/** What was noted of types while a value was read, put where the value has room for it. */
import type { Finding, Path } from './finding.js';
import { ordinals } from './ordinals.js';
import type { Reader } from './reader.js';

export interface Note {
  /** No issue, but where the element stands among those that have some. */
  readonly finding: Finding;
  /** Where its content starts. */
  readonly start: number;
  /** How many findings there were when it had been judged by the named type. */
  until: number;
  /** It is no part of the value. */
  readonly isAside: boolean;
  /** The element is an item of a list, whose index the path lacks. */
  readonly isItem: boolean;
  /** The findings from here on are of its judgement. */
  readonly since: number;
  readonly type: string;
  /** That type has judged the element, which its reader judges once more as the declared one. */
  readonly isJudged: boolean;
  /** Its text is what the schema fixes, by the values of the named type. */
  isFixed?: boolean;
  /** The value by the type of a union's members that was named. */
  value?: unknown;
  /** What it has by a complex type. */
  content?: object;
}

/** Takes the notes out of the findings, and adds them to the value. */
export function finished(r: Reader, notes: readonly Note[], value: unknown): readonly Finding[] {
  const { findings } = r;
  const indexes = notes.some(({ isItem }) => isItem) ? ordinals(r) : undefined;
  const taken = new Set<Finding>();
  for (const note of notes) {
    if (note.isItem) number(findings, note, indexes?.get(note.start) ?? 0);
    taken.add(note.finding);
    for (const finding of repeated(findings, note)) taken.add(finding);
    if (!note.isAside) attach(note, note.finding.path, value);
  }
  r.found -= taken.size;
  return findings.filter((finding) => !taken.has(finding));
}

/** Puts the index of a list item into the paths of what was found while its start tag was read. */
function number(
  findings: readonly Finding[],
  { finding, since, until }: Note,
  index: number,
): void {
  const { length } = finding.path;
  finding.path = [...finding.path, index];
  for (const each of findings.slice(since, until))
    each.path = [...each.path.slice(0, length), index, ...each.path.slice(length)];
}

/** Of a violation other than these the named type had a say. */
const OTHERS: ReadonlySet<string> = new Set(['nil', 'content', 'unsafe-integer']);

/** What the declared type says of a text that the named one has judged. */
function repeated(findings: readonly Finding[], note: Note): readonly Finding[] {
  if (!note.isJudged) return [];
  let end = note.until;
  const found: Finding[] = [];
  for (; findings[end]?.offset === note.start && !OTHERS.has(findings[end]!.code); end++)
    found.push(findings[end]!);
  const next = findings[end];
  if (note.isFixed && next?.code === 'fixed' && isSame(next.path, note.finding.path))
    found.push(next);
  return found;
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

/** An object of the value, whose members are set. */
type Members = Record<string | number, unknown>;

/** `$types` of the record around, or `$type` of the item. */
function attach(note: Note, path: Path, root: unknown): void {
  const last = path.at(-1);
  const isItem = last === 'value' && typeof path.at(-2) === 'number' && path.at(-3) === '$content';
  const index = typeof last === 'number' ? last : undefined;
  const around = path.slice(0, index === undefined ? -1 : -2);
  const parent = objectAt(root, around);
  const name = path[around.length];
  if (parent === undefined || typeof name !== 'string') return;
  const shown = shownOf(note);
  if (isItem) {
    parent['$type'] = shown;
    if (note.value !== undefined) parent['value'] = note.value;
    return;
  }
  const types = (parent['$types'] ??= {}) as Members;
  if (index === undefined) {
    define(types, name, shown);
    if (note.value !== undefined) define(parent, name, note.value);
    return;
  }
  const list = parent[name];
  if (!Array.isArray(list)) return;
  if (!Object.hasOwn(types, name))
    define(
      types,
      name,
      list.map(() => null),
    );
  (types[name] as unknown[])[index] = shown;
  if (note.value !== undefined) list[index] = note.value;
}

/** The type's name, or with it what an element of a complex type has beside its text. */
function shownOf({ type, content = {} }: Note): unknown {
  const members = Object.entries(content).filter(
    ([name, member]) => name !== '$value' && name !== '$type' && member !== undefined,
  );
  return members.length === 0 ? type : Object.fromEntries([['$type', type], ...members]);
}

/** Sets a member of its own, whatever its name. */
function define(object: Members, name: string, value: unknown): void {
  Object.defineProperty(object, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function objectAt(root: unknown, path: Path): Members | undefined {
  let at: unknown = root;
  for (const step of path)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Members)[step]
        : undefined;
  return typeof at === 'object' && at !== null ? (at as Members) : undefined;
}
