/**
 * The results for a reply of 100 users as a picture: bars to the left of 1x are faster than what
 * a panel compares with, those to the right slower; the scale is logarithmic.
 */
import { isOurs } from '../candidates/ours.mjs';
import { duration, times } from './format.mjs';

const WIDTH = 800;
const LEFT = 180;
const RIGHT = 640;
const ROW = 26;
const BAR = 6;
/** Its centre stands at the figure. */
const DOT = 6;
const HEAD = 64;
const GAP = 30;
/** Powers of ten that the axis spans. */
const LEAST = -1;
const MOST = 2;

const PANELS = [
  ['decode', 'users, 100 rows', 'Reading 100 rows, judged, against JSON.parse'],
  ['encode', 'users, 100 rows', 'Writing 100 rows to bytes, against JSON.stringify'],
  ['validate', 'users, 100 rows, valid', 'Judging 100 rows, against ajv'],
];

const STYLE = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; font-size: 15px; }
    .own { font-weight: 600; }
    .minor { fill: #59636e; font-size: 12px; }
    .grid { stroke: #d1d9e0; }
    .base { stroke: #59636e; stroke-width: 1.5; }
    .bar { fill: #a4aeb8; }
    .ours { fill: #0969da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .minor { fill: #9198a1; }
      .grid { stroke: #3d444d; }
      .base { stroke: #9198a1; }
      .bar { fill: #656c76; }
      .ours { fill: #4493f8; }
    }
  `;

export function chart(sections) {
  let top = 0;
  const panels = PANELS.map(([section, title, heading]) => {
    const { rows } = sections[section].cases.find((one) => one.title === title);
    const text = panel(rows, heading, top);
    top += HEAD + rows.length * ROW + GAP;
    return text;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="CPU time of codecs, parsers and validators">`,
    `  <style>${STYLE}</style>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function panel(rows, heading, top) {
  const first = top + HEAD;
  const last = first + rows.length * ROW;
  const decades = Array.from({ length: MOST - LEAST + 1 }, (_, index) => 10 ** (LEAST + index));
  return [
    text(16, top + 26, heading, 'title'),
    text(WIDTH - 16, top + 26, 'left of 1x: faster; right: slower', 'minor', 'end'),
    ...decades.map((ratio) => axis(ratio, first, last)),
    line(placeOf(1), first - 4, last, 'base'),
    ...rows.map((row, index) => bar(row, first + index * ROW)),
  ].join('\n');
}

function axis(ratio, first, last) {
  const x = placeOf(ratio);
  return `${line(x, first - 4, last, 'grid')}\n${text(x, first - 10, `${ratio}x`, 'minor', 'middle')}`;
}

function bar({ candidate, micros, ratio }, y) {
  const end = placeOf(ratio);
  const [from, to] = [placeOf(1), end].toSorted((a, b) => a - b);
  const own = isOurs(candidate);
  const box = `x="${from.toFixed(1)}" y="${y + (ROW - BAR) / 2}" width="${(to - from).toFixed(1)}"`;
  const middle = y + ROW / 2;
  const baseline = middle + 4.5;
  const style = `bar${own ? ' ours' : ''}`;
  return [
    text(16, baseline, candidate, own ? 'own' : ''),
    `  <rect class="${style}" ${box} height="${BAR}"/>`,
    `  <circle class="${style}" cx="${end.toFixed(1)}" cy="${middle}" r="${DOT}"/>`,
    text(RIGHT + 70, baseline, times(ratio), '', 'end'),
    text(WIDTH - 16, baseline, duration(micros), 'minor', 'end'),
  ].join('\n');
}

/** Where a ratio stands on the axis, which ends where it ends. */
function placeOf(ratio) {
  const place = (Math.log10(ratio) - LEAST) / (MOST - LEAST);
  return LEFT + Math.min(1, Math.max(0, place)) * (RIGHT - LEFT);
}

function line(x, from, to, style) {
  const at = x.toFixed(1);
  return `  <line class="${style}" x1="${at}" y1="${from}" x2="${at}" y2="${to}"/>`;
}

function text(x, y, content, style = '', anchor = 'start') {
  const more = `${style && ` class="${style}"`}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  return `  <text x="${x}" y="${y}"${more}>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
}
