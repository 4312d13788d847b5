/** A global element: a document may begin with it, or types refer to it. */
import type { TypeLink } from '../diagram/model.js';
import type { ElementPage } from '../docs/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import { figure } from './figure.js';
import type { Page } from './frame.js';
import { memberTable } from './member-table.js';
import { inNamespace, typeTrail } from './namespace.js';
import { contents, declared, opening } from './opening.js';
import { sampleTabs } from './samples.js';
import { usedBy } from './uses.js';
import { list, typeLink } from './words.js';

export function elementPage(element: ElementPage): Page {
  const { key, name } = element;
  return {
    key,
    titles: [name, 'element'],
    trail: typeTrail(element),
    main: (context) => main(context, element),
  };
}

function main(context: PageContext, element: ElementPage): Html {
  const { name, type, namespace, diagram, xpath, members, samples, constraints } = element;
  const word = element.abstract ? 'Abstract element' : 'Element';
  const kind = markup`${word} of type ${typeLink(context.root, type)}${inNamespace(namespace)}`;
  const sections = [
    ...(members.length === 0 ? [] : [['members', 'Members'] as const]),
    ...(samples.length === 0 ? [] : [['samples', 'Samples'] as const]),
    ...(element.usedBy.length === 0 ? [] : [['used-by', 'Used by'] as const]),
  ];
  return markup`${opening(context, name, kind, element)}
${substitution(context, element)}
${contents(sections)}
${figure(context, { label: name, subject: element, diagram, anchor: '', xpath })}
${members.length === 0 ? NOTHING : markup`<h2 id="members">Members</h2>`}
${memberTable(context, { members, anchor: '', xpath, caption: `Members of ${name}` })}
${constraints.length === 0 ? NOTHING : markup`<h2 id="constraints">Constraints</h2>`}
${list(
  'facts',
  constraints.map((constraint) => markup`${constraint}`),
)}
${samples.length === 0 ? NOTHING : markup`<h2 id="samples">Samples</h2>`}
${sampleTabs(samples, name, 'h3')}
${usedBy(context, element.usedBy)}
${declared(element)}`;
}

function substitution(
  { root }: PageContext,
  { substitutes, substitutionGroup }: ElementPage,
): Html {
  const links = (types: readonly TypeLink[]): Html => ({
    html: types.map((type) => typeLink(root, type).html).join(', '),
  });
  const group =
    substitutionGroup === undefined
      ? NOTHING
      : markup`<p>It may stand for ${typeLink(root, substitutionGroup)}.</p>`;
  const others =
    substitutes.length === 0
      ? NOTHING
      : markup`<p>In its place may stand: ${links(substitutes)}.</p>`;
  return markup`${group}${others}`;
}
