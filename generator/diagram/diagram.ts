/** Diagrams of schemas: from the content of types to SVG. */
import { markup, type Html } from '../support/html-markup.js';
import { draw } from './draw.js';
import { layOut } from './layout.js';
import type { Links } from './look.js';
import { FIRST_LEVEL, openAll } from './open.js';
import { STANDALONE_STYLE } from './style.js';
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

/** A file of its own, in light and in dark. As many levels are open as go into `mostBoxes`. */
export function drawStandalone(root: DiagramRoot, find: Find, mostBoxes: number = 100): string {
  const shown = unfold(root, find, openAll(root, find, mostBoxes));
  const svg = draw(layOut(shown), {
    kind: 'standalone',
    label: labelOf(root),
    ...(root.documentation === undefined ? {} : { description: root.documentation }),
    style: STANDALONE_STYLE,
  });
  return markup`<?xml version="1.0" encoding="UTF-8"?>
${svg}
`.html;
}

function labelOf({ label }: DiagramRoot): string {
  return `Schema diagram of ${label}`;
}
