/** Where everything stands: what is inside a box stands to its right, one below the other. */
import { baseCaption, captionOf, type Caption } from './caption.js';
import type { TypeLink } from './model.js';
import { BEHIND, LABEL_HEIGHT, repeats, sizeOf, type Size } from './size.js';
import type { Shown } from './unfold.js';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** In the order of the schema: a box before what is inside. */
  readonly boxes: readonly PlacedBox[];
  /** What came from a base type stands on a ground of its own. */
  readonly grounds: readonly Ground[];
  readonly forks: readonly Fork[];
}

export interface PlacedBox extends Size {
  readonly shown: Shown;
  readonly caption: Caption;
  readonly x: number;
  readonly y: number;
}

export interface Ground {
  readonly base: TypeLink;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The line from a box to what is inside. */
export interface Fork {
  readonly x: number;
  readonly y: number;
  /** Where the boxes inside begin, and the middle of each. */
  readonly to: number;
  readonly ends: readonly number[];
}

const MARGIN = 8;
const COLUMN_GAP = 30;
const ROW_GAP = 10;
const GROUND_MARGIN = 8;
/** A box stands in the middle of what is inside, but never further below the first of it. */
const MOST_DROP = 120;

export function layOut(root: Shown): Picture {
  const boxes: PlacedBox[] = [];
  const grounds: Ground[] = [];
  const forks: Fork[] = [];
  const block = blockOf(root);
  const right = place(block, MARGIN, MARGIN);
  return {
    width: Math.ceil(right + MARGIN),
    height: Math.ceil(block.height + 2 * MARGIN),
    boxes,
    grounds,
    forks,
  };

  /** Returns the right end. */
  function place(
    { shown, caption, size, top, rows, grounded }: Block,
    x: number,
    y: number,
  ): number {
    const { width, height, right, below, belowWidth } = size;
    const edge = x + width + (repeats(shown.figure) ? BEHIND : 0);
    const from = x + Math.max(width + right, belowWidth);
    const to = from + COLUMN_GAP;
    boxes.push({ shown, caption, x, y: y + top, width, height, right, below, belowWidth });
    if (rows.length === 0) return from;
    const middles = rows.map((row) => y + row.y + row.block.middle);
    forks.push({ x: edge, y: y + top + height / 2, to, ends: middles });
    const ends = rows.map((row) => place(row.block, to, y + row.y));
    let farthest = Math.max(from, ...ends);
    for (const { base, first, last, y: start, height } of grounded) {
      const label = baseCaption(base.name);
      const labelEnd = to + label.width;
      const end = Math.max(labelEnd, ...ends.slice(first, last + 1)) + GROUND_MARGIN;
      grounds.push({
        base,
        label: label.text,
        x: to - GROUND_MARGIN,
        y: y + start,
        width: end - to + GROUND_MARGIN,
        height,
      });
      farthest = Math.max(farthest, end);
    }
    return farthest;
  }
}

/** A box with what is inside, from the upper end of both. */
interface Block {
  readonly shown: Shown;
  readonly caption: Caption;
  readonly size: Size;
  /** Of the box. */
  readonly top: number;
  /** Of the box, where lines meet it. */
  readonly middle: number;
  readonly height: number;
  readonly rows: readonly Row[];
  readonly grounded: readonly GroundedRows[];
}

interface Row {
  readonly block: Block;
  readonly y: number;
}

/** Neighbours from one base. */
interface GroundedRows {
  readonly base: TypeLink;
  readonly first: number;
  readonly last: number;
  readonly y: number;
  readonly height: number;
}

function blockOf(shown: Shown): Block {
  const caption = captionOf(shown);
  const size = sizeOf(shown, caption);
  if (shown.children.length === 0) {
    const { height, below } = size;
    return {
      shown,
      caption,
      size,
      top: 0,
      middle: height / 2,
      height: height + below,
      rows: [],
      grounded: [],
    };
  }
  const { rows, grounded, height } = stack(shown.children.map(blockOf));
  const first = rows[0];
  const last = rows.at(-1);
  const begin = first === undefined ? 0 : first.y + first.block.middle;
  const end = last === undefined ? 0 : last.y + last.block.middle;
  const middle = Math.min((begin + end) / 2, begin + MOST_DROP);
  // What is inside moves down when the box is higher.
  const shift = Math.max(0, size.height / 2 - middle);
  const top = middle + shift - size.height / 2;
  return {
    shown,
    caption,
    size,
    top,
    middle: middle + shift,
    height: Math.max(height + shift, top + size.height + size.below),
    rows: rows.map(({ block, y }) => ({ block, y: y + shift })),
    grounded: grounded.map((each) => ({ ...each, y: each.y + shift })),
  };
}

function stack(blocks: readonly Block[]): {
  readonly rows: readonly Row[];
  readonly grounded: readonly GroundedRows[];
  readonly height: number;
} {
  const rows: Row[] = [];
  const grounded: GroundedRows[] = [];
  let y = 0;
  for (const [index, block] of blocks.entries()) {
    const { base } = block.shown;
    const before = grounded.at(-1);
    const goesOn = base !== undefined && before?.last === index - 1 && before.base === base;
    if (index > 0) y += ROW_GAP;
    if (base !== undefined && !goesOn) y += LABEL_HEIGHT;
    rows.push({ block, y });
    const start = goesOn ? before.y : y - LABEL_HEIGHT;
    y += block.height;
    if (base === undefined) continue;
    if (goesOn) grounded.pop();
    const first = goesOn ? before.first : index;
    // A margin below, which the next row starts after.
    grounded.push({ base, first, last: index, y: start, height: y + GROUND_MARGIN - start });
    if (blocks[index + 1]?.shown.base !== base) y += GROUND_MARGIN;
  }
  return { rows, grounded, height: y };
}
