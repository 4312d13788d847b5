/** HTML by templates that escape whatever is put into them. */
import { visible } from './visible.js';
import { escapeMarkup } from './xml-text.js';

/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

export type Part = string | number | Html | readonly Html[];

/** Strings become text or the value of a quoted attribute; nothing in them is markup. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let html = literals[0] ?? '';
  for (let index = 0; index < parts.length; index++) {
    html += printed(parts[index] ?? '') + (literals[index + 1] ?? '');
  }
  return { html };
}

export const NOTHING: Html = { html: '' };

/** Lines of a document, for an element that keeps them. */
export function lines(texts: readonly string[]): Html {
  return { html: escapeMarkup(texts.map(visible).join('\n')) };
}

/** ASCII in which nothing acts and nothing is markup, as most texts are. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

function escaped(text: string): string {
  return PLAIN.test(text) ? text : escapeMarkup(visible(text));
}

function printed(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if ('html' in part) return part.html;
  // Adding keeps the pieces until the whole is written, where joining would copy them each time.
  let html = part[0]?.html ?? '';
  for (let index = 1; index < part.length; index++) html += `\n${part[index]?.html ?? ''}`;
  return html;
}
