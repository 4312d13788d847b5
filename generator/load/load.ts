/** A release to schema sets: entry files, their closures, and which of them go together. */
import { byCodeUnit } from '../support/compare.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { dependencyOrder } from '../support/graph.js';
import { Memo, type Past } from '../support/memo.js';
import type { SchemaDocument, SchemaSet } from '../xsd/declarations.js';
import { readDocument } from '../xsd/read.js';
import { readCatalog } from './catalog.js';
import { closureOf, keyOf, type Member } from './closure.js';
import { linkSources, type Links } from './links.js';
import { groupEntries, type EntryDocuments } from './sets.js';
import { openSources, type Source } from './sources.js';
import type { Release } from './workspace.js';

/**
 * Reads all that a release consists of; normally one set, none if nothing could be read. Documents
 * whose bytes are those of the `past` are the same objects again.
 */
export function loadRelease(
  release: Release,
  diagnostics: Diagnostics,
  past?: Past,
): readonly SchemaSet[] {
  const memo = new Memo(diagnostics, past);
  const sources = openSources(release, memo, diagnostics);
  const paths = release.files.toSorted(byCodeUnit);
  const catalog = readCatalog(release, diagnostics);
  const links = linkSources(paths, sources, catalog, diagnostics);
  for (const path of paths) {
    // A file that the folder listing had is gone, or was named by the user and never there.
    if (sources.lookup(path).kind !== 'missing') continue;
    const at = { file: release.prefix + path, line: 1, column: 1 };
    diagnostics.error('LOAD203', at, 'the file does not exist');
  }
  const documents = new Map<string, SchemaDocument>();
  const entries: EntryDocuments[] = [];
  for (const entry of entriesOf(sources.found(), links)) {
    const members = closureOf(entry, links, diagnostics);
    const own = members.map((member) => {
      const key = keyOf(member.source.path, member.namespace);
      const document = documents.get(key) ?? documentOf(member, links, memo, diagnostics);
      documents.set(key, document);
      return document;
    });
    entries.push({ path: entry.path, documents: own });
  }
  const sets = groupEntries(entries, diagnostics);
  return sets.map((set) => ({ ...set, catalogs: catalog.files }));
}

/** One file of every part of the graph that nothing outside of it refers to. */
function entriesOf(found: readonly Source[], links: Links): readonly Source[] {
  const sorted = found.toSorted((a, b) => byCodeUnit(a.path, b.path));
  const targetsOf = (source: Source): readonly Source[] =>
    source.head.references.flatMap((reference) => links.get(reference) ?? []);
  const { circles } = dependencyOrder(sorted, targetsOf);
  // All files of a circle stand for its first one, which alone may be an entry.
  const leader = new Map<Source, Source>();
  for (const circle of circles) {
    const [first] = circle.toSorted((a, b) => byCodeUnit(a.path, b.path));
    if (first !== undefined) for (const source of circle) leader.set(source, first);
  }
  const leaderOf = (source: Source): Source => leader.get(source) ?? source;
  const referred = new Set<Source>();
  for (const source of sorted) {
    for (const target of targetsOf(source)) {
      if (leaderOf(target) !== leaderOf(source)) referred.add(leaderOf(target));
    }
  }
  return sorted.filter((source) => leaderOf(source) === source && !referred.has(source));
}

function documentOf(
  member: Member,
  links: Links,
  memo: Memo,
  diagnostics: Diagnostics,
): SchemaDocument {
  const { source, namespace } = member;
  const { path, hash, head } = source;
  const document = memo.make('document', keyOf(path, namespace), [head], () =>
    readDocument(head, path, hash, namespace, diagnostics),
  );
  if (document.redefinitions.length === 0) return document;
  const redefined = head.references.filter(({ kind }) => kind === 'redefine');
  const redefinitions = document.redefinitions.map((redefinition) => {
    const reference = redefined.find(({ location }) => location === redefinition.location);
    const [target] = (reference && links.get(reference)) ?? [];
    return target === undefined
      ? redefinition
      : { ...redefinition, files: includedBy(target, links).filter((each) => each !== path) };
  });
  return { ...document, redefinitions };
}

/** The paths of a document and of all that it includes or redefines. */
function includedBy(target: Source, links: Links): readonly string[] {
  const found = new Set([target]);
  for (const { head } of found) {
    for (const reference of head.references) {
      if (reference.kind === 'import') continue;
      for (const inner of links.get(reference) ?? []) found.add(inner);
    }
  }
  return [...found].map(({ path }) => path);
}
