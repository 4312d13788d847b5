/** A field over a long list: what has not all of its words goes away, and headings that are left without anything. */
import { announce } from './announce.js';

export function startFilters(document: Document): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input.filter')) {
    const list = document.querySelector<HTMLElement>(field.dataset['filter'] ?? '');
    if (list === null) continue;
    const items = [...list.querySelectorAll('li')].map((item) => ({ item, text: textOf(item) }));
    const show = (): void => {
      const words = field.value.toLowerCase().split(/\s+/);
      const shown = items.filter(({ item, text }) => {
        item.hidden = !words.every((word) => text.includes(word));
        return !item.hidden;
      });
      for (const group of list.querySelectorAll<HTMLElement>('section, ul')) {
        group.hidden = group.querySelector('li:not([hidden])') === null;
        const heading = group.previousElementSibling;
        if (heading instanceof HTMLHeadingElement) heading.hidden = group.hidden;
      }
      announce(document, `${shown.length} of ${items.length}`);
    };
    field.addEventListener('input', show);
    field.hidden = false;
    // A browser that comes back to a page puts what was typed back.
    if (field.value !== '') show();
  }
}

/** An entry is also found by the heading that it stands under. */
function textOf(item: HTMLElement): string {
  const heading = item.closest('section')?.querySelector('h2')?.textContent ?? '';
  return `${heading} ${item.textContent}`.toLowerCase();
}
