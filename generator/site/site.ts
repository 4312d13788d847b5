/** A site to its files: pages, data for the script, the script and the style. */
import type { Site } from '../docs/model.js';
import type { OutputFile } from '../output/files.js';
import { siteScripts } from './assets.js';
import { changesPage } from './changes-page.js';
import { siteContext } from './context.js';
import { diagramFiles } from './diagram-scripts.js';
import { elementPage } from './element-page.js';
import { printPage, type Page } from './frame.js';
import { indexPage } from './index-page.js';
import { operationPage } from './operation-page.js';
import { searchFile } from './search.js';
import { SITE_STYLE } from './style.js';
import { typePage } from './type-page.js';
import { typesPage } from './types-page.js';

export interface SiteOptions {
  /** The pages load again when the site was made anew. */
  readonly live: boolean;
}

/** Relative to one folder, for a file system and for any web server. */
export function printSite(site: Site, { live }: SiteOptions): readonly OutputFile[] {
  const context = siteContext(site, live);
  return [
    ...pagesOf(site).map((page) => printPage(context, page)),
    ...diagramFiles(site.diagrams),
    searchFile(site),
    ...siteScripts(),
    { path: 'site.css', text: SITE_STYLE },
  ];
}

function pagesOf(site: Site): readonly Page[] {
  return [
    indexPage(),
    typesPage(),
    ...(site.changes === undefined ? [] : [changesPage(site.changes)]),
    ...site.operations.map(operationPage),
    ...site.elements.map(elementPage),
    ...site.types.map(typePage),
  ];
}
