/** Walks the files of a site: what do they point to, and is it there? */
import type { ParticleBox, TypeDiagram } from '../../../generator/diagram/model.js';
import type { OutputFile } from '../../../generator/output/files.js';
import type { PageData } from '../../../generator/page/data.js';

/** Each link that leads nowhere, as `page -> address: why`; an id that stands twice as well. */
export function brokenLinks(files: readonly OutputFile[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  const pages = new Map(
    files
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ path, text }) => [path, pageOf(text)] as const),
  );
  const diagrams = diagramsOf(files);
  const broken: string[] = [];
  for (const [path, page] of pages) {
    for (const id of page.twice) broken.push(`${path} has the id ${id} twice`);
    for (const address of page.addresses) {
      const why = fault(path, address, paths, pages, diagrams);
      if (why !== undefined) broken.push(`${path} -> ${address}: ${why}`);
    }
  }
  return broken;
}

interface PrintedPage {
  readonly ids: ReadonlySet<string>;
  readonly twice: readonly string[];
  readonly addresses: ReadonlySet<string>;
  /** Anchor and key of each diagram. */
  readonly figures: readonly (readonly [anchor: string, key: string])[];
}

function pageOf(html: string): PrintedPage {
  const ids = attributes(html, 'id');
  const figures = [
    ...html.matchAll(/<figure class="diagram" data-diagram="([^"]*)" data-anchor="([^"]*)"/g),
  ];
  return {
    ids: new Set(ids),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    addresses: new Set([...attributes(html, 'href'), ...attributes(html, 'src')]),
    figures: figures.map(([, key = '', anchor = '']) => [plain(anchor), plain(key)]),
  };
}

function attributes(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`<[^<>]*?\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    plain(value),
  );
}

function plain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const BASE = 'http://site.invalid/';

function fault(
  from: string,
  address: string,
  paths: ReadonlySet<string>,
  pages: ReadonlyMap<string, PrintedPage>,
  diagrams: ReadonlyMap<string, TypeDiagram>,
): string | undefined {
  if (address === 'data:,') return undefined;
  const here = from.split('/').map(encodeURIComponent).join('/');
  const url = new URL(address, BASE + here);
  if (!url.href.startsWith(BASE) || address.startsWith('/')) return 'leaves the site';
  const path = decodeURIComponent(url.pathname.slice(1));
  if (!paths.has(path)) return 'no such file';
  if (url.hash === '') return undefined;
  const page = pages.get(path);
  const raw = url.hash.slice(1);
  const id = decodeURIComponent(raw);
  if (page === undefined) return 'a fragment of what is no page';
  if (page.ids.has(raw) || page.ids.has(id)) return undefined;
  const isDeep = page.figures.some(([anchor, key]) => {
    return (
      id.startsWith(`${anchor}/`) &&
      hasMember(diagrams, key, id.slice(anchor.length + 1).split('/'))
    );
  });
  return isDeep ? undefined : 'no such place on the page';
}

/** From the data that the pages' script loads. */
function diagramsOf(files: readonly OutputFile[]): ReadonlyMap<string, TypeDiagram> {
  const scripts = files.filter(({ path }) => path.startsWith('data/'));
  return new Map(
    scripts.flatMap(({ text }) => {
      const [, json = ''] = /^\(self\.schemaDocs\?\?=\[\]\)\.push\((.*)\);\n$/s.exec(text) ?? [];
      const data = JSON.parse(json) as PageData;
      if (data.kind !== 'diagrams') return [];
      return data.diagrams.map((diagram) => [diagram.key, diagram] as const);
    }),
  );
}

function hasMember(
  diagrams: ReadonlyMap<string, TypeDiagram>,
  key: string,
  path: readonly string[],
): boolean {
  const [name = '', ...rest] = path;
  const diagram = diagrams.get(key);
  if (diagram === undefined) return false;
  if (rest.length === 0 && diagram.attributes.some((attribute) => `@${attribute.name}` === name))
    return true;
  const boxes = diagram.content === undefined ? [] : elementsOf(diagram.content);
  return boxes.some(({ name: own, opens }) => {
    return (
      own === name &&
      (rest.length === 0 || (opens !== undefined && hasMember(diagrams, opens, rest)))
    );
  });
}

function elementsOf(box: ParticleBox): readonly Extract<ParticleBox, { kind: 'element' }>[] {
  if (box.kind === 'element') return [box];
  return box.kind === 'any' ? [] : box.children.flatMap(elementsOf);
}
