/** Answers as a list of links. All text goes in as text. */
import { siteHref } from './data.js';
import { textTerms } from './search-words.js';
import type { Answer, Result, WayLink } from './searcher.js';

export function answerList(document: Document, { found, results }: Answer, query: string): Node[] {
  const words = textTerms(query);
  const list = element(document, 'ol', '');
  list.append(...results.map((result) => resultItem(document, result, words)));
  return [element(document, 'p', 'count', countText(found, results.length)), list];
}

export function countText(found: number, shown: number): string {
  if (found === 0) return 'Nothing found';
  const all = found === 1 ? '1 result' : `${found} results`;
  return shown < found ? `${all}, the best ${shown} shown` : all;
}

function resultItem(document: Document, result: Result, words: readonly string[]): HTMLElement {
  const item = element(document, 'li', '');
  const name = element(document, 'span', 'name', result.owner);
  name.append(document.createElement('wbr'), ...marked(document, result.name, words));
  const { kind, text } = result;
  const link = linkTo(document, result);
  link.append(element(document, 'span', 'kind', kind), ' ', name);
  if (text !== '') link.append(' ', element(document, 'span', 'text', text));
  item.append(link);
  if (result.ways.length > 0) item.append(wayList(document, result));
  return item;
}

function wayList(document: Document, { ways, moreWays }: Result): HTMLElement {
  const list = element(document, 'ul', 'ways');
  for (const way of ways) {
    const item = element(document, 'li', '');
    const link = linkTo(document, way);
    link.textContent = way.steps.join(' › ');
    item.append(link);
    list.append(item);
  }
  if (moreWays > 0) list.append(element(document, 'li', 'more', `and ${moreWays} more`));
  return list;
}

/** The words that were looked for stand out. */
function marked(document: Document, name: string, words: readonly string[]): readonly Node[] {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  // Words hold letters and digits alone.
  const parts = name.split(new RegExp(`(${longestFirst.join('|')})`, 'iu'));
  return parts.map((part, index) => {
    return index % 2 === 1 ? element(document, 'mark', '', part) : document.createTextNode(part);
  });
}

function linkTo(
  document: Document,
  { path, fragment }: Pick<WayLink, 'path' | 'fragment'>,
): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = siteHref(document, path) + (fragment === '' ? '' : `#${fragment}`);
  return link;
}

function element(document: Document, name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
