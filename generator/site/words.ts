/** Small parts that all pages are made of. */
import type { Mark, TypeLink } from '../diagram/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import { href, type Root } from './links.js';

/** Paragraphs as the schema has them; a line that begins with a bullet stays a line. */
export function prose(documentation: string | undefined): Html {
  if (documentation === undefined) return NOTHING;
  const paragraphs = documentation.split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return { html: paragraphs.map((text) => markup`<p>${flowing(text)}</p>`.html).join('') };
}

function flowing(paragraph: string): Html {
  const [first = '', ...rest] = paragraph.trim().split(/\s*\n\s*/);
  const others = rest.map((line) =>
    /^[-*•] |^\d+[.)] /.test(line) ? markup`<br>${line}` : markup`${line}`,
  );
  return markup`${[markup`${first.replaceAll('\t', ' ')}`, ...others]}`;
}

/** Up to the first full stop, for lists. */
export function firstSentence(documentation: string | undefined): string {
  const text = (documentation ?? '').trim().replaceAll(/\s+/g, ' ');
  const [sentence = text] = /^.*?[.!?](?= \p{Lu}|$)/u.exec(text) ?? [];
  return sentence.length > 200 ? `${sentence.slice(0, 199).trimEnd()}…` : sentence;
}

/** `new in 10.0`, in words and in colour. */
export function markChip(mark: Mark | undefined): Html {
  if (mark === undefined) return NOTHING;
  return markup` <span class="mark ${mark.kind}">${mark.kind} in ${mark.release}</span>`;
}

export function markLines(mark: Mark | undefined): Html {
  return mark === undefined
    ? NOTHING
    : list(
        'lines',
        mark.lines.map((line) => markup`${line}`),
      );
}

/** Nothing where there are no items. */
export function list(className: string, items: readonly Html[]): Html {
  if (items.length === 0) return NOTHING;
  return markup`<ul class="${className}">${{ html: items.map((item) => `<li>${item.html}</li>`).join('') }}</ul>`;
}

/** Shorter names find room on any screen. */
const LONG = 24;
/** No escape has such a place in it. */
const BETWEEN_WORDS = /(?<=[.:/_$])(?=[\p{L}\p{N}])|(?<=\p{Ll})(?=\p{Lu})/gu;

/** A long name may be broken between its words. */
export function breakable(name: string): Html {
  const { html } = markup`${name}`;
  return { html: name.length < LONG ? html : html.replace(BETWEEN_WORDS, '<wbr>') };
}

export function typeLink(root: Root, { name, page }: TypeLink): Html {
  const code = markup`<code>${breakable(name)}</code>`;
  return page === undefined ? code : markup`<a href="${href(root, page)}">${code}</a>`;
}

/** `1`, `0..1`, `0..∞` */
export function occurrence(min: number, max: number | 'unbounded'): string {
  if (min === max) return String(min);
  return `${min}..${max === 'unbounded' ? '∞' : max}`;
}
