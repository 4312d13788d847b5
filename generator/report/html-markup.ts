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
  const texts = literals.map((literal, index) => {
    const part = parts[index];
    return part === undefined ? literal : literal + printed(part);
  });
  return { html: texts.join('') };
}

export const NOTHING: Html = { html: '' };

/** Lines of a document, for an element that keeps them. */
export function lines(texts: readonly string[]): Html {
  return { html: texts.map((text) => escapeMarkup(visible(text))).join('\n') };
}

function printed(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return escapeMarkup(visible(String(part)));
  }
  return 'html' in part ? part.html : part.map((each) => each.html).join('\n');
}
