/**
 * `catalog.xml`, an XML catalog (OASIS, XML Catalogs 1.1): which file of the schema folder stands for
 * an address or a namespace. One of the release goes before one of its API; nothing is ever fetched.
 */
import { createHash } from 'node:crypto';
import type { Diagnostics } from '../support/diagnostic.js';
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import { collapse } from '../xml/names.js';
import type { XmlElement } from '../xml/node.js';
import { parseXml } from '../xml/saxes.js';
import { locate } from './locate.js';
import { readInside, shownPath } from './read-inside.js';
import type { Release } from './workspace.js';

const NAMESPACE = 'urn:oasis:names:tc:entity:xmlns:xml:catalog';

export const CATALOG = 'catalog.xml';

export interface Catalog {
  /** The catalog files themselves, as paths relative to the release's folder. */
  readonly files: readonly CatalogFile[];
  /** In the order in which they count. */
  readonly rules: readonly Rule[];
}

export interface CatalogFile {
  readonly path: string;
  readonly hash: string;
}

/** A whole name, or the beginning of names of which the rest is kept. */
interface Rule {
  readonly kind: 'name' | 'start';
  readonly name: string;
  /** A path relative to the release's folder. */
  readonly path: string;
  readonly at: SourcePoint;
}

export interface Mapped {
  readonly path: string;
  /** The entry of the catalog. */
  readonly at: SourcePoint;
}

export function readCatalog(release: Release, diagnostics: Diagnostics): Catalog {
  const files: CatalogFile[] = [];
  const rules: Rule[] = [];
  // The release's own folder first, then that of its API.
  const queue = release.name === '' ? [CATALOG] : [CATALOG, `../${CATALOG}`];
  for (const path of queue) {
    if (files.some((file) => file.path === path)) continue;
    const reading = readInside(release, path, diagnostics);
    if (reading.kind !== 'bytes') continue;
    files.push({ path, hash: createHash('sha256').update(reading.bytes).digest('hex') });
    const root = parseXml(shownPath(release, path), reading.bytes, diagnostics);
    if (root === undefined) continue;
    if (root.namespace !== NAMESPACE || root.local !== 'catalog') {
      const message = `the root element is ${quote(root.local)}, expected catalog of ${quote(NAMESPACE)}`;
      diagnostics.error('LOAD217', root.at, message);
      continue;
    }
    readEntries(root, path, { rules, queue, diagnostics });
  }
  return { files, rules };
}

interface Reader {
  readonly rules: Rule[];
  readonly queue: string[];
  readonly diagnostics: Diagnostics;
}

/** The attributes that name what is mapped and what it is mapped to, by kind of entry. */
const ENTRIES: ReadonlyMap<string, readonly [Rule['kind'], string, string]> = new Map([
  ['uri', ['name', 'name', 'uri']],
  ['system', ['name', 'systemId', 'uri']],
  ['rewriteURI', ['start', 'uriStartString', 'rewritePrefix']],
  ['rewriteSystem', ['start', 'systemIdStartString', 'rewritePrefix']],
]);

function readEntries(parent: XmlElement, path: string, reader: Reader): void {
  for (const item of parent.content) {
    // Extensions are allowed and skipped.
    if (typeof item === 'string' || item.namespace !== NAMESPACE) continue;
    const entry = ENTRIES.get(item.local);
    if (item.local === 'group') readEntries(item, path, reader);
    else if (item.local === 'nextCatalog') {
      const next = targetOf(item, 'catalog', path, reader);
      if (next !== undefined) reader.queue.push(next);
    } else if (entry !== undefined) {
      const [kind, from, to] = entry;
      const name = valueOf(item, from, reader);
      const target = targetOf(item, to, path, reader);
      if (name === undefined || target === undefined) continue;
      reader.rules.push({ kind, name, path: target, at: item.at });
    } else if (item.local !== 'public') {
      // No schema refers to another by a public identifier.
      reader.diagnostics.warn(
        'LOAD217',
        item.at,
        `${quote(item.local)} is not understood: skipped`,
      );
    }
  }
}

function valueOf(element: XmlElement, name: string, { diagnostics }: Reader): string | undefined {
  const found = element.attributes.find(
    ({ local, namespace }) => local === name && namespace === '',
  );
  if (found !== undefined) return collapse(found.value);
  diagnostics.error(
    'LOAD217',
    element.at,
    `${quote(element.local)} needs the attribute ${quote(name)}`,
  );
  return undefined;
}

/** A path relative to the release's folder; the catalog names it relative to itself. */
function targetOf(
  element: XmlElement,
  name: string,
  path: string,
  reader: Reader,
): string | undefined {
  const value = valueOf(element, name, reader);
  if (value === undefined) return undefined;
  const location = locate(path, value);
  if (location.kind === 'path') return value.endsWith('/') ? `${location.path}/` : location.path;
  const message = `${name} is ${quote(value)}, expected a path in the schema folder`;
  reader.diagnostics.error('LOAD217', element.at, message);
  return undefined;
}

/** The file for a location or a namespace: whole names first, then the longest beginning. */
export function mapped({ rules }: Catalog, name: string): Mapped | undefined {
  let best: Rule | undefined;
  for (const rule of rules) {
    if (rule.kind === 'name' && rule.name === name) return rule;
    const isBetter = best === undefined || rule.name.length > best.name.length;
    if (rule.kind === 'start' && name.startsWith(rule.name) && isBetter) best = rule;
  }
  if (best === undefined) return undefined;
  const rest = locate('', best.path + name.slice(best.name.length));
  return rest.kind === 'path' ? { path: rest.path, at: best.at } : undefined;
}
