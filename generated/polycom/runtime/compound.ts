import {
  checkLength,
  checkText,
  checkValues,
  oneOf,
  type Facets,
  type Violation,
} from './facets.js';
import { canonicalOf, type AnyScalar, type Prefixes, type Scalar, type Scope } from './scalar.js';
import { collapse } from './text.js';

/** A list type: items separated by white space. */
export function list<T>(item: Scalar<T>, facets: Facets = {}): Scalar<readonly T[]> {
  const canonical = (text: string): string =>
    itemsOf(text)
      .map((part) => canonicalOf(item, part))
      .join(' ');
  const judge = (length: number, text: string, violated: Violation, plain = text): void => {
    checkText(facets, text, violated);
    checkLength(facets, length, 'items', violated);
    checkValues(facets, plain, canonical, violated);
  };
  const print = (value: readonly T[], prefixes?: Prefixes): string =>
    value.map((part) => item.print(part, prefixes)).join(' ');
  const spelling = (value: readonly T[]): string =>
    value.map((part) => spelled(item, part)).join(' ');
  return {
    parse: (text, violated, scope) => {
      const items: T[] = [];
      const parts = itemsOf(text);
      for (const part of parts) {
        const value = item.parse(part, violated, scope);
        if (value !== undefined) items.push(value);
      }
      judge(items.length, parts.join(' '), violated, scope && print(items));
      return items;
    },
    print,
    check: (value, violated) => {
      if (!Array.isArray(value)) {
        violated('type', 'an array');
        return;
      }
      let valid = true;
      for (const part of value)
        item.check(part, (...violation) => {
          valid = false;
          violated(...violation);
        });
      if (!valid) return;
      // Every item was judged to be a T.
      const text = print(value as readonly T[]);
      if (itemsOf(text).length === value.length)
        judge(value.length, spelling(value as readonly T[]), violated, text);
      else violated('lexical', 'items without white space', 'cvc-datatype-valid.1.2.2');
    },
    canonical,
    spelling,
  };
}

function spelled<T>(s: Scalar<T>, value: T): string {
  return s.spelling?.(value) ?? s.print(value);
}

function itemsOf(text: string): readonly string[] {
  const lexical = collapse(text);
  return lexical === '' ? [] : lexical.split(' ');
}

/**
 * A union type: the first member type that takes the text gives the value. With an enumeration it
 * is told from which primitive type each member comes: values of different ones are never equal.
 */
export function union<T>(
  types: readonly AnyScalar[],
  facets: Facets = {},
  primitives: readonly string[] = [],
): Scalar<T> {
  // The emitted type argument is the union of the members' values.
  const members = types as readonly Scalar<T>[];
  const takes = (judge: (violated: Violation) => void): boolean => {
    let valid = true;
    judge(() => {
      valid = false;
    });
    return valid;
  };
  const reading = (text: string, scope?: Scope): Scalar<T> | undefined =>
    members.find((member) => takes((reject) => void member.parse(text, reject, scope)));
  const keyOf = (text: string, member?: Scalar<T>): string => {
    if (member === undefined) return text;
    return `${primitives[members.indexOf(member)] ?? ''} ${canonicalOf(member, text)}`;
  };
  // White space is as the member has it; where spelling matters it keeps the text (4.3.6).
  const judge = (member: Scalar<T>, value: T, violated: Violation): void => {
    checkText(facets, spelled(member, value), violated);
    const { values } = facets;
    if (values === undefined) return;
    const key = keyOf(member.print(value), member);
    if (!values.some((value) => keyOf(value, reading(value)) === key))
      violated('enumeration', oneOf(values), 'cvc-enumeration-valid');
  };
  const memberOf = (value: unknown): Scalar<T> | undefined =>
    members.find((member) => takes((violated) => member.check(value, violated)));
  return {
    parse: (text, violated, scope) => {
      const member = reading(text, scope);
      if (member === undefined) {
        violated('lexical', 'a value of one of the member types', 'cvc-datatype-valid.1.2.3');
        return undefined;
      }
      const value = member.parse(text, violated, scope);
      if (value !== undefined) judge(member, value, violated);
      return value;
    },
    print: (value, prefixes) => memberOf(value)?.print(value, prefixes) ?? String(value),
    check: (value, violated) => {
      const member = memberOf(value);
      // The member type took the value.
      if (member !== undefined) judge(member, value as T, violated);
      else violated('type', 'a value of one of the member types', 'cvc-datatype-valid.1.2.3');
    },
    canonical: (text) => keyOf(text, reading(text)),
    spelling: (value) => {
      const member = memberOf(value);
      return member === undefined ? String(value) : spelled(member, value);
    },
  };
}
