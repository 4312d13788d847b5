/** One box: its frame, its words, its link, and what opens it. */
import { lines, markup, NOTHING, type Html } from '../support/html-markup.js';
import { visibleLines } from '../support/visible.js';
import { spokenCaption, type Caption } from './caption.js';
import { describeFully, type Description } from './describe.js';
import type { PlacedBox } from './layout.js';
import type { Links, Look } from './look.js';
import { baseline, BEHIND, PADDING, repeats, TOGGLE_SIZE } from './size.js';
import { again, octagon, plusOrMinus, symbolOf } from './symbols.js';
import { isBox, type Shown } from './unfold.js';

export function drawBox(box: PlacedBox, look: Look): Html {
  const { shown, caption, x, y, width, height, belowWidth } = box;
  const below =
    caption.below.text === ''
      ? NOTHING
      : markup`<text class="below" x="${Math.max(width, belowWidth)}" y="${height + BEHIND + 11}">${caption.below.text}</text>`;
  return markup`<g class="${classesOf(shown, caption)}" transform="translate(${x} ${y})">${drawBody(box, look)}${below}${drawEnd(box, look)}</g>`;
}

function classesOf({ figure }: Shown, { mark }: Caption): string {
  let classes = `box ${figure.kind}`;
  if (mark !== undefined) classes += ` ${mark}`;
  return isOptional() ? `${classes} optional` : classes;

  function isOptional(): boolean {
    switch (figure.kind) {
      case 'element':
        return figure.element.min === 0;
      case 'group':
        return figure.group.min === 0;
      case 'any':
        return figure.wildcard.min === 0;
      case 'attribute':
        return !figure.attribute.required;
      case 'anyAttribute':
        return true;
      case 'root':
      case 'attributes':
      case 'text':
        return false;
    }
  }
}

function drawBody({ shown, caption, width, height }: PlacedBox, look: Look): Html {
  const behind = repeats(shown.figure) ? frame('behind', BEHIND) : NOTHING;
  const content = markup`${behind}${frame('frame', 0)}${inside()}`;
  if (look.kind === 'standalone')
    return markup`<g class="body">${titleOf(caption.about)}${content}</g>`;
  const focus = isBox(shown) ? markup` tabindex="-1"` : NOTHING;
  const live = look.kind === 'live' ? markup` data-path="${shown.path}"${focus}` : NOTHING;
  const target = hrefOf(shown, look.links);
  const attributes = markup`class="body" aria-label="${spokenCaption(caption)}"${live}`;
  return target === undefined
    ? markup`<g role="img" ${attributes}>${content}</g>`
    : markup`<a href="${target}" ${attributes}>${content}</a>`;

  function frame(name: string, by: number): Html {
    if (shown.figure.kind === 'group') {
      return markup`<path class="${name}" d="${octagon(by, width, height)}"/>`;
    }
    const place = by === 0 ? NOTHING : markup` x="${by}" y="${by}"`;
    return markup`<rect class="${name}"${place} width="${width}" height="${height}"${corners(shown)}/>`;
  }

  function inside(): Html {
    if (shown.figure.kind === 'group') return symbolOf(shown.figure.group.kind);
    const bar = markup`<rect class="bar" width="4" height="${height}"/>`;
    const texts = [{ kind: 'name', text: caption.name.text }, ...caption.lines];
    const rows = texts.map(
      ({ kind, text }, index) =>
        markup`<text class="${kind}" x="${PADDING}" y="${baseline(index)}">${text}</text>`,
    );
    return markup`${caption.mark === undefined ? NOTHING : bar}${rows}`;
  }
}

/** Attributes have round corners. */
function corners({ figure }: Shown): Html {
  switch (figure.kind) {
    case 'attributes':
    case 'attribute':
    case 'anyAttribute':
      return markup` rx="9"`;
    case 'root':
    case 'element':
    case 'any':
    case 'text':
    case 'group':
      return NOTHING;
  }
}

function titleOf(about: Description): Html {
  const texts = describeFully(about).flatMap((text) => visibleLines(text));
  return markup`<title>${lines(texts)}</title>`;
}

function hrefOf({ figure, names }: Shown, links: Links): string | undefined {
  switch (figure.kind) {
    case 'root':
      return links.page(figure.root.type);
    case 'element':
      return figure.element.page === undefined
        ? links.member(names)
        : links.page(figure.element.page);
    case 'attribute':
      return figure.attribute.page === undefined
        ? links.member(names)
        : links.page(figure.attribute.page);
    case 'group':
    case 'any':
    case 'attributes':
    case 'anyAttribute':
    case 'text':
      return undefined;
  }
}

/** At the right end: what opens and closes the box, or where the same type stands open. */
function drawEnd({ shown, caption, width, height, right }: PlacedBox, look: Look): Html {
  const { state, opens, path } = shown;
  if (state === 'leaf' || opens === undefined) return NOTHING;
  const at = markup`transform="translate(${width + right - TOGGLE_SIZE} ${(height - TOGGLE_SIZE) / 2})"`;
  if (state === 'recursive') {
    if (look.kind === 'standalone') return markup`<g class="again" ${at}>${again()}</g>`;
    const label = `${caption.name.text} goes on as before: to the page of its type`;
    // The keys go by the boxes, which lead there as well.
    const focus = look.kind === 'live' ? markup` tabindex="-1"` : NOTHING;
    return markup`<a class="again" href="${look.links.page(opens)}" aria-label="${label}"${focus} ${at}>${again()}</a>`;
  }
  const open = state === 'open';
  switch (look.kind) {
    case 'static':
      return NOTHING;
    case 'standalone':
      return open ? NOTHING : markup`<g class="toggle" ${at}>${plusOrMinus(open)}</g>`;
    case 'live': {
      const label = `${open ? 'Collapse' : 'Expand'} ${caption.name.text}`;
      return markup`<g class="toggle" role="button" aria-expanded="${String(open)}" aria-label="${label}" tabindex="-1" data-toggle="${path}" ${at}>${plusOrMinus(open)}</g>`;
    }
  }
}
