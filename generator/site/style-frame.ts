/** Looks of what stands around the content. */

export const FRAME = `
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif;
  overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--page); z-index: 20; }
.skip:focus { left: 0; }
body > header { position: sticky; top: 0; z-index: 10; display: flex; flex-wrap: wrap; gap: .4rem 1.25rem;
  align-items: center; padding: .5rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
.home { font-weight: 600; color: inherit; text-decoration: none; }
header nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
header nav [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
search { position: relative; flex: 1 1 14rem; max-width: 34rem; margin-left: auto; }
input[type=search] { width: 100%; padding: .3rem .6rem; font: inherit; color: inherit; background: var(--page);
  border: 1px solid var(--field); border-radius: 4px; }
.filter { max-width: 24rem; }
button { padding: .15rem .55rem; font: inherit; font-size: .85rem; color: inherit; background: var(--page);
  border: 1px solid var(--field); border-radius: 4px; cursor: pointer; }
button:hover { border-color: var(--accent); }
#results { position: absolute; right: 0; left: 0; z-index: 11; max-height: 70vh; margin-top: .25rem; overflow-y: auto;
  background: var(--page); border: 1px solid var(--field); border-radius: 4px; box-shadow: 0 4px 16px #0004; }
#results p { margin: .4rem .75rem; color: var(--soft); font-size: .85rem; }
#results ol, #results ul { margin: 0; padding: 0; list-style: none; }
#results a { display: block; padding: .3rem .75rem; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
#results a:is(:hover, :focus-visible) { background: var(--card); outline-offset: -2px; }
#results li { border-top: 1px solid var(--line); }
#results .name { font-weight: 600; }
#results .kind, #results .text, #results .more { color: var(--soft); font-size: .85rem; }
#results .text { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
#results .ways li { padding-left: 1rem; border: 0; font-size: .9rem; }
#results .ways .more { padding: .2rem 1.75rem; }
mark { background: var(--target); color: inherit; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main { max-width: 80rem; margin: 0 auto; padding: .75rem 1.5rem 2rem; }
footer { padding: 1rem 1.5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; }
.breadcrumbs ol { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; font-size: .9rem; }
.breadcrumbs li { overflow-wrap: anywhere; }
.breadcrumbs li + li::before { content: "›"; margin: 0 .5rem; color: var(--soft); }
.contents ul { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; margin: .75rem 0; padding: .4rem .8rem; list-style: none;
  background: var(--card); border: 1px solid var(--line); border-radius: 4px; }
.siblings { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.siblings p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; }
`;
