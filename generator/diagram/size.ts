/** How much room a box takes with what is around it. */
import type { Caption } from './caption.js';
import type { Figure, Shown } from './unfold.js';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** To the right: the box behind it, and what opens it. */
  readonly right: number;
  /** Below: the box behind it, and how often it may come. */
  readonly below: number;
  /** Of the text below, from the left end of the box. */
  readonly belowWidth: number;
}

export const PADDING = 9;
export const NAME_HEIGHT = 18;
export const LINE_HEIGHT = 14;
export const LABEL_HEIGHT = 18;
/** How far the second box of what may repeat stands behind. */
export const BEHIND = 4;
export const TOGGLE_SIZE = 15;
const OCTAGON = { width: 46, height: 24 };
const VERTICAL_PADDING = 4;

export function sizeOf({ figure, state }: Shown, { name, lines, below }: Caption): Size {
  const isGroup = figure.kind === 'group';
  const widest = Math.max(name.width, below.width, ...lines.map(({ width }) => width));
  const high = NAME_HEIGHT + lines.length * LINE_HEIGHT + 2 * VERTICAL_PADDING;
  return {
    width: isGroup ? OCTAGON.width : Math.ceil(widest + 2 * PADDING),
    height: isGroup ? OCTAGON.height : high,
    right: (repeats(figure) ? BEHIND : 0) + (state === 'leaf' ? 0 : TOGGLE_SIZE),
    below: below.text === '' ? 0 : BEHIND + LINE_HEIGHT,
    belowWidth: below.width,
  };
}

/** Then a second box stands behind it. */
export function repeats(figure: Figure): boolean {
  switch (figure.kind) {
    case 'element':
      return figure.element.max !== 1;
    case 'group':
      return figure.group.max !== 1;
    case 'any':
      return figure.wildcard.max !== 1;
    case 'root':
    case 'attributes':
    case 'attribute':
    case 'anyAttribute':
    case 'text':
      return false;
  }
}

/** Where the text of a name and of the lines after it stands in its box. */
export function baseline(line: number): number {
  return line === 0
    ? VERTICAL_PADDING + 14
    : VERTICAL_PADDING + NAME_HEIGHT + line * LINE_HEIGHT - 4;
}
