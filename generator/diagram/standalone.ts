/** A diagram as a file of its own; apart from the others, since no page needs it. */
import { markup } from '../support/html-markup.js';
import { labelOf } from './diagram.js';
import { draw } from './draw.js';
import { layOut } from './layout.js';
import { openAll } from './open.js';
import { STANDALONE_STYLE } from './style.js';
import { unfold, type DiagramRoot, type Find } from './unfold.js';

/** In light and in dark. As many levels are open as go into `mostBoxes`. */
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
