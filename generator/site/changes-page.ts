/** What changed between two releases, operation by operation. */
import type { ChangeRow, ChangesPage, OperationChanges } from '../docs/model.js';
import { count } from '../report/wording.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import type { Page } from './frame.js';
import { filterField } from './index-page.js';
import { CHANGES, changesId, fragmentOf, href } from './links.js';
import { breakable, list } from './words.js';

export function changesPage(changes: ChangesPage): Page {
  return {
    key: CHANGES,
    titles: [`Changes since ${changes.from}`],
    trail: [],
    main: (context) => main(context, changes),
  };
}

function main(context: PageContext, changes: ChangesPage): Html {
  const { operations, others, from, to } = changes;
  return markup`<h1>Changes from ${from} to ${to}</h1>
${totals(changes)}
<p class="soft">What it means for a client of ${from}: it breaks, it may matter, or it is safe.</p>
${operations.length === 0 && others.length === 0 ? markup`<p>No change.</p>` : NOTHING}
${operations.length === 0 ? NOTHING : overview(operations)}
${operations.map((operation) => section(context, operation))}
${others.length === 0 ? NOTHING : markup`<section><h2 id="others">Out of reach of all operations</h2>${table(context, others, 'Changes of what no operation reaches')}</section>`}`;
}

function overview(operations: readonly OperationChanges[]): Html {
  const items = operations.map((operation) => {
    const { name, status } = operation;
    const amounts = IMPACTS.flatMap((impact) => {
      const amount = rowsOf(operation).filter((each) => each.impact === impact).length;
      return amount === 0 ? [] : [markup` <span class="${impact}">${amount} ${impact}</span>`];
    });
    return markup`<a href="${fragmentOf(changesId(name))}">${name}</a> ${chip(status)}${amounts}`;
  });
  return markup`<section>
<h2 id="operations">Operations</h2>
${filterField('Filter operations')}
<div id="list">${list('columns', items)}</div>
</section>`;
}

/** Each change is counted once, by the worst that it means for any operation. */
function totals({ operations, others }: ChangesPage): Html {
  const worst = new Map<string, ChangeRow['impact']>();
  for (const row of [...operations.flatMap(rowsOf), ...others]) {
    const known = worst.get(row.id);
    if (known === undefined || IMPACTS.indexOf(row.impact) < IMPACTS.indexOf(known))
      worst.set(row.id, row.impact);
  }
  const impacts = [...worst.values()];
  const having = (impact: string): number => impacts.filter((each) => each === impact).length;
  const being = (status: string): number =>
    operations.filter((each) => each.status === status).length;
  return markup`<p>${count(worst.size, 'change')}: <b class="breaking">${having('breaking')} breaking</b>,
<b class="warning">${count(having('warning'), 'warning')}</b>, <b class="safe">${having('safe')} safe</b>.
${count(operations.length, 'operation')}: ${being('added')} added, ${being('removed')} removed, ${being('changed')} changed.</p>`;
}

const IMPACTS: readonly ChangeRow['impact'][] = ['breaking', 'warning', 'safe'];

function rowsOf({ request, response }: OperationChanges): readonly ChangeRow[] {
  return [...request, ...response];
}

function section(context: PageContext, operation: OperationChanges): Html {
  const { name, page, status, request, response } = operation;
  const title =
    page === undefined
      ? markup`${name}`
      : markup`<a href="${href(context.root, page)}">${name}</a>`;
  return markup`<section>
<h2 id="${changesId(name)}">${title} ${chip(status)}</h2>
${request.length === 0 ? NOTHING : table(context, request, 'Request')}
${response.length === 0 ? NOTHING : table(context, response, 'Response')}
</section>`;
}

function chip(status: OperationChanges['status']): Html {
  const kind = status === 'added' ? 'new' : status;
  return markup`<span class="mark ${kind}">${kind}</span>`;
}

function table(context: PageContext, rows: readonly ChangeRow[], caption: string): Html {
  return markup`<table class="changes">
<caption>${caption}</caption>
<thead><tr><th scope="col">Where</th><th scope="col">What</th><th scope="col">Impact</th></tr></thead>
<tbody>
${rows.map((change) => row(context, change))}
</tbody>
</table>`;
}

function row(
  { root }: PageContext,
  { path, place, subject, message, kind, impact, reason }: ChangeRow,
): Html {
  const shown = path.length === 0 ? subject : path.join('/');
  const name = markup`<code>${breakable(shown)}</code>`;
  const link =
    place === undefined
      ? name
      : markup`<a href="${href(root, place.page, place.fragment)}">${name}</a>`;
  return markup`<tr class="${kind}">
<th scope="row">${link}${shown === subject ? NOTHING : markup`<br><code class="soft">${breakable(subject)}</code>`}</th>
<td>${message}</td>
<td><b class="${impact}">${impact}</b>${reason === '' ? NOTHING : markup`: ${reason}`}</td>
</tr>`;
}
