/**
 * Which entries can be resolved together. Entries that define a component differently are meant for
 * different documents and become sets of their own; entries that share files stay together.
 */
import { byCodeUnit } from '../support/compare.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { clarkOf, type QName } from '../support/qname.js';
import { quote } from '../support/text.js';
import type {
  GlobalDeclaration,
  Redefinable,
  SchemaDocument,
  SchemaSet,
} from '../xsd/declarations.js';
import { sameDefinition, symbolSpace } from '../xsd/identity.js';

export interface EntryDocuments {
  readonly path: string;
  readonly documents: readonly SchemaDocument[];
}

interface Definition {
  readonly path: string;
  readonly declaration: GlobalDeclaration;
  readonly isRedefinition: boolean;
}

type Definitions = ReadonlyMap<string, Definition>;

interface Group {
  readonly entries: EntryDocuments[];
  readonly definitions: Map<string, Definition>;
}

/** Each entry joins the first group that it does not contradict; entries come sorted by path. */
export function groupEntries(
  entries: readonly EntryDocuments[],
  diagnostics: Diagnostics,
): readonly SchemaSet[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const definitions = definitionsOf(entry.documents);
    let group: Group | undefined;
    for (const candidate of groups) {
      const conflict = firstConflict(candidate.definitions, definitions);
      if (conflict === undefined) {
        group = candidate;
        break;
      }
      const [mine, other] = conflict;
      const name = `${mine.declaration.kind} ${quote(clarkOf(nameOf(mine.declaration)))}`;
      diagnostics.report({
        code: 'LOAD216',
        severity: 'info',
        message: `${name} differs from that in ${quote(other.path)}: separate schema sets`,
        at: mine.declaration.at,
        notes: [{ message: 'the other definition', at: other.declaration.at }],
      });
    }
    if (group === undefined) {
      groups.push({ entries: [entry], definitions: new Map(definitions) });
      continue;
    }
    group.entries.push(entry);
    for (const [key, definition] of definitions) group.definitions.set(key, definition);
  }
  const names = groups.length < 2 ? [''] : setNames(groups.map(({ entries: [first] }) => first));
  return groups.map((group, index) => setOf(group, names[index] ?? ''));
}

function nameOf(declaration: GlobalDeclaration | Redefinable): QName {
  return declaration.name;
}

/** What each name means in the end: a redefinition hides what it redefines. */
function definitionsOf(documents: readonly SchemaDocument[]): Definitions {
  const definitions = new Map<string, Definition>();
  const add = (declaration: GlobalDeclaration, path: string, isRedefinition: boolean): void => {
    const key = `${symbolSpace(declaration)} ${clarkOf(nameOf(declaration))}`;
    if (definitions.get(key)?.isRedefinition === true && !isRedefinition) return;
    if (isRedefinition || !definitions.has(key)) {
      definitions.set(key, { path, declaration, isRedefinition });
    }
  };
  for (const { path, globals, redefinitions } of documents) {
    for (const declaration of globals) add(declaration, path, false);
    for (const { definitions: redefined } of redefinitions) {
      for (const declaration of redefined) add(declaration, path, true);
    }
  }
  return definitions;
}

function firstConflict(
  present: Definitions,
  added: Definitions,
): readonly [Definition, Definition] | undefined {
  for (const [key, mine] of added) {
    const other = present.get(key);
    if (other === undefined || other.declaration === mine.declaration) continue;
    const hides = mine.isRedefinition || other.isRedefinition;
    if (hides || !sameDefinition(mine.declaration, other.declaration)) return [mine, other];
  }
  return undefined;
}

/** The file's name without extension; the whole path where two entries share a name. */
function setNames(entries: readonly (EntryDocuments | undefined)[]): readonly string[] {
  const paths = entries.map((entry) => (entry?.path ?? '').replace(/\.xsd$/i, ''));
  const short = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  return paths.map((path, index) => {
    const name = short[index] ?? '';
    const isUnique = short.filter((other) => other.toLowerCase() === name.toLowerCase()).length < 2;
    return isUnique ? name : path.replaceAll('/', '-');
  });
}

function setOf(group: Group, name: string): SchemaSet {
  const documents = [...new Set(group.entries.flatMap((entry) => entry.documents))];
  return {
    name,
    entries: group.entries.map(({ path }) => path),
    documents: documents.toSorted(
      (a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.namespace, b.namespace),
    ),
    closures: group.entries.map((entry) => entry.documents),
    catalogs: [],
  };
}
