/** Whether a text, its white space normalized, is a value of a built-in type (Part 2, section 3). */
import { decimal, language, Name, NCName, NMTOKEN, QName } from '../runtime/lexical.js';
import type { Lexical } from '../runtime/lexical.js';
import * as temporal from '../runtime/temporal.js';
import { primitiveOf } from './builtins.js';

/** The rules that emitted code has too, by built-in type. */
export const LEXICALS: ReadonlyMap<string, Lexical> = new Map(
  Object.entries({
    decimal,
    language,
    NMTOKEN,
    Name,
    NCName,
    ID: NCName,
    IDREF: NCName,
    ENTITY: NCName,
    QName,
    NOTATION: QName,
    ...temporal,
  }),
);

const PATTERNS: ReadonlyMap<string, RegExp> = new Map([
  ['boolean', /^(?:true|false|1|0)$/],
  ['float', /^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|-?INF|NaN)$/],
  ['double', /^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|-?INF|NaN)$/],
  ['hexBinary', /^(?:[0-9a-fA-F]{2})*$/],
  [
    'base64Binary',
    /^(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?$/,
  ],
]);

const INTEGER = /^[+-]?[0-9]+$/;

export function isLexical(builtin: string, text: string): boolean {
  const primitive = primitiveOf(builtin);
  if (primitive === 'decimal' && builtin !== 'decimal') return INTEGER.test(text);
  const rule = LEXICALS.get(builtin) ?? LEXICALS.get(primitive);
  return rule?.matcher?.test(text) ?? PATTERNS.get(primitive)?.test(text) ?? true;
}
