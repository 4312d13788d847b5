/** The part of a page that a diagram is drawn into: its boxes by path, focus, pointer and scrolling. */
import type { Html } from '../support/html-markup.js';

/** A box, or what opens it. */
export interface Spot {
  readonly path: string;
  readonly toggle: boolean;
}

export interface Canvas {
  /** `current` is where the Tab key comes to. */
  readonly draw: (svg: Html, current: string, target: string | undefined) => void;
  readonly body: (path: string) => Element | undefined;
  readonly focused: () => Spot | undefined;
  /** `still`: without scrolling to it. */
  readonly focus: (spot: Spot, still: boolean) => void;
  /** Makes a box, and what opens it, the only ones that the Tab key comes to. */
  readonly rove: (path: string) => void;
  /** The box stays where it is seen while something is drawn. */
  readonly keepInPlace: (path: string, draw: () => void) => void;
  /** Scrolls the canvas alone: as much of the others as goes in beside the box. */
  readonly reveal: (path: string, others: readonly string[]) => void;
  readonly onToggle: (act: (path: string) => void) => void;
  /** The key is the diagram's when `act` returns true. */
  readonly onKey: (act: (key: string, spot: Spot) => boolean) => void;
  readonly onFocus: (act: (spot: Spot) => void) => void;
  readonly onPoint: (act: (path: string) => void) => void;
  readonly onLeave: (act: () => void) => void;
}

const MARGIN = 24;

export function canvasOf(element: HTMLElement): Canvas {
  let bodies: ReadonlyMap<string, SVGElement> = new Map();
  let toggles: ReadonlyMap<string, SVGElement> = new Map();
  new ResizeObserver(fitRegion).observe(element);

  return {
    draw: (svg, current, target) => {
      // All texts in it have been escaped.
      element.innerHTML = svg.html;
      bodies = byData('path');
      toggles = byData('toggle');
      if (target !== undefined) bodies.get(target)?.parentElement?.classList.add('target');
      rove(current);
      fitRegion();
    },
    body: (path) => bodies.get(path),
    focused: () => spotOf(element.ownerDocument.activeElement),
    focus: ({ path, toggle }, still) => {
      const wanted = (toggle ? toggles.get(path) : undefined) ?? bodies.get(path);
      wanted?.focus({ preventScroll: still });
    },
    rove,
    keepInPlace: (path, draw) => {
      const before = bodies.get(path)?.getBoundingClientRect();
      draw();
      const after = bodies.get(path)?.getBoundingClientRect();
      if (before === undefined || after === undefined) return;
      element.scrollBy(after.left - before.left, after.top - before.top);
    },
    reveal: (path, others) => {
      const box = bodies.get(path)?.getBoundingClientRect();
      if (box === undefined) return;
      const rects = others.flatMap((other) => bodies.get(other)?.getBoundingClientRect() ?? []);
      const right = Math.max(box.right, ...rects.map((rect) => rect.right));
      const bottom = Math.max(box.bottom, ...rects.map((rect) => rect.bottom));
      const view = element.getBoundingClientRect();
      element.scrollBy(
        shift(box.left, right, view.left, view.left + element.clientWidth),
        shift(box.top, bottom, view.top, view.top + element.clientHeight),
      );
    },
    onToggle: (act) => {
      element.addEventListener('click', ({ target }) => {
        const spot = spotOf(target);
        if (spot?.toggle === true) act(spot.path);
      });
    },
    onKey: (act) => {
      element.addEventListener('keydown', (event) => {
        const { key, target, ctrlKey, altKey, metaKey } = event;
        const spot = ctrlKey || altKey || metaKey ? undefined : spotOf(target);
        if (spot !== undefined && act(key, spot)) event.preventDefault();
      });
    },
    onFocus: (act) => {
      element.addEventListener('focusin', ({ target }) => {
        const spot = spotOf(target);
        if (spot !== undefined) act(spot);
      });
    },
    onPoint: (act) => {
      element.addEventListener('pointerover', ({ target, pointerType }) => {
        const spot = pointerType === 'touch' ? undefined : spotOf(target);
        if (spot?.toggle === false) act(spot.path);
      });
    },
    onLeave: (act) => {
      element.addEventListener('pointerout', act);
      element.addEventListener('focusout', act);
    },
  };

  function byData(name: 'path' | 'toggle'): ReadonlyMap<string, SVGElement> {
    const found = element.querySelectorAll<SVGElement>(`[data-${name}]`);
    return new Map([...found].map((each) => [each.dataset[name] ?? '', each]));
  }

  function rove(path: string): void {
    for (const each of [...bodies.values(), ...toggles.values()]) {
      if (each.getAttribute('tabindex') === '0') each.setAttribute('tabindex', '-1');
    }
    bodies.get(path)?.setAttribute('tabindex', '0');
    toggles.get(path)?.setAttribute('tabindex', '0');
  }

  /** What can be scrolled can be scrolled by the keys. */
  function fitRegion(): void {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  }
}

function spotOf(target: EventTarget | null): Spot | undefined {
  if (!(target instanceof Element)) return undefined;
  const found = target.closest<SVGElement>('[data-path],[data-toggle]');
  if (found === null) return undefined;
  const { path, toggle } = found.dataset;
  return toggle === undefined
    ? { path: path ?? '', toggle: false }
    : { path: toggle, toggle: true };
}

/** How far to scroll to see from `begin` to `end`, or its beginning when it is too long. */
function shift(begin: number, end: number, viewBegin: number, viewEnd: number): number {
  const room = begin - MARGIN - viewBegin;
  if (room < 0) return room;
  return Math.min(room, Math.max(0, end + MARGIN - viewEnd));
}
