/** A laid-out diagram as SVG; all texts are escaped, and what looks how is left to the style. */
import { lines, markup, NOTHING, type Html } from '../support/html-markup.js';
import { visibleLines } from '../support/visible.js';
import { drawBox } from './draw-box.js';
import type { Fork, Ground, Picture } from './layout.js';
import type { Look } from './look.js';
import { LABEL_HEIGHT, PADDING } from './size.js';

export function draw({ width, height, ...picture }: Picture, look: Look): Html {
  const size = markup`width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const content = markup`${picture.grounds.map((ground) => drawGround(ground, look))}
${picture.forks.map(drawFork)}
${picture.boxes.map((box) => drawBox(box, look))}`;
  if (look.kind !== 'standalone') {
    return markup`<svg class="schema" role="group" aria-label="${look.label}" ${size}>
${content}
</svg>`;
  }
  const { label, description, style } = look;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="schema" role="img" ${size}>
<title>${label}</title>
${description === undefined ? NOTHING : markup`<desc>${lines(visibleLines(description))}</desc>`}
<style>${{ html: style }}</style>
<rect class="paper" width="${width}" height="${height}"/>
${content}
</svg>`;
}

function drawGround({ base, label, x, y, width, height }: Ground, look: Look): Html {
  const text = markup`<text x="${x + PADDING}" y="${y + LABEL_HEIGHT - 6}">${label}</text>`;
  const named =
    look.kind === 'standalone' || base.page === undefined
      ? text
      : markup`<a href="${look.links.page(base.page)}">${text}</a>`;
  return markup`<g class="ground"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${named}</g>`;
}

function drawFork({ x, y, to, ends }: Fork): Html {
  const trunk = to - 16;
  const branches = ends.map((end) => `M${trunk} ${end}H${to}`).join('');
  const path = `M${x} ${y}H${trunk}M${trunk} ${Math.min(y, ...ends)}V${Math.max(y, ...ends)}${branches}`;
  return markup`<path class="line" d="${path}"/>`;
}
