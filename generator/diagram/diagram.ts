/** Diagrams in pages: from the content of types to SVG. */
import type { Html } from '../support/html-markup.js';
import { draw } from './draw.js';
import { layOut } from './layout.js';
import type { Links } from './look.js';
import { FIRST_LEVEL } from './open.js';
import { unfold, type DiagramRoot, type Find, type Shown } from './unfold.js';

/** For a page without its script: what stands in the root's type, every box a link. */
export function drawStatic(root: DiagramRoot, find: Find, links: Links): Html {
  const shown = unfold(root, find, FIRST_LEVEL);
  return draw(layOut(shown), { kind: 'static', label: labelOf(root), links });
}

/** For the script of a page: with what opens and closes boxes. */
export function drawLive(root: DiagramRoot, shown: Shown, links: Links): Html {
  return draw(layOut(shown), { kind: 'live', label: labelOf(root), links });
}

/** What the picture as a whole is called. */
export function labelOf({ label }: DiagramRoot): string {
  return `Schema diagram of ${label}`;
}
