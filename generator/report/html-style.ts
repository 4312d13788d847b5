/** Looks of the HTML report, in light and in dark. */

export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fff; --text: #1b1f24; --soft: #57606a; --line: #d5dae0; --card: #f6f8fa;
  --breaking: #b3261e; --warning: #8a5a00; --safe: #1a6b35; --accent: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --text: #e4e7eb; --soft: #a0a8b2; --line: #333a43; --card: #1c2127;
    --breaking: #ff8a80; --warning: #f2c14e; --safe: #7fd89a; --accent: #8ab4f8;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .25rem; padding-top: 1rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p { margin: .25rem 0; }
.soft { color: var(--soft); }
.unchanged { color: var(--soft); }
.reach { margin: 1rem 0 .35rem; color: var(--soft); font-size: .9rem; }
code, pre { font: .9em/1.45 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: .4rem 0 0; padding: .6rem .8rem; overflow-x: auto; overflow-wrap: normal;
  background: var(--page); border: 1px solid var(--line); border-radius: 6px; }
a { color: var(--accent); }
.tiles { display: flex; flex-wrap: wrap; gap: .6rem; margin: .9rem 0; }
.tile { min-width: 7rem; padding: .5rem .9rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; }
.tile b { display: block; font-size: 1.5rem; line-height: 1.25; }
.breaking { color: var(--breaking); } .warning { color: var(--warning); } .safe { color: var(--safe); }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
td.number { font-variant-numeric: tabular-nums; }
details.item { margin: .35rem 0; border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px;
  background: var(--card); }
details.item > summary { padding: .45rem .8rem; cursor: pointer; }
details.item > div { padding: 0 .9rem .8rem; }
details.item.is-breaking { border-left-color: var(--breaking); }
details.item.is-warning { border-left-color: var(--warning); }
details.item.is-safe { border-left-color: var(--safe); }
summary code { font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .2rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .4rem 1rem;
  align-items: center; padding: .6rem 0; background: var(--page); border-bottom: 1px solid var(--line); }
.filter input[type=search] { flex: 1 1 16rem; padding: .4rem .6rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
[hidden] { display: none !important; }
@media print { .filter { display: none; } }
`;
