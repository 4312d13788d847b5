/** What is to be said of a box, beside it while it is pointed at or focused. */
import { describe, markWords } from '../diagram/describe.js';
import type { Shown } from '../diagram/unfold.js';
import { visible, visibleLines } from '../support/visible.js';
import { copyText } from './copy.js';

export interface Tip {
  /** At once, or when the pointer rests on the box. */
  readonly show: (shown: Shown, box: Element, delay: number) => void;
  /** With a moment in which the pointer can get to it. */
  readonly hide: (delay: number) => void;
}

const GAP = 6;

/** `id` is the page's name for it, `xpath` the way to the root's element. */
export function makeTip(figure: HTMLElement, id: string, xpath: string): Tip {
  const document = figure.ownerDocument;
  const panel = document.createElement('div');
  panel.className = 'tip';
  panel.id = id;
  panel.hidden = true;
  figure.append(panel);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let beside: Element | undefined;

  const after = (delay: number, act: () => void): void => {
    clearTimeout(timer);
    if (delay === 0) act();
    else timer = setTimeout(act, delay);
  };
  const hide = (delay: number): void => {
    after(delay, () => {
      panel.hidden = true;
    });
  };
  panel.addEventListener('pointerenter', () => clearTimeout(timer));
  panel.addEventListener('pointerleave', () => hide(200));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide(0);
  });
  const follow = (): void => {
    if (beside !== undefined && !panel.hidden) place(panel, beside.getBoundingClientRect());
  };
  // What scrolls inside the page does not tell those around it, but passes them on its way.
  document.addEventListener('scroll', follow, { passive: true, capture: true });

  return {
    show: (shown, box, delay) => {
      after(delay, () => {
        panel.replaceChildren(...contentOf(document, shown, xpath + shown.xpath));
        panel.hidden = false;
        beside = box;
        box.setAttribute('aria-describedby', id);
        follow();
      });
    },
    hide,
  };
}

/** Below the box, or above it where there is more room, and never outside the window. */
function place(panel: HTMLElement, box: DOMRect): void {
  const { clientWidth, clientHeight } = panel.ownerDocument.documentElement;
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(box.left, clientWidth - width - GAP));
  const fitsBelow = box.bottom + GAP + height <= clientHeight;
  const above = Math.max(GAP, box.top - height - GAP);
  const top = fitsBelow || box.top < clientHeight - box.bottom ? box.bottom + GAP : above;
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}

function contentOf(document: Document, shown: Shown, xpath: string): readonly HTMLElement[] {
  const { name, type, occurrence, facets, documentation, mark, base } = describe(shown);
  const words = [type, occurrence, base === undefined ? undefined : `from ${base}`];
  const about = words.filter((word) => word !== undefined).join(', ');
  const rows: readonly (readonly [kind: string, text: string])[] = [
    ['name', visible(name)],
    ['soft', visible(about)],
    ...facets.map((facet) => ['facet', visible(facet)] as const),
    ...(mark === undefined ? [] : [[mark.kind, visible(markWords(mark))] as const]),
    ...(mark?.lines ?? []).map((line) => ['change', visible(line)] as const),
    ['documentation', visibleLines(documentation ?? '').join('\n')],
    ['soft', visible(xpath)],
  ];
  const paragraphs = rows
    .filter(([, text]) => text !== '')
    .map(([kind, text]) => {
      const paragraph = document.createElement('p');
      paragraph.className = kind;
      paragraph.textContent = text;
      return paragraph;
    });
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.tabIndex = -1;
  copy.textContent = 'Copy XPath';
  copy.addEventListener('click', () => {
    void copyText(document, xpath).then((copied) => {
      copy.textContent = copied ? 'Copied' : 'Not copied';
    });
  });
  return [...paragraphs, copy];
}
