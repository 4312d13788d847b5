/** Elements and types of each namespace. */
import type { Mark, PageKey } from '../diagram/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import type { Page } from './frame.js';
import { filterField } from './index-page.js';
import { href, namespaceId, TYPES } from './links.js';
import { breakable, list, markChip } from './words.js';

export function typesPage(): Page {
  return { key: TYPES, titles: ['Types'], trail: [], main };
}

function main(context: PageContext): Html {
  const { elements, types } = context.site;
  const namespaces = [...new Set([...elements, ...types].map(({ namespace }) => namespace))];
  return markup`<h1>Types and elements</h1>
${filterField('Filter types and elements')}
<div id="list">
${namespaces.map((namespace) => section(context, namespace))}
</div>`;
}

function section(context: PageContext, namespace: string): Html {
  const { site } = context;
  const here = <Member extends { readonly namespace: string }>(
    all: readonly Member[],
  ): readonly Member[] => all.filter((each) => each.namespace === namespace);
  const types = here(site.types);
  const heading =
    namespace === '' ? markup`No namespace` : markup`<code>${breakable(namespace)}</code>`;
  return markup`<section>
<h2 id="${namespaceId(namespace)}">${heading}</h2>
${group(context, 'Elements', here(site.elements))}
${group(
  context,
  'Complex types',
  types.filter(({ kind }) => kind === 'record'),
)}
${group(
  context,
  'Enumerations',
  types.filter(({ kind }) => kind === 'enumeration'),
)}
${group(
  context,
  'Simple types',
  types.filter(({ kind }) => kind === 'simple'),
)}
</section>`;
}

interface Entry {
  readonly key: PageKey;
  readonly name: string;
  readonly mark?: Mark;
}

function group({ root }: PageContext, title: string, entries: readonly Entry[]): Html {
  if (entries.length === 0) return NOTHING;
  const items = entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ key, name, mark }) =>
        markup`<a href="${href(root, key)}">${breakable(name)}</a>${markChip(mark)}`,
    );
  return markup`<h3>${title}</h3>
${list('columns', items)}`;
}
