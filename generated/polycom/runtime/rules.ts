import { isFaulty, isReported, report, reportField } from './report.js';
import type { Reader } from './reader.js';
import type { EndTag } from './field.js';
import type { Members } from './members.js';
import { isFixed, type Scalar } from './scalar.js';

/** Reports a required member that is not there; `since` tells whether it was there and unreadable. */
export function required(r: Reader, m: Members, index: number, since: number): void {
  const field = m.fields[index]!;
  if (isReported(r, since, field.name)) return;
  reportField(
    r,
    'required',
    field,
    `expected ${field.name}`,
    r.p,
    undefined,
    'cvc-complex-type.2.4',
  );
}

/** Reports a list with too few or too many items; an absent one is another rule's matter. */
export function counted(
  r: Reader,
  m: Members,
  index: number,
  list: readonly unknown[] | undefined,
  min: number,
  max: number,
): void {
  if (list === undefined) return;
  const field = m.fields[index]!;
  const count = list.length + omittedRows(r, field.name);
  if (count >= min && count <= max) return;
  const expected =
    min === max ? `exactly ${min}` : count < min ? `at least ${min}` : `at most ${max}`;
  reportField(
    r,
    'occurrence',
    field,
    `expected ${expected} items, found ${count}`,
    r.p,
    undefined,
    'cvc-complex-type.2.4',
  );
}

/** How many items of a list were read apart. */
function omittedRows({ omitted, depth }: Reader, name: string): number {
  return omitted?.name === name && omitted.depth === depth ? (omitted.counts.shift() ?? 0) : 0;
}

/** Reports a choice of which no branch, or more than one, has members. */
export function chosen(
  r: Reader,
  m: Members,
  indexes: readonly number[],
  count: number,
  isOptional: boolean,
  since: number,
): void {
  if (count === 1 || (count === 0 && (isOptional || isFaulty(r, since)))) return;
  const names = indexes.map((index) => m.fields[index]!.name).join(' | ');
  const source = m.fields[indexes[0] ?? 0]?.source ?? '';
  report(
    r,
    'choice',
    [],
    `expected ${count === 0 ? 'one' : 'only one'} of ${names}`,
    source,
    r.p,
    undefined,
    'cvc-complex-type.2.4',
  );
}

/** Reports a content that requires what nothing can be. */
export function impossible(r: Reader, m: Members): void {
  const message = 'nothing can stand here, although it is required';
  report(r, 'choice', [], message, m.source, r.p, undefined, 'cvc-complex-type.2.4');
}

/** Reports a member that came before, where the order is free. */
export function repeated(r: Reader, m: Members, index: number): void {
  const field = m.fields[index]!;
  reportField(
    r,
    'occurrence',
    field,
    `${field.name} stands twice, expected once`,
    r.p,
    undefined,
    'cvc-complex-type.2.4',
  );
}

/** A member with a fixed value must have it (cvc-elt.5.2.2). */
export function fixed<T>(
  r: Reader,
  tag: EndTag,
  value: T | undefined,
  s: Scalar<T>,
  text: string,
): T | undefined {
  if (value !== undefined && !isFixed(s, value, text))
    reportField(
      r,
      'fixed',
      tag.field,
      `expected ${JSON.stringify(text)}`,
      r.p,
      s.print(value),
      'cvc-elt.5.2.2',
    );
  return value;
}

/** Reads a nillable member whose value is fixed, which it must have (cvc-elt.3.2.2). */
export function notNil<T>(r: Reader, tag: EndTag, read: (r: Reader, tag: EndTag) => T): T {
  if (r.nil === r.p) {
    r.nil = -1;
    const message = 'a fixed value cannot be nil';
    reportField(r, 'nil', tag.field, message, r.p, undefined, 'cvc-elt.3.2.2');
  }
  return read(r, tag);
}
