/** What can be found, one by one, in the order of the site. */
import type { SearchData, SearchPage } from './search-data.js';

export interface SearchRow {
  readonly kind: Exclude<SearchPage['kind'], 'anonymous'> | 'member' | 'value';
  /** `user.SetUser`, `hostPIN`, `ACTIVATED` */
  readonly name: string;
  /** What stands before the name: the type of a member with a point, of a value with an equals sign. */
  readonly owner: string;
  readonly text: string;
  /** Its page, or the one that it stands on, in the list of pages. */
  readonly page: number;
  /** Below the site's root. */
  readonly path: string;
  /** Of its row on the page, encoded; empty for a page. */
  readonly fragment: string;
}

export function searchRows({ pages }: SearchData): readonly SearchRow[] {
  return pages.flatMap((page, index) => [
    ...pageRow(page, index),
    ...(page.members ?? []).map(([name, text = '']): SearchRow => ({
      kind: 'member',
      name,
      owner: `${page.name}.`,
      text,
      page: index,
      path: pagePath(page),
      fragment: memberFragment('', [name]),
    })),
    ...(page.values ?? []).map(([name, text = '']): SearchRow => ({
      kind: 'value',
      name,
      owner: `${page.name} = `,
      text,
      page: index,
      path: pagePath(page),
      fragment: `value/${encodeURIComponent(name)}`,
    })),
  ]);
}

export function pagePath({ key }: SearchPage): string {
  return `${key}.html`;
}

/** `request/personalMeetingRoom/hostPIN`; on the page of a type without the first. */
export function memberFragment(anchor: string, path: readonly string[]): string {
  return [anchor, ...path].map(encodeURIComponent).join('/');
}

function pageRow(page: SearchPage, index: number): readonly SearchRow[] {
  const { kind, name, text = '' } = page;
  if (kind === 'anonymous') return [];
  return [{ kind, name, owner: '', text, page: index, path: pagePath(page), fragment: '' }];
}
