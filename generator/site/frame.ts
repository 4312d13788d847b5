/** What stands around the content of every page. */
import type { OutputFile } from '../output/files.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageKey } from '../diagram/model.js';
import type { PageContext, SiteContext } from './context.js';
import { CHANGES, fileOf, href, INDEX, rootOf, TYPES } from './links.js';
import { breakable } from './words.js';

export interface Page {
  readonly key: PageKey;
  /** From the special to the general: `SetUser`, `user`. */
  readonly titles: readonly string[];
  /** The pages that lead here, outermost first, without the index and this page. */
  readonly trail: readonly Step[];
  readonly main: (context: PageContext) => Html;
}

export interface Step {
  readonly name: string;
  readonly page: PageKey;
  readonly fragment?: string;
}

/** Whatever got in besides the site's own script and style would not be run. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
];

export function printPage(site: SiteContext, page: Page): OutputFile {
  const context: PageContext = { ...site, root: rootOf(page.key) };
  const title = [...page.titles, siteName(site)].join(' – ');
  const body = markup`<a class="skip" href="#content">Skip to the content</a>
${header(context, page)}
<main id="content" tabindex="-1">
${page.trail.length === 0 ? NOTHING : breadcrumbs(context, page)}
${page.main(context)}
</main>
<footer><p>${siteName(site)}, made by ${site.site.tool}</p></footer>`;
  return { path: fileOf(page.key), text: printDocument(title, context.root, site.live, body) };
}

/** A whole document; `assets` is the way to the folder with the script and the style. */
export function printDocument(title: string, assets: string, live: boolean, body: Html): string {
  const policy = [...POLICY, ...(live ? ["connect-src 'self'"] : [])].join('; ');
  const head = markup`<!doctype html>
<html lang="en" data-root="${assets}"${live ? markup` data-live` : NOTHING}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}site.css">
<script src="${assets}theme.js"></script>
<script src="${assets}site.js" defer></script>
</head>
<body>`;
  // Joined into one text, so that the pieces of a page are gone before the next is made.
  return [head.html, body.html, '</body>', '</html>', ''].join('\n');
}

export function siteName({ site }: SiteContext): string {
  return `${site.title} ${site.release}`.trim();
}

/** What needs the script is hidden until it is there. */
function header(context: PageContext, { key }: Page): Html {
  const { site, root } = context;
  const link = (page: PageKey, name: string): Html =>
    markup`<a href="${href(root, page)}"${page === key ? markup` aria-current="page"` : NOTHING}>${name}</a>`;
  const { changes } = site;
  return markup`<header>
<a class="home" href="${href(root, INDEX)}">${siteName(context)}</a>
<nav aria-label="Site">
${link(INDEX, 'Operations')}
${link(TYPES, 'Types')}
${changes === undefined ? NOTHING : link(CHANGES, `Changes since ${changes.from}`)}
</nav>
<search role="search" hidden>
<input type="search" id="search" aria-label="Search" placeholder="Search" autocomplete="off" spellcheck="false">
<div id="results" hidden></div>
</search>
<button class="theme" type="button" hidden>Theme</button>
</header>`;
}

function breadcrumbs(context: PageContext, { trail, titles }: Page): Html {
  const { root } = context;
  const steps: readonly Step[] = [{ name: siteName(context), page: INDEX }, ...trail];
  return markup`<nav class="breadcrumbs" aria-label="Breadcrumbs"><ol>
${steps.map(({ name, page, fragment }) => markup`<li><a href="${href(root, page, fragment)}">${name}</a></li>`)}
<li aria-current="page">${breakable(titles[0] ?? '')}</li>
</ol></nav>`;
}
