/** Looks of diagrams, in pages and as files of their own: the one place that knows their classes. */

const LIGHT = colours({
  paper: '#fff',
  ink: '#1b1f24',
  soft: '#525b66',
  edge: '#6e7781',
  fill: '#f6f8fa',
  root: '#dbe9fb',
  tint: '#fdf6dd',
  'tint-edge': '#c9b458',
  link: '#0b57d0',
  new: '#1a6b35',
  changed: '#7a5000',
  removed: '#b3261e',
});
const DARK = colours({
  paper: '#14171b',
  ink: '#e4e7eb',
  soft: '#a8b0ba',
  edge: '#8b949e',
  fill: '#1f252c',
  root: '#1d3350',
  tint: '#2b2718',
  'tint-edge': '#6d6230',
  link: '#8ab4f8',
  new: '#7fd89a',
  changed: '#f2c14e',
  removed: '#ff8a80',
});

const RULES = `
.schema text { font: 11px system-ui, sans-serif; fill: var(--schema-soft); }
.schema text.name { font-size: 13px; font-weight: 600; fill: var(--schema-ink); }
.schema .frame, .schema .behind { fill: var(--schema-fill); stroke: var(--schema-edge); stroke-width: 1.2; }
.schema .root .body .frame { fill: var(--schema-root); }
.schema .optional .body .frame, .schema .optional .body .behind { stroke-dasharray: 4 3; }
.schema .line { fill: none; stroke: var(--schema-edge); stroke-width: 1.2; }
.schema .dot { fill: var(--schema-edge); }
.schema text.below { text-anchor: end; }
.schema .ground rect { fill: var(--schema-tint); stroke: var(--schema-tint-edge); stroke-dasharray: 1 3; }
.schema .reach { fill: transparent; stroke: none; }
.schema .paper { fill: var(--schema-paper); }
.schema .new .bar, .schema text.new { fill: var(--schema-new); }
.schema .changed .bar, .schema text.changed { fill: var(--schema-changed); }
.schema .removed .bar, .schema text.removed { fill: var(--schema-removed); }
.schema .removed text.name { text-decoration: line-through; }
`;

/** For pages, which may choose a theme by `data-theme` on the document's element. */
export const DIAGRAM_STYLE: string = `
:root { ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${DARK} } }
@media screen { :root[data-theme='dark'] { ${DARK} } }
${RULES}
.schema { display: block; }
.schema a, .schema .toggle { cursor: pointer; }
.schema a:hover .frame, .schema .toggle:hover .frame { stroke: var(--schema-link); stroke-width: 2; }
.schema a:hover text.name, .schema .ground a text { fill: var(--schema-link); }
.schema a.again .line, .schema .toggle .line { stroke: var(--schema-ink); }
.schema :focus { outline: none; }
.schema :focus-visible { outline: 2px solid var(--schema-link); outline-offset: 2px; }
.schema .target .body .frame { stroke: var(--schema-link); stroke-width: 3; }
.diagram { position: relative; margin: 1rem 0; }
.diagram .canvas { overflow: auto; max-height: 85vh; }
.diagram .canvas:focus-visible { outline: 2px solid var(--schema-link); outline-offset: 2px; }
.diagram .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem; padding: 0.5rem; }
.diagram .tools span { color: var(--schema-soft); font-size: 0.85rem; }
.diagram:not(:has(:focus-visible)) .hint { display: none; }
.diagram .tip { position: fixed; z-index: 10; left: 0; top: 0; max-width: min(26rem, calc(100vw - 16px)); max-height: 45vh;
  overflow: auto; padding: 0.5rem 0.7rem; background: var(--schema-paper); color: var(--schema-ink);
  border: 1px solid var(--schema-edge); border-radius: 6px; box-shadow: 0 4px 14px rgb(0 0 0 / 25%);
  font-size: 0.85rem; line-height: 1.4; overflow-wrap: anywhere; }
.diagram .tip[hidden] { display: none; }
.diagram .tip p { margin: 0.15rem 0; white-space: pre-line; }
.diagram .tip .name { font-weight: 600; }
.diagram .tip .soft { color: var(--schema-soft); }
.diagram .tip .new { color: var(--schema-new); }
.diagram .tip .changed { color: var(--schema-changed); }
.diagram .tip .removed { color: var(--schema-removed); }
@media print {
  .diagram .canvas { overflow: visible; max-height: none; }
  .diagram .tools, .diagram .tip, .schema .toggle { display: none; }
  .schema { max-width: 100%; height: auto; }
}
`;

/** For a file of its own, in which nothing but the diagram is. */
export const STANDALONE_STYLE: string = `
.schema { ${LIGHT} }
@media (prefers-color-scheme: dark) { .schema { ${DARK} } }
${RULES}`;

function colours(named: Readonly<Record<string, string>>): string {
  return Object.entries(named)
    .map(([name, colour]) => `--schema-${name}: ${colour};`)
    .join(' ');
}
