/** One diagram that opens and closes: it is drawn anew each time, and what was focused stays so. */
import { drawLive } from '../diagram/diagram.js';
import { closedIn, countBoxes, findShown, FIRST_LEVEL, openPath } from '../diagram/open.js';
import { unfold, type DiagramRoot, type Shown } from '../diagram/unfold.js';
import { moveBy, stopsOf } from '../diagram/walk.js';
import { copyText } from './copy.js';
import { knownDiagram, loadDiagram, siteHref } from './data.js';
import { canvasOf, type Spot } from './diagram-canvas.js';
import { makeTip } from './diagram-tip.js';
import { addTools } from './diagram-tools.js';

/** Opens the way to a member by its names. */
export type ShowMember = (names: readonly string[]) => Promise<void>;

/** More are opened one by one, by who wants to see them. */
const MOST_BOXES = 1000;
/** How long the pointer rests on a box before it is asked about, in milliseconds. */
const REST = 250;

/** Undefined for a figure that has no data. */
export function makeLive(figure: HTMLElement): ShowMember | undefined {
  const { box, anchor = '', xpath = '' } = figure.dataset;
  const element = figure.querySelector<HTMLElement>('.canvas');
  if (box === undefined || element === null) return undefined;
  const document = figure.ownerDocument;
  // The site's own generator wrote it.
  const root = JSON.parse(box) as DiagramRoot;
  const links = {
    page: (key: string): string => siteHref(document, `${key}.html`),
    member: (names: readonly string[]): string =>
      `#${[anchor, ...names].map(encodeURIComponent).join('/')}`,
  };
  const canvas = canvasOf(element);
  const tip = makeTip(figure, `tip-${anchor}`, xpath);
  let opened = FIRST_LEVEL;
  let tree = unfold(root, knownDiagram, opened);
  let current = tree.path;
  let target: string | undefined;

  const ready = loadDiagram(document, root.type).then((type) => {
    if (type === undefined) return false;
    redraw(FIRST_LEVEL);
    // On a small screen there is no room for the root and its members.
    const [, first, ...others] = stopsOf(tree).map(({ shown }) => shown.path);
    if (first !== undefined) canvas.reveal(first, others);
    addTools(figure, element, [
      { label: 'Expand level', act: expandLevel },
      { label: 'Collapse all', act: collapseAll },
      { label: 'Copy XPath', act: copyXPath },
    ]);
    listen();
    return true;
  });

  return async (names) => {
    if (!(await ready)) return;
    let way = openPath(root, knownDiagram, names, opened);
    while (way.missing !== undefined) {
      if ((await loadDiagram(document, way.missing)) === undefined) break;
      way = openPath(root, knownDiagram, names, opened);
    }
    ({ target } = way);
    if (target !== undefined) current = target;
    redraw(way.opened);
    if (target === undefined) return;
    canvas.reveal(target, []);
    // A row of its own is where the browser goes.
    if (document.getElementById([anchor, ...names].join('/')) === null) {
      figure.scrollIntoView({ block: 'nearest' });
    }
  };

  function redraw(next: ReadonlySet<string>): void {
    opened = next;
    tree = unfold(root, knownDiagram, opened);
    const focused = canvas.focused();
    if (findShown(tree, current) === undefined) current = tree.path;
    tip.hide(0);
    canvas.draw(drawLive(root, tree, links), current, target);
    if (focused === undefined) return;
    const isThere = findShown(tree, focused.path) !== undefined;
    canvas.focus(isThere ? focused : { path: current, toggle: false }, true);
  }

  async function toggle(path: string): Promise<void> {
    const shown = findShown(tree, path);
    if (shown?.opens === undefined) return;
    const next = new Set(opened);
    if (shown.state === 'open') next.delete(path);
    else next.add(path);
    if ((await loadDiagram(document, shown.opens)) === undefined) return;
    canvas.keepInPlace(path, () => redraw(next));
    canvas.reveal(path, findShown(tree, path)?.children.map((child) => child.path) ?? []);
  }

  async function expandLevel(): Promise<string> {
    const closed = closedIn(tree);
    if (closed.length === 0) return 'Everything is open';
    const types = new Set(closed.map(({ opens }) => opens));
    await Promise.all([...types].map((key) => loadDiagram(document, key)));
    const next = new Set([...opened, ...closed.map(({ path }) => path)]);
    const boxes = countBoxes(unfold(root, knownDiagram, next));
    if (boxes > MOST_BOXES) return `The next level has ${boxes} boxes: open what you look for`;
    redraw(next);
    return `${boxes} boxes`;
  }

  async function collapseAll(): Promise<string> {
    redraw(FIRST_LEVEL);
    return `${countBoxes(tree)} boxes`;
  }

  async function copyXPath(): Promise<string> {
    const path = xpath + (findShown(tree, current)?.xpath ?? '');
    return (await copyText(document, path)) ? `Copied ${path}` : path;
  }

  function listen(): void {
    canvas.onToggle((path) => void toggle(path));
    canvas.onKey(press);
    canvas.onFocus(({ path, toggle }) => {
      current = path;
      canvas.rove(path);
      if (!toggle) ask(path, 0);
    });
    canvas.onPoint((path) => ask(path, REST));
    canvas.onLeave(() => tip.hide(200));
  }

  function ask(path: string, delay: number): void {
    const shown: Shown | undefined = findShown(tree, path);
    const body = canvas.body(path);
    if (shown !== undefined && body !== undefined) tip.show(shown, body, delay);
  }

  /** True when the key is taken. */
  function press(key: string, { path, toggle: onToggle }: Spot): boolean {
    if (onToggle && (key === 'Enter' || key === ' ')) {
      void toggle(path);
      return true;
    }
    const move = moveBy(key, stopsOf(tree), path);
    if (move === undefined) return false;
    switch (move.kind) {
      case 'toggle':
        void toggle(move.path);
        break;
      case 'go':
        canvas.focus({ path: move.path, toggle: false }, false);
        canvas.reveal(move.path, []);
        break;
    }
    return true;
  }
}
