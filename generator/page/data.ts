/** Data scripts of the site: a page on a disk may not fetch, so they are loaded as scripts that register. */
import type { PageKey, TypeDiagram } from '../diagram/model.js';
import type { SearchData } from './search-data.js';

/** What one script brings, as `(self.schemaDocs??=[]).push(…)`. */
export type PageData = DiagramData | SearchData;

export interface DiagramData {
  readonly kind: 'diagram';
  readonly diagram: TypeDiagram;
}

/** Below the site's root. */
export const SEARCH_SCRIPT = 'search.js';

declare global {
  interface Window {
    /** An array until this script is there. */
    schemaDocs?: { push: (data: PageData) => unknown };
  }
}

const diagrams = new Map<PageKey, TypeDiagram>();
let search: SearchData | undefined;
const scripts = new Map<string, Promise<void>>();

/** The script of a type's diagram, below the site's root. */
export function diagramScript(key: PageKey): string {
  return `${key.replace(/^types\//, 'data/')}.js`;
}

/** The way from the page to a file of the site. */
export function siteHref(document: Document, path: string): string {
  const root = document.documentElement.dataset['root'] ?? '';
  return root + path.split('/').map(encodeURIComponent).join('/');
}

/** What is here already. */
export function knownDiagram(key: PageKey): TypeDiagram | undefined {
  return diagrams.get(key);
}

/** Undefined when its script is missing. */
export async function loadDiagram(
  document: Document,
  key: PageKey,
): Promise<TypeDiagram | undefined> {
  if (!diagrams.has(key)) await loadScript(document, diagramScript(key));
  return diagrams.get(key);
}

/** Undefined when its script is missing. */
export async function loadSearch(document: Document): Promise<SearchData | undefined> {
  if (search === undefined) await loadScript(document, SEARCH_SCRIPT);
  return search;
}

/** Each at most once; a script that does not come registers nothing. */
async function loadScript(document: Document, path: string): Promise<void> {
  window.schemaDocs ??= { push: register };
  const loading = scripts.get(path) ?? insertScript(document, siteHref(document, path));
  scripts.set(path, loading);
  return loading;
}

async function insertScript(document: Document, src: string): Promise<void> {
  const script = document.createElement('script');
  script.src = src;
  return new Promise((resolve) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => resolve());
    document.head.append(script);
  });
}

function register(data: PageData): void {
  switch (data.kind) {
    case 'diagram':
      diagrams.set(data.diagram.key, data.diagram);
      break;
    case 'search':
      search = data;
      break;
  }
}
