/** The first page: the operations of each service, or the elements where there are none. */
import type { Mark, PageKey } from '../diagram/model.js';
import type { ServiceSection } from '../docs/model.js';
import { count } from '../report/wording.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import type { Page } from './frame.js';
import { CHANGES, href, INDEX, serviceId } from './links.js';
import { contents } from './opening.js';
import { breakable, firstSentence, list, markChip } from './words.js';

export function indexPage(): Page {
  return { key: INDEX, titles: [], trail: [], main };
}

function main(context: PageContext): Html {
  const { site, root } = context;
  const { services, operations, types, elements, changes } = site;
  const amounts = [
    count(operations.length, 'operation'),
    count(elements.length, 'element'),
    count(types.length, 'type'),
  ];
  const compared =
    changes === undefined
      ? NOTHING
      : markup` What differs from ${changes.from} is marked: <a href="${href(root, CHANGES)}">all changes</a>.`;
  return markup`<h1>${site.title} <span class="soft">${site.release}</span></h1>
<p>${amounts.join(', ')}.${compared}</p>
${filterField(operations.length === 0 ? 'Filter elements' : 'Filter operations')}
${contents(services.map(({ name }) => [serviceId(name), name]))}
<div id="list">
${operations.length === 0 ? bare(context) : NOTHING}
${services.map((service) => section(context, service))}
</div>`;
}

/** Hidden until the script is there; it looks through `#list`. */
export function filterField(label: string): Html {
  return markup`<p><input type="search" class="filter" data-filter="#list" aria-label="${label}" placeholder="${label}" autocomplete="off" spellcheck="false" hidden></p>`;
}

function section(context: PageContext, service: ServiceSection): Html {
  const { name, title, namespace } = service;
  const rows = service.operations.flatMap((key) => context.operations.get(key) ?? []);
  return markup`<section>
<h2 id="${serviceId(name)}">${name}</h2>
<p class="soft">${title ?? ''} <code>${breakable(namespace ?? '')}</code></p>
${list(
  'entries',
  rows.map((operation) => entry(context, operation.title, operation)),
)}
</section>`;
}

interface Entry {
  readonly key: PageKey;
  readonly documentation?: string;
  readonly mark?: Mark;
}

function entry({ root }: PageContext, name: string, { key, documentation, mark }: Entry): Html {
  return markup`<span><a href="${href(root, key)}">${name}</a>${markChip(mark)}</span> <span class="soft">${firstSentence(documentation)}</span>`;
}

/** Schemas without operations. */
function bare(context: PageContext): Html {
  const { elements } = context.site;
  if (elements.length === 0) return NOTHING;
  return markup`<section>
<h2 id="elements">Elements</h2>
${list(
  'entries',
  elements.map((element) => entry(context, element.name, element)),
)}
</section>`;
}
