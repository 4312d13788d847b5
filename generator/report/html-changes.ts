/** Changes as sections of the page, each with all there is to say of it. */
import type { Change } from '../diff/model.js';
import { RULES } from '../diff/rules.js';
import { grouped, impactOf, type Digest, type Standing } from './digest.js';
import { markup, lines, NOTHING, type Html } from '../support/html-markup.js';
import type { ReportOptions } from './options.js';
import { visibleLines } from '../support/visible.js';
import {
  allowance,
  headline,
  place,
  verdictsOf,
  witnessLine,
  type NamedVerdict,
} from './wording.js';

const SECTIONS: readonly (readonly [Standing, string])[] = [
  ['breaking', 'Breaking'],
  ['warning', 'Warnings'],
  ['safe', 'Safe'],
  ['allowed', 'Allowed'],
  ['unreachable', 'Out of reach of every operation and root element'],
  ['documentation', 'Documentation'],
];

export function changeSections(digest: Digest, options: ReportOptions): readonly Html[] {
  return SECTIONS.flatMap(([standing, title]) => {
    const changes = digest[standing];
    if (changes.length === 0) return [];
    const groups = grouped(changes, digest, Infinity).map(
      ({ name, changes }) =>
        markup`<div class="group" data-name="${name}">
          ${name === '' ? NOTHING : markup`<p class="reach">${name}</p>`}
          ${changes.map((change) => article(change, standing, digest, options))}
        </div>`,
    );
    return [
      markup`<section class="group">
        <h3>${title}: ${changes.length}</h3>
        ${groups}
      </section>`,
    ];
  });
}

function article(
  change: Change,
  standing: Standing,
  { comparison, reach }: Digest,
  options: ReportOptions,
): Html {
  const { id, rule, subject, before, after, allowed } = change;
  const impact = standing === 'unreachable' ? 'safe' : impactOf(change, options.reader);
  const path = reach.get(id)?.path ?? '';
  const verdicts = verdictsOf(change, options.reader, true);
  const facts = [
    ...verdicts.map(({ name, verdict: { impact, reason } }) =>
      fact(name, markup`<b class="${impact}">${impact}</b>${reason === '' ? '' : `: ${reason}`}`),
    ),
    ...(before === undefined ? [] : [fact('old', markup`<code>${place(before)}</code>`)]),
    ...(after === undefined ? [] : [fact('new', markup`<code>${place(after)}</code>`)]),
    ...(path === '' ? [] : [fact('at', markup`<code>${path}</code>`)]),
    ...(allowed === undefined ? [] : [fact('allow-list', markup`${allowance(allowed)}`)]),
    fact('rule', markup`<code>${rule}</code>: ${RULES[rule].title}`),
    fact('id', markup`<code>${id}</code>`),
  ];
  const proofs = verdicts.map((each) => proof(each));
  return markup`<details
    class="item is-${impact}"
    data-standing="${standing}"
    ${standing === 'breaking' ? markup`open` : NOTHING}
  >
    <summary><code>${subject}</code> ${headline(change)}</summary>
    <div>
      <dl>${facts}</dl>
      ${proofs}
    </div>
  </details>`;

  function proof({ name, verdict: { witness, unproven } }: NamedVerdict): Html {
    if (witness !== undefined) {
      return markup`<p>${name} ${witnessLine(witness, comparison)}</p>
        <pre>${lines(visibleLines(witness.document))}</pre>`;
    }
    return unproven === undefined ? NOTHING : markup`<p>${name} without a witness: ${unproven}</p>`;
  }
}

function fact(name: string, value: Html): Html {
  return markup`<dt>${name}</dt>
    <dd>${value}</dd>`;
}
