/** Answers to what is typed: rows, and for members the operations that get to them. */
import type { SearchData } from './search-data.js';
import { searchIndex } from './search-index.js';
import { memberFragment, pagePath, searchRows } from './search-rows.js';
import type { SearchRow } from './search-rows.js';
import { wayFinder } from './search-ways.js';

export interface Searcher {
  readonly answer: (query: string) => Answer;
}

export interface Answer {
  readonly found: number;
  /** The best of them. */
  readonly results: readonly Result[];
}

export interface Result extends SearchRow {
  readonly ways: readonly WayLink[];
  /** How many ways are left out. */
  readonly moreWays: number;
}

export interface WayLink {
  /** `user.SetUser`, `request`, then members. */
  readonly steps: readonly string[];
  readonly path: string;
  readonly fragment: string;
}

const MOST_RESULTS = 30;
const MOST_WAYS = 8;
/** So many results have their ways with them; those further down are rather looked over. */
const WITH_WAYS = 5;

export async function searcher(data: SearchData): Promise<Searcher> {
  const index = await searchIndex(searchRows(data));
  const waysTo = wayFinder(data.pages);
  const linksTo = ({ page, name }: SearchRow): readonly WayLink[] => {
    return waysTo(page)
      .toSorted((a, b) => a.path.length - b.path.length)
      .flatMap(({ operation, path: [anchor = '', ...members] }): readonly WayLink[] => {
        const target = data.pages[operation];
        if (target === undefined) return [];
        const names = [...members, name];
        return [
          {
            steps: [target.name, anchor, ...names],
            path: pagePath(target),
            fragment: memberFragment(anchor, names),
          },
        ];
      });
  };
  return {
    answer: (query) => {
      const rows = index.find(query);
      const results = rows.slice(0, MOST_RESULTS).map((row, place): Result => {
        const ways = row.kind === 'member' && place < WITH_WAYS ? linksTo(row) : [];
        const shown = ways.slice(0, MOST_WAYS);
        return { ...row, ways: shown, moreWays: ways.length - shown.length };
      });
      return { found: rows.length, results };
    },
  };
}
