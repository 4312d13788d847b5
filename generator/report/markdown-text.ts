/** Text on its way into GitHub's Markdown: nothing in it is markup, a mention or a reference. */
import { visible, visibleLines } from '../support/visible.js';

/**
 * Characters that could be markup, in sentences and in cells of tables, and what could name a
 * person or an issue. As references they are plain text wherever they stand, which backslashes are
 * not in a table.
 */
const MARKUP = /[\\`*_[\]<>|~$&]|[@#](?=\w)/g;

/** One line. */
export function prose(text: string): string {
  return visible(text).replace(MARKUP, (character) => {
    // Names are looked for when references have been resolved; only a tag or a comment parts them.
    return character === '@' || character === '#' ? `${character}<!-- -->` : reference(character);
  });
}

const PLAIN = /^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/;

/** A name or a place as code: with backticks where they do, else as an element. */
export function code(text: string): string {
  const shown = visible(text);
  if (PLAIN.test(shown)) return `\`${shown}\``;
  return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, reference)}</code>`;
}

function reference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

/** A document in a fence that nothing in it closes. */
export function fenced(document: string, language: string): string {
  const lines = visibleLines(document);
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
