/** Markdown within what a comment on GitHub may hold. */

/** A heading, blocks of text that can be left out from the end, and what closes it. */
export interface Section {
  readonly open: string;
  readonly blocks: readonly string[];
  readonly close?: string;
}

/** In UTF-16 units; a comment holds 65,536, and others may want to say something too. */
export const COMMENT_LIMIT = 60_000;

/** Blank lines between the blocks, as Markdown wants them. */
const GAP = '\n\n';

/** The sections in their order; what exceeds the limit is counted instead of shown. */
export function fit(sections: readonly Section[], limit: number): string {
  let room = limit;
  const parts = sections.map(({ open, blocks, close }) => {
    const shown: string[] = [];
    for (const block of blocks) {
      if (block.length + GAP.length > room) break;
      room -= block.length + GAP.length;
      shown.push(block);
    }
    const rest = blocks.length - shown.length;
    const note = rest === 0 ? [] : [`*${rest} more did not fit into a comment.*`];
    return [open, ...shown, ...note, ...(close === undefined ? [] : [close])].join(GAP);
  });
  return `${parts.join(GAP)}\n`;
}

/** A section that is closed until somebody clicks. */
export function folded(summary: string, blocks: readonly string[]): Section {
  return {
    open: `<details>\n<summary>${summary}</summary>`,
    blocks,
    close: '</details>',
  };
}
