/** The rules of the built-in types, which emitted code has too (Part 2, section 3). */
import { anyURI, decimal, language, Name, NCName, NMTOKEN, QName } from '../runtime/lexical.js';
import type { Lexical } from '../runtime/lexical.js';
import * as spelled from '../runtime/spelled.js';
import * as temporal from '../runtime/temporal.js';
import { primitiveOf } from './builtins.js';

/** By built-in type; none for types that any text is a value of. */
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
    anyURI,
    ...spelled,
    ...temporal,
  }),
);

/** The rules of a type: of whole numbers they are those of xs:integer. */
export function lexicalOf(builtin: string): Lexical | undefined {
  const primitive = primitiveOf(builtin);
  if (primitive === 'decimal' && builtin !== 'decimal') return LEXICALS.get('integer');
  return LEXICALS.get(builtin) ?? LEXICALS.get(primitive);
}

/** Whether a text, its white space normalized, is a value of a built-in type. */
export function isLexical(builtin: string, text: string): boolean {
  return lexicalOf(builtin)?.matcher?.test(text) ?? true;
}
