/** Colours of a terminal (ECMA-48), or none. */
import type { Impact } from '../diff/model.js';

export type Paint = (color: Color, text: string) => string;

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

type Color = keyof typeof CODES;

export function painter(hasColor: boolean): Paint {
  return (color, text) => (hasColor ? `\u001b[${CODES[color]}m${text}\u001b[0m` : text);
}

export const IMPACT_COLORS: Readonly<Record<Impact, Color>> = {
  breaking: 'red',
  warning: 'yellow',
  safe: 'green',
};
