/** The search field: answers while somebody types, all by keyboard. */
import { announce } from './announce.js';
import { loadSearch } from './data.js';
import { answerList, countText } from './search-list.js';
import { searcher } from './searcher.js';
import type { Searcher } from './searcher.js';

interface Parts {
  readonly document: Document;
  readonly whole: HTMLElement;
  readonly field: HTMLInputElement;
  readonly results: HTMLElement;
}

export function startSearch(document: Document): void {
  const field = document.querySelector<HTMLInputElement>('#search');
  const results = document.querySelector<HTMLElement>('#results');
  const whole = field?.closest<HTMLElement>('[role=search]');
  if (field === null || results === null || !whole) return;
  const parts: Parts = { document, whole, field, results };
  // Most pages are read without a search: the data come when somebody turns to the field.
  let ready: Promise<Searcher | undefined> | undefined;
  const prepare = async (): Promise<Searcher | undefined> => {
    ready ??= loadSearch(document).then((data) => (data === undefined ? data : searcher(data)));
    return ready;
  };
  field.addEventListener('focus', () => void prepare());
  field.addEventListener('input', () => void answer(parts, prepare()));
  field.addEventListener('click', () => void answer(parts, prepare()));
  whole.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && !results.hidden) {
      event.preventDefault();
      close(parts);
    } else if (event.key === 'ArrowDown' && results.hidden) {
      event.preventDefault();
      void answer(parts, prepare());
    } else if (move(parts, event.key)) {
      event.preventDefault();
    }
  });
  closeOutside(parts);
  startShortcuts(document, field);
  whole.hidden = false;
}

/** What was typed meanwhile has its own turn, and who has gone elsewhere is left alone. */
async function answer(parts: Parts, ready: Promise<Searcher | undefined>): Promise<void> {
  const { document, whole, field, results } = parts;
  const query = field.value.trim();
  if (query === '') {
    close(parts);
    return;
  }
  const searching = setTimeout(() => say(parts, 'Searching …'), 100);
  const found = await ready;
  clearTimeout(searching);
  if (query !== field.value.trim() || !whole.contains(document.activeElement)) return;
  if (found === undefined) {
    say(parts, 'The data of the search are missing: is search.js beside index.html?');
    return;
  }
  const answered = found.answer(query);
  results.replaceChildren(...answerList(document, answered, query));
  results.scrollTop = 0;
  results.hidden = false;
  announce(document, countText(answered.found, answered.results.length));
}

function say({ document, results }: Parts, text: string): void {
  const line = document.createElement('p');
  line.textContent = text;
  results.replaceChildren(line);
  results.hidden = false;
  announce(document, text);
}

/** Focus never stays in what is hidden. */
function close({ document, field, results }: Parts): void {
  if (results.contains(document.activeElement)) field.focus({ preventScroll: true });
  results.hidden = true;
}

/** True for a key that moves from link to link, or follows the first. */
function move({ document, field, results }: Parts, key: string): boolean {
  if (results.hidden) return false;
  const links = [...results.querySelectorAll('a')];
  const stops = [field, ...links];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  switch (key) {
    case 'ArrowDown':
      stops[Math.min(at + 1, stops.length - 1)]?.focus();
      return true;
    case 'ArrowUp':
      stops[Math.max(at - 1, 0)]?.focus();
      return true;
    case 'Enter':
      if (at !== 0) return false;
      links[0]?.click();
      return true;
    default:
      return false;
  }
}

function closeOutside(parts: Parts): void {
  const { document, whole, results } = parts;
  const isOutside = (target: EventTarget | null): boolean => {
    return target instanceof Node && !whole.contains(target);
  };
  document.addEventListener('pointerdown', ({ target }) => {
    if (isOutside(target)) close(parts);
  });
  whole.addEventListener('focusout', ({ relatedTarget }) => {
    if (isOutside(relatedTarget)) close(parts);
  });
  // A link may lead to a place on this very page.
  results.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') !== null) close(parts);
  });
}

/** `/`, or K with Control or Command. */
function startShortcuts(document: Document, field: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const isK = key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey;
    const isTyping = target instanceof Element && target.matches('input, textarea, select');
    const isSlash = key === '/' && !isTyping && !ctrlKey && !metaKey && !altKey;
    if (!isK && !isSlash) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
