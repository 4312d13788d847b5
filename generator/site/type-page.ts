/** A type: what it is made of, what it comes from, and where it is used. */
import type { TypePage, ValueRow } from '../docs/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import { unreachable } from '../support/unreachable.js';
import type { PageContext } from './context.js';
import { figure } from './figure.js';
import type { Page } from './frame.js';
import { fragmentOf, valueId } from './links.js';
import { memberTable } from './member-table.js';
import { inNamespace, typeTrail } from './namespace.js';
import { contents, declared, opening } from './opening.js';
import { sampleTabs } from './samples.js';
import { usedBy } from './uses.js';
import { breakable, list, markChip, markLines, prose, typeLink } from './words.js';

export function typePage(type: TypePage): Page {
  const { key, name } = type;
  return {
    key,
    titles: [name, kindOf(type)],
    trail: typeTrail(type),
    main: (context) => main(context, type),
  };
}

function kindOf({ kind }: TypePage): string {
  switch (kind) {
    case 'record':
      return 'complex type';
    case 'enumeration':
      return 'enumeration';
    case 'simple':
      return 'simple type';
    default:
      return unreachable(kind);
  }
}

function main(context: PageContext, type: TypePage): Html {
  const { name, namespace, abstract, anonymous, diagram, members, facets, values, samples } = type;
  const adjectives = [...(abstract ? ['abstract'] : []), ...(anonymous ? ['anonymous'] : [])];
  const words = [...adjectives, kindOf(type)].join(' ');
  const kind = markup`${words.slice(0, 1).toUpperCase()}${words.slice(1)}${inNamespace(namespace)}`;
  const sections = [
    ...(members.length === 0 ? [] : [['members', 'Members'] as const]),
    ...(values.length === 0 ? [] : [['values', 'Values'] as const]),
    ...(samples.length === 0 ? [] : [['samples', 'Samples'] as const]),
    ...(type.usedBy.length === 0 ? [] : [['used-by', 'Used by'] as const]),
  ];
  return markup`${opening(context, name, kind, type)}
${properties(context, type)}
${list(
  'facets',
  facets.map((facet) => markup`<code>${facet}</code>`),
)}
${contents(sections)}
${figure(context, { label: name, subject: type, diagram, anchor: '', xpath: '' })}
${members.length === 0 ? NOTHING : markup`<h2 id="members">Members</h2>`}
${memberTable(context, { members, anchor: '', xpath: '', caption: `Members of ${name}` })}
${valueTable(values)}
${samples.length === 0 ? NOTHING : markup`<h2 id="samples">Samples</h2>`}
${sampleTabs(samples, name, 'h3')}
${usedBy(context, type.usedBy)}
${declared(type)}`;
}

function properties({ root }: PageContext, { bases, derived, typescript }: TypePage): Html {
  const links = (items: readonly Html[]): Html => ({
    html: items.map(({ html }) => html).join(', '),
  });
  const entry = (word: string, value: Html): Html => markup`<dt>${word}</dt><dd>${value}</dd>`;
  const from = bases.map((base) => markup`${base.derivation} of ${typeLink(root, base)}`);
  return markup`<dl>
${entry('TypeScript', markup`<code>${breakable(typescript.name)}</code> in <code>${typescript.module}</code>`)}
${from.length === 0 ? NOTHING : entry('Made by', links(from))}
${derived.length === 0 ? NOTHING : entry('Made from it', links(derived.map((each) => typeLink(root, each))))}
</dl>`;
}

function valueTable(values: readonly ValueRow[]): Html {
  if (values.length === 0) return NOTHING;
  return markup`<h2 id="values">Values</h2>
<table class="values">
<caption class="visually-hidden">Values that are allowed</caption>
<thead><tr><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${values.map(valueRow)}
</tbody>
</table>`;
}

function valueRow({ value, documentation, mark }: ValueRow): Html {
  const id = valueId(value);
  const name =
    mark?.kind === 'removed'
      ? markup`<s>${value}</s>`
      : markup`<a href="${fragmentOf(id)}">${value}</a>`;
  return markup`<tr id="${id}"${mark === undefined ? NOTHING : markup` class="${mark.kind}"`}>
<th scope="row"><code>${name}</code>${markChip(mark)}</th>
<td>${markLines(mark)}${prose(documentation)}</td>
</tr>`;
}
