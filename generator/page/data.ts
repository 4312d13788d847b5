/** Data scripts of the site: a page on a disk may not fetch, so they are loaded as scripts that register. */
import type { PageKey, TypeDiagram } from '../diagram/model.js';
import type { SearchData } from './search-data.js';

/** What one script brings, as `(self.schemaDocs??=[]).push(…)`. */
export type PageData = DiagramIndex | DiagramData | SearchData;

/** Which script has a diagram. */
export interface DiagramIndex {
  readonly kind: 'index';
  /** The first key of each script: they are sorted, within scripts and from one to the next. */
  readonly starts: readonly PageKey[];
}

export interface DiagramData {
  readonly kind: 'diagrams';
  readonly diagrams: readonly TypeDiagram[];
}

/** Below the site's root, as all scripts. */
export const SEARCH_SCRIPT = 'search.js';
export const INDEX_SCRIPT = 'data/index.js';

export function diagramScript(number: number): string {
  return `data/${number}.js`;
}

declare global {
  interface Window {
    /** An array until this script is there. */
    schemaDocs?: { push: (data: PageData) => unknown };
  }
}

const diagrams = new Map<PageKey, TypeDiagram>();
let starts: readonly PageKey[] = [];
let search: SearchData | undefined;
const scripts = new Map<string, Promise<void>>();

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
  if (!diagrams.has(key)) {
    await loadScript(document, INDEX_SCRIPT);
    const number = starts.findLastIndex((start) => start <= key);
    if (number >= 0) await loadScript(document, diagramScript(number));
  }
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
    case 'index':
      ({ starts } = data);
      break;
    case 'diagrams':
      for (const diagram of data.diagrams) diagrams.set(diagram.key, diagram);
      break;
    case 'search':
      search = data;
      break;
  }
}
