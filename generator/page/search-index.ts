/** Finds rows by names and documentation. The one door to MiniSearch. */
import MiniSearch from 'minisearch';
import type { SearchRow } from './search-rows.js';
import { joined, nameTerms, textTerms } from './search-words.js';

export interface SearchIndex {
  /** The best first. */
  readonly find: (query: string) => readonly SearchRow[];
}

/** So many rows are added before the page has its turn again. */
const AT_ONCE = 500;

/** A name counts for more than where it stands, and that for more than what is written about it. */
const WEIGHTS = { name: 8, owner: 2, text: 1 };
const FIELDS = Object.keys(WEIGHTS);

/** Where names are equally good, what is larger comes first. */
const KINDS: Readonly<Record<SearchRow['kind'], number>> = {
  operation: 0,
  element: 1,
  type: 2,
  enumeration: 3,
  member: 4,
  value: 5,
};
const NAMED = 0;
const BEGINNING = 10;
const MENTIONED = 20;

export async function searchIndex(rows: readonly SearchRow[]): Promise<SearchIndex> {
  const index = new MiniSearch<SearchRow & { readonly id: number }>({
    fields: FIELDS,
    tokenize: (text, field) => (field === 'name' ? nameTerms(text) : textTerms(text)),
    processTerm: (term) => term,
    searchOptions: {
      tokenize: textTerms,
      processTerm: (term) => term,
      boost: WEIGHTS,
      combineWith: 'AND',
      prefix: true,
    },
  });
  const numbered = rows.map((row, id) => ({ ...row, id }));
  await index.addAllAsync(numbered, { chunkSize: AT_ONCE });
  return {
    find: (query) => {
      const wanted = joined(query);
      // Nearly every text has a word that begins with a given letter.
      const fields = wanted.length > 1 ? FIELDS : ['name'];
      const exact = index.search(query, { fields });
      const found = exact.length > 0 ? exact : index.search(query, { fuzzy: 0.25 });
      return found
        .flatMap(({ id, score }) => {
          const row = rows[Number(id)];
          if (row === undefined) return [];
          return [{ row, rank: rankOf(row, wanted), score }];
        })
        .sort((a, b) => a.rank - b.rank || b.score - a.score)
        .map(({ row }) => row);
    },
  };
}

/** Names that are what was typed come first, then those that begin so, then the rest by its score. */
function rankOf(row: SearchRow, wanted: string): number {
  const whole = joined(row.name);
  const start = row.kind === 'value' ? 0 : localStart(row.name);
  const local = start === 0 ? whole : joined(row.name.slice(start));
  if (whole === wanted || local === wanted) return NAMED + KINDS[row.kind];
  if (local.startsWith(wanted) || whole.startsWith(wanted)) return BEGINNING + KINDS[row.kind];
  return MENTIONED;
}

/** `use:userType`, `user.SetUser` */
function localStart(name: string): number {
  return Math.max(name.lastIndexOf(':'), name.lastIndexOf('.')) + 1;
}
