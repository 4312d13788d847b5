/** Where a type or an element is used. */
import type { Use } from '../docs/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import { href } from './links.js';
import { breakable, list } from './words.js';

/** Longer lists are closed at first. */
const MOST_SHOWN = 40;

export function usedBy({ root }: PageContext, uses: readonly Use[]): Html {
  if (uses.length === 0) return NOTHING;
  const items = uses.map(({ page, name, where }) => {
    const places =
      where.length === 0 ? NOTHING : markup` <span class="soft">${where.join(', ')}</span>`;
    return markup`<a href="${href(root, page)}"><code>${breakable(name)}</code></a>${places}`;
  });
  const all = list('columns', items);
  const shown =
    uses.length > MOST_SHOWN
      ? markup`<details><summary>${uses.length} places</summary>${all}</details>`
      : all;
  return markup`<section>
<h2 id="used-by">Used by</h2>
${shown}
</section>`;
}
