import { checkLength, checkText, checkValues, type Facets, type Violation } from './facets.js';
import type { AnyScalar, Scalar } from './scalar.js';
import { collapse } from './text.js';

/** A list type: items separated by white space. */
export function list<T>(item: Scalar<T>, facets: Facets = {}): Scalar<readonly T[]> {
  const judge = (length: number, text: string, violated: Violation): void => {
    checkText(facets, text, violated);
    checkLength(facets, length, 'items', violated);
    checkValues(facets, text, collapse, violated);
  };
  return {
    parse: (text, violated) => {
      const lexical = collapse(text);
      const items: T[] = [];
      for (const part of lexical === '' ? [] : lexical.split(' ')) {
        const value = item.parse(part, violated);
        if (value !== undefined) items.push(value);
      }
      judge(items.length, lexical, violated);
      return items;
    },
    print: (value) => value.map(item.print).join(' '),
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
      // Every item was judged to be a T.
      if (valid)
        judge(value.length, value.map((part) => item.print(part as T)).join(' '), violated);
    },
  };
}

/** A union type: the first member type that takes the text gives the value. */
export function union<T>(types: readonly AnyScalar[], facets: Facets = {}): Scalar<T> {
  // The emitted type argument is the union of the members' values.
  const members = types as readonly Scalar<T>[];
  const takes = (judge: (violated: Violation) => void): boolean => {
    let valid = true;
    judge(() => {
      valid = false;
    });
    return valid;
  };
  const judge = (text: string, violated: Violation): void => {
    checkText(facets, text, violated);
    checkValues(facets, text, collapse, violated);
  };
  const memberOf = (value: unknown): Scalar<T> | undefined =>
    members.find((member) => takes((violated) => member.check(value, violated)));
  return {
    parse: (text, violated) => {
      for (const member of members) {
        if (!takes((reject) => void member.parse(text, reject))) continue;
        judge(collapse(text), violated);
        return member.parse(text, violated);
      }
      violated('lexical', 'a value of one of the member types', 'cvc-datatype-valid.1.2.3');
      return undefined;
    },
    print: (value) => memberOf(value)?.print(value) ?? String(value),
    check: (value, violated) => {
      const member = memberOf(value);
      // The member type took the value.
      if (member !== undefined) judge(member.print(value as T), violated);
      else violated('type', 'a value of one of the member types', 'cvc-datatype-valid.1.2.3');
    },
  };
}
