/** Which file each include, import and redefine of a release means. */
import { byCodeUnit } from '../support/compare.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { XML, XSD } from '../support/qname.js';
import { quote } from '../support/text.js';
import type { DocumentReference } from '../xsd/declarations.js';
import { mapped, type Catalog } from './catalog.js';
import { locate } from './locate.js';
import type { Source, Sources } from './sources.js';
import { XML_NAMESPACE_PATH } from './xml-namespace.js';

/** The files that a reference stands for: normally one, none if it is missing. */
export type Links = ReadonlyMap<DocumentReference, readonly Source[]>;

/**
 * Follows the catalog and every location that is a file, then gives the other references the files of the release
 * that have the right namespace or, failing that, the right name (Part 1, section 4.3.2, leaves the
 * strategy to the processor). What is still missing is reported.
 */
export function linkSources(
  paths: readonly string[],
  sources: Sources,
  catalog: Catalog,
  diagnostics: Diagnostics,
): Links {
  const links = new Map<DocumentReference, readonly Source[]>();
  const open: { readonly from: Source; readonly reference: DocumentReference }[] = [];
  const queue = [...paths];
  const visited = new Set<string>();
  for (const path of queue) {
    if (visited.has(path)) continue;
    visited.add(path);
    const lookup = sources.lookup(path);
    if (lookup.kind !== 'found') continue;
    for (const reference of lookup.source.head.references) {
      const target =
        byCatalog(lookup.source, reference, sources, catalog, diagnostics) ??
        follow(lookup.source, reference, sources, diagnostics);
      if (target === 'handled') links.set(reference, []);
      else if (target === undefined) open.push({ from: lookup.source, reference });
      else {
        links.set(reference, [target]);
        queue.push(target.path);
      }
    }
  }
  const byNamespace = namespaceIndex(sources.found(), links);
  for (const { from, reference } of open) {
    links.set(reference, substitute(from, reference, sources, byNamespace, diagnostics));
  }
  return links;
}

/** The file that the catalog gives: for the location, or for the namespace where that is no file. */
function byCatalog(
  from: Source,
  reference: DocumentReference,
  sources: Sources,
  catalog: Catalog,
  diagnostics: Diagnostics,
): Source | 'handled' | undefined {
  const { location, namespace } = reference;
  let entry = location === undefined ? undefined : mapped(catalog, location);
  if (entry === undefined && reference.kind === 'import') {
    const place = locate(from.path, location ?? 'urn:');
    const isFile = place.kind === 'path' && sources.lookup(place.path).kind !== 'missing';
    if (!isFile) entry = mapped(catalog, namespace);
  }
  if (entry === undefined) return undefined;
  const lookup = sources.lookup(entry.path);
  if (lookup.kind === 'found') return lookup.source;
  if (lookup.kind !== 'broken') {
    const reason = lookup.kind === 'missing' ? 'does not exist' : 'is outside the schema folder';
    const message = `${quote(entry.path)} ${reason}`;
    const notes = [{ message: 'needed here', at: reference.at }];
    diagnostics.error('LOAD217', entry.at, message, { notes });
  }
  return 'handled';
}

/** The file at the location itself; `handled` if there is none and none is needed. */
function follow(
  from: Source,
  reference: DocumentReference,
  sources: Sources,
  diagnostics: Diagnostics,
): Source | 'handled' | undefined {
  // The components of XML Schema itself are built in.
  if (reference.kind === 'import' && reference.namespace === XSD) return 'handled';
  if (reference.location === undefined) return undefined;
  const location = locate(from.path, reference.location);
  if (location.kind === 'address') return undefined;
  const lookup = sources.lookup(location.path);
  switch (lookup.kind) {
    case 'found':
      return lookup.source;
    case 'broken':
      return 'handled';
    case 'outside': {
      const message = `${quote(reference.location)} leads outside the schema folder`;
      diagnostics.error('LOAD205', reference.at, message);
      return 'handled';
    }
    case 'missing':
      return undefined;
  }
}

/** By target namespace, the files that no file of the same namespace includes. */
function namespaceIndex(
  found: readonly Source[],
  links: Links,
): ReadonlyMap<string, readonly Source[]> {
  const included = new Set<Source>();
  for (const [reference, targets] of links) {
    if (reference.kind !== 'import') for (const target of targets) included.add(target);
  }
  const index = new Map<string, Source[]>();
  for (const source of found.toSorted((a, b) => byCodeUnit(a.path, b.path))) {
    if (included.has(source)) continue;
    const { targetNamespace } = source.head;
    const list = index.get(targetNamespace) ?? [];
    list.push(source);
    index.set(targetNamespace, list);
  }
  return index;
}

function substitute(
  from: Source,
  reference: DocumentReference,
  sources: Sources,
  byNamespace: ReadonlyMap<string, readonly Source[]>,
  diagnostics: Diagnostics,
): readonly Source[] {
  if (reference.kind === 'import') {
    const candidates = byNamespace.get(reference.namespace) ?? [];
    // An import without a namespace is too weak a hint to bind just any file that has none.
    if (candidates.length > 0 && (reference.namespace !== '' || reference.location === undefined)) {
      return candidates.filter((candidate) => candidate !== from);
    }
  }
  const named = sourceOfName(from, reference, sources);
  if (named !== undefined) {
    const message = `${quote(reference.location ?? '')} is taken to be ${quote(named.path)}`;
    diagnostics.warn('LOAD208', reference.at, message);
    return [named];
  }
  if (reference.kind === 'import' && reference.namespace === XML) {
    const builtin = sources.lookup(XML_NAMESPACE_PATH);
    return builtin.kind === 'found' ? [builtin.source] : [];
  }
  reportMissing(reference, diagnostics);
  return [];
}

/** A file of the release with the name at the end of the location, letter case disregarded. */
function sourceOfName(
  from: Source,
  reference: DocumentReference,
  sources: Sources,
): Source | undefined {
  if (reference.location === undefined) return undefined;
  const location = locate(from.path, reference.location);
  const name = baseName(location.kind === 'path' ? location.path : location.name);
  if (name === '') return undefined;
  const candidates = sources
    .found()
    .filter((source) => source !== from && matches(source, reference, from))
    .filter(({ path }) => baseName(path).toLowerCase() === name.toLowerCase())
    .toSorted((a, b) => byCodeUnit(a.path, b.path));
  return candidates.find(({ path }) => baseName(path) === name) ?? candidates[0];
}

function matches(source: Source, reference: DocumentReference, from: Source): boolean {
  const { targetNamespace } = source.head;
  if (reference.kind === 'import') return targetNamespace === reference.namespace;
  return targetNamespace === '' || targetNamespace === from.head.targetNamespace;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function reportMissing(reference: DocumentReference, diagnostics: Diagnostics): void {
  const { kind, location, namespace, at } = reference;
  const place = location === undefined ? 'without schemaLocation' : `from ${quote(location)}`;
  if (kind === 'import') {
    const what = namespace === '' ? 'no namespace' : quote(namespace);
    diagnostics.warn('LOAD207', at, `no file of the release defines ${what}, imported ${place}`);
    return;
  }
  // Part 1, section 4.2.1: a location that does not resolve is no error; what it leaves undefined is.
  diagnostics.warn('LOAD206', at, `the schema to ${kind} ${place} is not in the release`);
}
