/** The page that leads to the references of several APIs, which stand in folders below it. */
import type { Site } from '../docs/model.js';
import type { OutputFile } from '../output/files.js';
import { count } from '../report/wording.js';
import { markup } from '../support/html-markup.js';
import { printDocument } from './frame.js';
import { fileOf, INDEX } from './links.js';
import type { SiteOptions } from './site.js';
import { list } from './words.js';

/** Script and style are those of the first one. */
export function portalFile(sites: readonly Site[], { live }: SiteOptions): OutputFile {
  const entries = sites.map(({ api, title, release, operations, elements }) => {
    const amount =
      operations.length > 0
        ? count(operations.length, 'operation')
        : count(elements.length, 'element');
    const address = `${encodeURIComponent(api)}/${fileOf(INDEX)}`;
    return markup`<a href="${address}">${`${title} ${release}`.trim()}</a> <span class="soft">${amount}</span>`;
  });
  const assets = `${encodeURIComponent(sites[0]?.api ?? '')}/`;
  const body = markup`<main id="content">
<h1>References</h1>
${list('entries', entries)}
</main>`;
  return { path: fileOf(INDEX), text: printDocument('References', assets, live, body) };
}
