/** Looks of what a page says. */

export const CONTENT = `
h1 { margin: .5rem 0 .25rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; padding-top: .75rem; border-top: 2px solid var(--line); font-size: 1.3rem; overflow-wrap: anywhere; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
h4 { margin: 1rem 0 .25rem; font-size: .95rem; }
p { margin: .4rem 0; max-width: 60rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; }
code { overflow-wrap: anywhere; }
.soft, .kind, caption, s { color: var(--soft); }
.chip { padding: .05rem .5rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; font-size: .85rem; }
.mark { display: inline-block; padding: 0 .45rem; border: 1px solid; border-radius: 3px; font: 600 .75rem/1.5 system-ui, sans-serif;
  vertical-align: middle; text-indent: 0; white-space: nowrap; }
.mark.new, .safe { color: var(--new); }
.mark.changed, .warning { color: var(--changed); }
.mark.removed, .breaking { color: var(--removed); }
.lines { margin: .2rem 0; padding-left: 1.1rem; }
main > .lines { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; list-style: none; color: var(--soft); }
.facts { padding-left: 1.2rem; }
.facets { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: .15rem 0; padding: 0; list-style: none; color: var(--soft); font-size: .9em; }
.columns { columns: 17rem; column-gap: 2rem; margin: .5rem 0; padding: 0; list-style: none; }
.columns li { break-inside: avoid; padding: .1rem 0 .1rem 1rem; text-indent: -1rem; overflow-wrap: anywhere; }
.columns :is(.safe, .warning, .breaking) { white-space: nowrap; }
.entries { margin: .5rem 0; padding: 0; list-style: none; }
.entries li { display: grid; grid-template-columns: 20rem 1fr; gap: 0 1rem; padding: .2rem 0; border-bottom: 1px solid var(--line); }
summary { cursor: pointer; }
table { width: 100%; margin: .5rem 0; border-collapse: collapse; table-layout: fixed; }
caption { padding-bottom: .25rem; text-align: left; font-size: .85rem; }
th, td { padding: .35rem .75rem .35rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
thead th { background: var(--card); font-size: .85rem; }
tbody th { font-weight: inherit; }
td p, td ul { margin: 0 0 .2rem; } td > * + .soft { margin-left: .4rem; }
.members th:nth-child(1) { width: 26%; } .members th:nth-child(2) { width: 25%; } .members th:nth-child(3) { width: 5rem; }
.errors th:nth-child(1) { width: 6rem; }
.values th:nth-child(1) { width: 35%; }
.changes th:nth-child(1) { width: 32%; } .changes th:nth-child(3) { width: 32%; }
tr.new > th { box-shadow: inset 3px 0 var(--new); }
tr.changed > th { box-shadow: inset 3px 0 var(--changed); }
tr.removed > th { box-shadow: inset 3px 0 var(--removed); }
tr:target > * { background: var(--target); }
tr .copy { float: right; margin: 0 0 .1rem .4rem; padding: 0 .3rem; font-size: .7rem; color: var(--soft); opacity: 0; }
tr:hover .copy, tr .copy:focus-visible { opacity: 1; }
.depth-2 > th { padding-left: 1.75rem; } .depth-3 > th { padding-left: 3rem; } .depth-4 > th { padding-left: 4.25rem; }
.depth-5 > th { padding-left: 5.5rem; } .depth-6 > th { padding-left: 6.75rem; }
.sample .copy { display: block; margin: .3rem 0 .3rem auto; }
[role=tablist] { display: flex; flex-wrap: wrap; gap: .25rem; margin: .5rem 0 0; }
[role=tab] { padding: .3rem .9rem; }
[role=tab][aria-selected=true] { background: var(--card); border-color: var(--accent); font-weight: 600; }
[role=tabpanel] > :is(h3, h4) { display: none; }
pre { max-height: 32rem; margin: .4rem 0; padding: .6rem .8rem; overflow: auto; line-height: 1.45; background: var(--card);
  border: 1px solid var(--line); border-radius: 4px; }
pre code { font-size: 1em; overflow-wrap: normal; }
pre.xml { color: var(--tag); } pre.xml b { font-weight: inherit; color: var(--text); }
.diagram { margin: .75rem 0; border: 1px solid var(--line); border-radius: 4px; }
.canvas { overflow: auto; padding: .5rem; }
.canvas svg { display: block; }
`;
