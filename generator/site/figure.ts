/** A diagram as it stands in a page: still, until the script makes it live. */
import { drawStatic } from '../diagram/diagram.js';
import type { Mark, PageKey } from '../diagram/model.js';
import type { DiagramRoot } from '../diagram/unfold.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import { fragmentOf, href, memberId } from './links.js';

export interface Figure {
  /** What the outermost box is called. */
  readonly label: string;
  /** What the box is about. */
  readonly subject: { readonly documentation?: string; readonly mark?: Mark };
  /** Absent for a type without parts. */
  readonly diagram: PageKey | undefined;
  /** What the ids of the members begin with. */
  readonly anchor: string;
  readonly xpath: string;
}

export function figure({ site, root }: PageContext, shown: Figure): Html {
  const { diagram, anchor, xpath, label, subject } = shown;
  if (diagram === undefined) return NOTHING;
  const { documentation, mark } = subject;
  const box: DiagramRoot = {
    label,
    type: diagram,
    ...(documentation === undefined ? {} : { documentation }),
    ...(mark === undefined ? {} : { mark }),
  };
  const picture = drawStatic(box, (key) => site.diagrams.get(key), {
    page: (key) => href(root, key),
    member: (names) => fragmentOf(memberId(anchor, names)),
  });
  const name = anchor === '' ? label : `${anchor} of ${label}`;
  return markup`<figure class="diagram" data-diagram="${diagram}" data-anchor="${anchor}" data-xpath="${xpath}" data-box="${JSON.stringify(box)}">
<div class="canvas" tabindex="0" role="region" aria-label="Diagram: ${name}">${picture}</div>
</figure>`;
}
