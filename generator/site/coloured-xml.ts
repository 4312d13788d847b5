/** A document in two colours: its marks and its content. */
import { lines, type Html } from '../support/html-markup.js';
import { visibleLines } from '../support/visible.js';

/** In escaped text: what stands between two tags of a line, and values of attributes. */
const CONTENT =
  /(&gt;)((?:[^&\n]|&(?![lg]t;))+)(?=&lt;)|(=&quot;)((?:[^&\n]|&(?!quot;))+)(?=&quot;)/g;

export function colouredXml(text: string): Html {
  const { html } = lines(visibleLines(text));
  return {
    html: html.replace(CONTENT, (...[, tag, content, equals, value]) => {
      return tag === undefined ? `${equals}<b>${value}</b>` : `${tag}<b>${content}</b>`;
    }),
  };
}
