/** How wide a text will be, without a page to measure it in. */

/** Hundredths of the font size, of a wide font (DejaVu Sans): other fonts leave some room. */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [29, `ijlIJ'`],
  [35, ' ,.;:/|\\f'],
  [41, '()[]!-rt'],
  [53, 'sz"*_`?'],
  [60, 'ckvxyF'],
  [64, 'LPTY0123456789abdeghnopquSEZ$#{}'],
  [70, 'ABCKRVX'],
  [79, 'DGHNOQU&'],
  [84, '<=>+^~w'],
  [100, 'MmW%@'],
];
const OTHER_LETTER = 70;
const ELLIPSIS = 100;
/** From Hangul on, characters are mostly as wide as they are high. */
const FULL_WIDTH = 0x1100;
const BOLDER = 1.15;

const ASCII: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return WIDTHS.find(([, characters]) => characters.includes(character))?.[0] ?? OTHER_LETTER;
});

export interface Fitted {
  readonly text: string;
  /** In pixels. */
  readonly width: number;
}

export interface Font {
  readonly size: number;
  readonly bold: boolean;
}

/** As much of the text as is at most so wide, with an ellipsis for what is left out. */
export function fitText(text: string, most: number, { size, bold }: Font): Fitted {
  const unit = (size / 100) * (bold ? BOLDER : 1);
  const room = most / unit;
  let width = 0;
  let kept = 0;
  let keptWidth = 0;
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0;
    width += ASCII[code] ?? (code < FULL_WIDTH ? OTHER_LETTER : 100);
    if (width > room) {
      return { text: `${text.slice(0, kept)}…`, width: (keptWidth + ELLIPSIS) * unit };
    }
    index += code > 0xffff ? 2 : 1;
    if (width + ELLIPSIS <= room) {
      kept = index;
      keptWidth = width;
    }
  }
  return { text, width: width * unit };
}
