/**
 * xsi:type at elements whose value cannot say its type, such as those of simple types: the text is
 * judged by the named type and read as the declared one. The type is noted, and becomes a part of
 * the value when the paths of all findings are known.
 */
import type { DerivedType } from './codec.js';
import type { StartTag } from './context.js';
import { LIST, RECORD, type Field } from './field.js';
import type { Finding } from './finding.js';
import { finished, type Note } from './leaf-type-note.js';
import type { Reader } from './reader.js';
import { derives, typeNamed } from './registry.js';
import { report, under } from './report.js';
import { isFixed, type Scalar } from './scalar.js';
import { textRun } from './text.js';

type Types = readonly DerivedType[];

/** Judges an element whose start tag was consumed; tells whether its type has attributes. */
export function openTyped(
  types: Types,
  r: Reader,
  field: Field,
  tag: StartTag,
  name: string,
  offset: number,
): boolean {
  const type = typeNamed(types, name);
  if (type === undefined || (name !== field.type && !derives(type, field.type, field.bits))) {
    refuse(r, field, name, offset, type === undefined);
    return false;
  }
  const note = noteOf(r, field, type);
  if (type.scalar !== undefined) judgeText(types, r, field, tag, type.scalar, note);
  else if (note.isJudged) judgeContent(r, field, tag, type, note);
  note.until = r.findings.length;
  return type.scalar === undefined;
}

function refuse(r: Reader, field: Field, name: string, offset: number, isUnknown: boolean): void {
  const declared = field.type.startsWith('{') ? field.type : 'the declared type';
  report(
    r,
    'unknown-type',
    [field.name],
    `expected ${declared} or a type derived from it`,
    field.source,
    offset,
    name.replace(/^wire:/, ''),
    isUnknown ? 'cvc-elt.4.2' : 'cvc-elt.4.3',
  );
}

/** Stands among the findings, whose paths grow while the readers return. */
function noteOf(r: Reader, field: Field, { name, scalar }: DerivedType): Note {
  const finding: Finding = { code: 'type', path: [field.name], message: '', source: '' };
  const note: Note = {
    finding,
    start: r.p,
    since: r.findings.length + 1,
    until: 0,
    // A root element stands in no record that could hold its type.
    isAside: r.isAside || ((field.bits & RECORD) !== 0 && r.frames.length === 1),
    isItem: (field.bits & LIST) !== 0,
    type: name,
    // A record that is of the declared type is judged where it is read.
    isJudged: scalar !== undefined || name !== field.type,
  };
  // Beyond the limit of issues no path is known; then the document is not valid anyway.
  if (r.found !== r.findings.length) return note;
  r.found++;
  r.findings.push(finding);
  r.limits = { ...r.limits, issues: r.limits.issues + 1 };
  const known = notes.get(r);
  if (known !== undefined) known.push(note);
  else {
    const first = [note];
    notes.set(r, first);
    r.finish = (value) => finished(r, first, value);
  }
  return note;
}

const notes = new WeakMap<Reader, Note[]>();

/** The text by the named simple type; an empty one stands for the default (cvc-elt.5.1). */
function judgeText(
  types: Types,
  r: Reader,
  field: Field,
  tag: StartTag,
  scalar: DerivedType['scalar'] & {},
  note: Note,
): void {
  if (r.nil === r.p) return;
  const text = r.p === r.empty ? '' : ahead(r, tag, () => textRun(r));
  const given = text === '' ? (field.default ?? '') : text;
  const path = (field.bits & RECORD) === 0 ? [field.name] : ['$value'];
  const value = scalar.parse(given, (code, expected, constraint) =>
    report(r, code, path, `expected ${expected}`, field.source, note.start, given, constraint),
  );
  // The value is of the scalar's type.
  const s = scalar as Scalar<unknown>;
  if (value !== undefined && field.default !== undefined)
    note.isFixed = isFixed(s, value, field.default);
  const member = memberOf(types, field, note.type);
  if (member !== undefined) note.value = member.parse(given, () => undefined);
}

/** Of a union, the member type that the named one is or derives from: it says what the value is. */
export function memberOf(
  types: Types,
  { type }: Pick<Field, 'type'>,
  name: string,
): DerivedType['scalar'] {
  const members = typeNamed(types, type)?.members ?? [];
  const bases = typeNamed(types, name)?.bases ?? [];
  const found = [name, ...bases].find((each) => members.includes(each));
  return found === undefined ? undefined : typeNamed(types, found)?.scalar;
}

/** Attributes and text by a complex type with simple content (Part 1, section 3.4.6). */
function judgeContent(
  r: Reader,
  field: Field,
  tag: StartTag,
  { read }: DerivedType,
  note: Note,
): void {
  const since = r.found;
  r.attributes = tag.attributes;
  const value = ahead(r, tag, () => read?.(r));
  r.attributes = null;
  if (r.found !== since && (field.bits & RECORD) === 0) under(r, since, field.name);
  if (value !== undefined) note.content = value;
}

/** Reads what stands at the cursor, which stays. */
function ahead<T>(r: Reader, tag: StartTag, read: () => T): T {
  const { p, empty, nil, context, depth, unknown, fills } = r;
  const [kept, filled] = [unknown?.length ?? 0, fills?.length ?? 0];
  r.context = tag.context;
  const value = read();
  r.p = p;
  r.empty = empty;
  r.nil = nil;
  r.context = context;
  r.depth = depth;
  if (unknown !== null) unknown.length = kept;
  if (fills !== null) fills.length = filled;
  return value;
}
