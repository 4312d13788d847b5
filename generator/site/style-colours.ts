/** Colours of the pages and of the diagrams in them: contrast AA on each of the grounds. */

const LIGHT = `color-scheme: light; --page: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --field: #848d97; --card: #f6f8fa; --target: #fff4c2; --accent: #0b57d0; --tag: #57606a;
  --new: #1a6b35; --changed: #805000; --removed: #b3261e; --inherited: #e8f0fb;`;

const DARK = `color-scheme: dark; --page: #14171b; --text: #e4e7eb; --soft: #a0a8b2; --line: #333a43;
  --field: #6b7480; --card: #1c2127; --target: #4a3d12; --accent: #8ab4f8; --tag: #a0a8b2;
  --new: #7fd89a; --changed: #f2c14e; --removed: #ff8a80; --inherited: #1f2b3d;`;

/** What the system wants, unless the reader chose otherwise; paper is always light. */
export const COLOURS: string = `
:root { ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme=light]) { ${DARK} } }
@media screen { :root[data-theme=dark] { ${DARK} } }
`;
