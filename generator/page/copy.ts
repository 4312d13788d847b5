/** Buttons that copy: the text that they name, or the sample that they stand beside. */
import { announce } from './announce.js';

/** How long a button says so, in milliseconds. */
const SAID = 1500;

export function startCopying(document: Document): void {
  addPathButtons(document);
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
    const label = button.textContent;
    button.addEventListener('click', () => {
      void copyText(document, textOf(button)).then((copied) => {
        button.textContent = copied ? 'Copied' : 'Not copied';
        setTimeout(() => {
          button.textContent = label;
        }, SAID);
      });
    });
    button.hidden = false;
  }
}

/** Each row of a table of members has the way to it from the element that the table is about. */
function addPathButtons(document: Document): void {
  for (const row of document.querySelectorAll<HTMLElement>('.members tr[data-xpath]')) {
    const { xpath: above = '' } = row.closest('table')?.dataset ?? {};
    const { xpath: own = '' } = row.dataset;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'XPath';
    button.dataset['copy'] = above === '' ? own : `${above}/${own}`;
    button.setAttribute('aria-label', `Copy XPath of ${row.querySelector('th code')?.textContent}`);
    row.lastElementChild?.prepend(button);
  }
}

/** False when the browser does not let us. */
export async function copyText(document: Document, text: string): Promise<boolean> {
  const copied = (await copyByClipboard(text)) || copyBySelection(document, text);
  announce(document, copied ? 'Copied' : 'The browser does not let this page copy');
  return copied;
}

function textOf(button: HTMLButtonElement): string {
  return button.dataset['copy'] ?? button.parentElement?.querySelector('pre')?.textContent ?? '';
}

/** Only where the page counts as safe, and with the reader's leave. */
async function copyByClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyBySelection(document: Document, text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
