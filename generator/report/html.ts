/** A report as one page that needs nothing else: no other file, no network, no script to be read. */
import { createHash } from 'node:crypto';
import type { Report } from '../diff/model.js';
import { digest, type Digest, type Standing } from './digest.js';
import { changeSections } from './html-changes.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import { SCRIPT } from './html-script.js';
import { STYLE } from './html-style.js';
import { operationSection, sourceSection, usageSection } from './html-tables.js';
import type { ReportOptions } from './options.js';
import { directionCounts, footing, leftOut, summary } from './summary.js';
import { pair } from './wording.js';

export function printHtml(report: Report, options: ReportOptions): string {
  const digests = report.comparisons
    .toReversed()
    .map((comparison) => digest(comparison, options.reader));
  const [first] = digests;
  const isAlone = digests.length === 1 && first !== undefined;
  const title = isAlone ? pair(first.comparison, '→') : 'Changes of the API';
  const isUnchanged = digests.every((each) => each.isUnchanged);
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy()}" />
        <title>${title}</title>
        <style>${{ html: STYLE }}</style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p class="soft">${report.tool}</p>
          ${isAlone ? NOTHING : overview(digests)}
        </header>
        ${isUnchanged ? markup`<p>No change.</p>` : filterBar()}
        <main>
          ${digests.map((each, index) => section(each, isAlone ? undefined : index, options))}
        </main>
        ${isUnchanged ? NOTHING : markup`<script>${{ html: SCRIPT }}</script>`}
      </body>
    </html>
`;
  return page.html;
}

/** Only the page's own style and script: whatever else got in would not be run. */
function policy(): string {
  const hash = (text: string): string =>
    `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}`;
}

function overview(digests: readonly Digest[]): Html {
  const rows = digests.map(
    (each, index) =>
      markup`<li>
        <a href="#comparison-${index}">${pair(each.comparison, '→')}</a>: ${summary(each)}
      </li>`,
  );
  return markup`<ul>
    ${rows}
  </ul>`;
}

const FILTERS: readonly (readonly [Standing, string])[] = [
  ['breaking', 'breaking'],
  ['warning', 'warnings'],
  ['safe', 'safe'],
  ['allowed', 'allowed'],
  ['unreachable', 'out of reach'],
  ['documentation', 'documentation'],
];

/** Hidden until the script is there that makes it work. */
function filterBar(): Html {
  const boxes = FILTERS.map(
    ([value, label]) =>
      markup`<label><input type="checkbox" value="${value}" checked /> ${label}</label>`,
  );
  return markup`<form class="filter" hidden>
    <input type="search" placeholder="Search: names, rules, operations, ids" aria-label="Search" />
    ${boxes}
    <output class="soft"></output>
  </form>`;
}

function section(digested: Digest, index: number | undefined, options: ReportOptions): Html {
  const { comparison } = digested;
  const heading =
    index === undefined
      ? NOTHING
      : markup`<h2 id="comparison-${index}">${pair(comparison, '→')}</h2>`;
  if (digested.isUnchanged) {
    return index === undefined
      ? NOTHING
      : markup`${heading}
          <p>No change.</p>`;
  }
  return markup`<section>
    ${heading}
    <p>${summary(digested)}</p>
    <p class="soft">${footing(digested, options.reader)}</p>
    ${tiles(digested)} ${counts(digested)} ${usageSection(comparison)}
    ${changeSections(digested, options)} ${operationSection(digested, options.reader)}
    ${sourceSection(comparison)}
  </section>`;
}

function tiles(digested: Digest): Html {
  const { breaking, warning, safe } = digested;
  const rest = leftOut(digested);
  return markup`<div class="tiles">
      <div class="tile breaking"><b>${breaking.length}</b>breaking</div>
      <div class="tile warning"><b>${warning.length}</b>warnings</div>
      <div class="tile safe"><b>${safe.length}</b>safe</div>
      <div class="tile"><b>${digested.comparison.bump}</b>version bump</div>
    </div>
    ${rest.length === 0 ? NOTHING : markup`<p class="soft">Not counted: ${rest.join(', ')}.</p>`}`;
}

function counts(digested: Digest): Html {
  const rows = directionCounts(digested).map(
    ([name = '', ...amounts]) =>
      markup`<tr>
        <th scope="row">${name}</th>
        ${amounts.map((amount) => markup`<td class="number">${amount}</td>`)}
      </tr>`,
  );
  return markup`<table>
    <tr>
      <td></td>
      <th scope="col">breaking</th>
      <th scope="col">warnings</th>
      <th scope="col">safe</th>
    </tr>
    ${rows}
  </table>`;
}
