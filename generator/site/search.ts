/** The data that the pages' script searches: all names, what is written about them, and the ways there. */
import type { PageKey, ParticleBox } from '../diagram/model.js';
import type {
  MemberRow,
  OperationPage,
  TypePage,
  Undated,
  UndatedSite,
  ValueRow,
} from '../docs/model.js';
import type { OutputFile } from '../output/files.js';
import { SEARCH_SCRIPT } from '../page/data.js';
import type { Found, SearchData, SearchPage } from '../page/search-data.js';
import { dataScript } from './data-script.js';

export function searchFile(site: UndatedSite): OutputFile {
  return dataScript(SEARCH_SCRIPT, searchData(site));
}

export function searchData(site: UndatedSite): SearchData {
  const { operations, elements, types, diagrams } = site;
  const all = [...operations, ...elements, ...types];
  const numbers = new Map(all.map(({ key }, index) => [key, index]));
  const numberOf = (key: PageKey | undefined): number | undefined => {
    return key === undefined ? undefined : numbers.get(key);
  };
  const opens = (steps: readonly (readonly [string, PageKey | undefined])[]): Opens => {
    const found = steps.flatMap(([name, key]): Opens => {
      const number = numberOf(key);
      return number === undefined ? [] : [[name, number]];
    });
    return found;
  };
  const typePage = (page: Undated<TypePage>): SearchPage => {
    const diagram = page.diagram === undefined ? undefined : diagrams.get(page.diagram);
    const base = numberOf(diagram?.base?.page);
    return {
      kind: kindOf(page),
      ...about(page),
      ...list('members', page.members.filter(isOwn).map(memberFound)),
      ...list('values', page.values.map(valueFound)),
      ...list('opens', opens(ownSteps(diagram?.content))),
      ...(base === undefined ? {} : { base }),
    };
  };
  const pages = [
    ...operations.map((page): SearchPage => ({
      kind: 'operation',
      ...about(page),
      ...list('opens', opens(messageSteps(page))),
    })),
    ...elements.map((page): SearchPage => ({ kind: 'element', ...about(page) })),
    ...types.map(typePage),
  ];
  return { kind: 'search', pages };
}

function kindOf({ kind, anonymous }: Undated<TypePage>): SearchPage['kind'] {
  if (anonymous) return 'anonymous';
  return kind === 'enumeration' ? 'enumeration' : 'type';
}

type Opens = NonNullable<SearchPage['opens']>;

function about(page: {
  readonly key: PageKey;
  readonly name: string;
  readonly documentation?: string;
}): Pick<SearchPage, 'key' | 'name' | 'text'> {
  const { key, name, documentation = '' } = page;
  const text = shortened(documentation);
  return text === '' ? { key, name } : { key, name, text };
}

function list<Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): Partial<Record<Name, readonly Item[]>> {
  return items.length === 0 ? {} : ({ [name]: items } as Record<Name, readonly Item[]>);
}

/** Inherited ones are found at the base, those of an anonymous type on its own page. */
function isOwn({ path, inherited }: MemberRow): boolean {
  return path.length === 1 && inherited === undefined;
}

function memberFound({ path, documentation = '' }: MemberRow): Found {
  return found(path[0] ?? '', documentation);
}

function valueFound({ value, documentation = '' }: ValueRow): Found {
  return found(value, documentation);
}

function found(name: string, documentation: string): Found {
  const text = shortened(documentation);
  return text === '' ? [name] : [name, text];
}

function messageSteps(
  page: Undated<OperationPage>,
): readonly (readonly [string, PageKey | undefined])[] {
  return [page.request, page.response].flatMap((part) => {
    return part === undefined ? [] : [[part.anchor, part.diagram] as const];
  });
}

/** The elements that have parts; what is inherited comes by the base. */
function ownSteps(box: ParticleBox | undefined): readonly (readonly [string, PageKey])[] {
  if (box === undefined || box.inherited === true) return [];
  switch (box.kind) {
    case 'element':
      return box.opens === undefined ? [] : [[box.name, box.opens]];
    case 'any':
      return [];
    case 'sequence':
    case 'choice':
    case 'all':
    case 'substitution':
      return box.children.flatMap(ownSteps);
  }
}

/** Long enough for all that is usual; what comes after is on the page. */
const MOST = 400;

function shortened(documentation: string): string {
  const text = documentation.replace(/\s+/g, ' ').trim();
  if (text.length <= MOST) return text;
  return `${text.slice(0, MOST).replace(/ [^ ]*$|[\ud800-\udbff]$/, '')} …`;
}
