/**
 * Text from a schema on its way into TypeScript: one helper for each context, used at the sink.
 * (Identifiers and file names are made in name/, which is injective.)
 */

const UNSAFE_IN_STRING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\\]/gu;

/** Most texts: nothing in them needs a closer look. */
const PLAIN = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

/** Node and other tools search whole modules for it, whatever stands around it. */
const SOURCE_MAP = 'sourceMappingURL=';

/** As prettier prints it: in single quotes unless that needs more escapes than double ones. */
export function stringLiteral(text: string): string {
  if (PLAIN.test(text) && !text.includes(SOURCE_MAP)) return `'${text}'`;
  const singles = text.split("'").length;
  const doubles = text.split('"').length;
  const quote = singles > doubles ? '"' : "'";
  const escaped = text
    .replace(UNSAFE_IN_STRING, escapeInString)
    .replaceAll(SOURCE_MAP, 'sourceMappingURL\\u003d');
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
}

const SHORT: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Controls, bidirectional marks and lone surrogates would not survive or would mislead a reader. */
function escapeInString(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

const PLAIN_IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The key of a property of a type or an object literal: quoted only when it must be. */
export function propertyKey(name: string): string {
  if (PLAIN_IDENTIFIER.test(name)) return name;
  return IDENTIFIER.test(name) ? name : stringLiteral(name);
}

/** In an object literal `__proto__` would set the prototype instead of a property. */
export function objectKey(name: string): string {
  return name === '__proto__' ? "['__proto__']" : propertyKey(name);
}

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const UNSAFE_IN_COMMENT = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Bundlers read `@__PURE__` and the like in any comment, and then leave out calls. */
const UNSAFE_MARK = /[#@](?=__)/g;

/** The lines of a comment: none ends it, none is read as a tag or a directive. */
export function commentLines(text: string): readonly string[] {
  return text.split(LINE_ENDS).map((line) =>
    line
      .replaceAll('\t', '    ')
      .replace(UNSAFE_IN_COMMENT, nameCharacter)
      .replaceAll('*/', '*\\/')
      .replaceAll('/*', '/\\*')
      .replace(UNSAFE_MARK, '$&\\')
      .replace(/(?<![\p{L}\p{N}\\])@/gu, '\\@')
      .replaceAll(SOURCE_MAP, 'sourceMapping\\URL=')
      .trimEnd(),
  );
}

/** The same for a comment of one line. */
export function commentText(text: string): string {
  return commentLines(text).join(' ').trim();
}

function nameCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
