/** The symbols of a diagram, drawn, since fonts may lack them. */
import { markup, type Html } from '../support/html-markup.js';
import type { GroupBox } from './model.js';
import { TOGGLE_SIZE } from './size.js';

const CORNER = 7;

/** Moved to the right and down by `by`. */
export function octagon(by: number, width: number, height: number): string {
  const side = width - 2 * CORNER;
  const rise = height - 2 * CORNER;
  return `M${by + CORNER} ${by}h${side}l${CORNER} ${CORNER}v${rise}l${-CORNER} ${CORNER}h${-side}l${-CORNER} ${-CORNER}v${-rise}z`;
}

/** In an octagon of 46 by 24. */
export function symbolOf(kind: GroupBox['kind']): Html {
  switch (kind) {
    case 'sequence':
      return symbol(
        'M6 12H40',
        [15, 23, 31].map((x) => [x, 12]),
      );
    case 'choice':
    case 'substitution':
      return symbol('M6 12H14L22 7M27 6H34M27 12H40M27 18H34M34 6V18', [...COLUMN, [14, 12]]);
    case 'all':
      return symbol('M6 12H40M14 6H34M14 18H34M14 6V18M34 6V18', COLUMN);
  }
}

const COLUMN: readonly (readonly [number, number])[] = [
  [25, 6],
  [25, 12],
  [25, 18],
];

function symbol(path: string, dots: readonly (readonly number[])[]): Html {
  const circles = dots
    .map(([x = 0, y = 0]) => `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0`)
    .join('');
  return markup`<path class="line" d="${path}"/><path class="dot" d="${circles}"/>`;
}

/** With room around it for a finger. */
export function plusOrMinus(open: boolean): Html {
  const middle = TOGGLE_SIZE / 2;
  const sign = `M4 ${middle}H11${open ? '' : `M${middle} 4V11`}`;
  return markup`<rect class="reach" x="-5" y="-5" width="25" height="25"/><rect class="frame" x="1" y="1" width="13" height="13"/><path class="line" d="${sign}"/>`;
}

/** An arrow in a circle. */
export function again(): Html {
  return markup`<rect class="reach" x="-5" y="-5" width="25" height="25"/><path class="line" d="M11 4.5A5 5 0 1 0 12.5 8M12.5 1.5V5H9"/>`;
}
