/** Members of a type, those of anonymous types within below them. */
import type { MemberRow } from '../docs/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import { fragmentOf, memberId } from './links.js';
import { breakable, list, markChip, markLines, occurrence, prose, typeLink } from './words.js';

export interface MemberTable {
  readonly members: readonly MemberRow[];
  /** What the ids of the rows begin with. */
  readonly anchor: string;
  /** XPath to the element that has them; empty on the page of a type. */
  readonly xpath: string;
  readonly caption: string;
}

export function memberTable(context: PageContext, table: MemberTable): Html {
  if (table.members.length === 0) return NOTHING;
  return markup`<table class="members" data-xpath="${table.xpath}">
<caption class="visually-hidden">${table.caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Type, in TypeScript</th><th scope="col">Occurs</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${table.members.map((member) => row(context, table, member))}
</tbody>
</table>`;
}

function row(context: PageContext, table: MemberTable, member: MemberRow): Html {
  const { path, mark, type, typescript } = member;
  const id = memberId(table.anchor, path);
  const name = path.at(-1) ?? '';
  const link =
    mark?.kind === 'removed'
      ? markup`<s>${breakable(name)}</s>`
      : markup`<a href="${fragmentOf(id)}">${breakable(name)}</a>`;
  const wire =
    type === undefined ? markup`<span class="soft">anonymous</span>` : typeLink(context.root, type);
  return markup`<tr id="${id}" data-xpath="${member.xpath}" class="depth-${Math.min(path.length, DEEPEST)}${mark === undefined ? '' : ` ${mark.kind}`}">
<th scope="row"><code>${link}</code>${markChip(mark)}</th>
<td>${wire}${typescript === '' ? NOTHING : markup` <code class="soft">${breakable(typescript)}</code>`}</td>
<td>${occurrence(member.min, member.max)}</td>
<td>${markLines(mark)}${prose(member.documentation)}${list('facets', notes(context, member))}</td>
</tr>`;
}

/** Deeper rows are indented no further. */
const DEEPEST = 6;

function notes(context: PageContext, member: MemberRow): readonly Html[] {
  const { facets, inherited } = member;
  const value = (word: string, text: string | undefined): readonly Html[] =>
    text === undefined ? [] : [markup`${word} <code>${text}</code>`];
  return [
    ...(member.inChoice ? [markup`one of a choice`] : []),
    ...(member.nillable ? [markup`may be nil`] : []),
    ...facets.map((facet) => markup`<code>${facet}</code>`),
    ...value('default', member.default),
    ...value('fixed', member.fixed),
    ...(inherited === undefined ? [] : [markup`from ${typeLink(context.root, inherited)}`]),
  ];
}
