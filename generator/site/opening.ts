/** How the page of a component begins. */
import type { Mark } from '../diagram/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { PageContext } from './context.js';
import { breakable, markChip, markLines, prose } from './words.js';

export interface Subject {
  readonly documentation?: string;
  readonly mark?: Mark;
  readonly releases: readonly string[];
  readonly source: string;
}

/** `kind` says what it is, in a line below its name; `more` stands behind the releases. */
export function opening(
  context: PageContext,
  name: string,
  kind: Html,
  subject: Subject,
  more: Html = NOTHING,
): Html {
  const past = markup`${releases(context.site.releases, subject.releases)}${more}`;
  return markup`<h1>${breakable(name)}${markChip(subject.mark)}</h1>
<p class="kind">${kind}</p>
${past.html === '' ? NOTHING : markup`<p>${past}</p>`}
${markLines(subject.mark)}
${prose(subject.documentation)}`;
}

/** Runs of releases: `Since 9.0: 9.0 … 10.0`. */
export function releases(all: readonly string[], having: readonly string[]): Html {
  if (all.length < 2 || having.length === 0) return NOTHING;
  const runs = runsOf(all, having);
  const [first] = runs;
  const isSince =
    runs.length === 1 && first !== undefined && first.from !== all[0] && first.to === all.at(-1);
  const chips = runs.map(
    ({ from, to }) => markup`<span class="chip">${from === to ? from : `${from} … ${to}`}</span>`,
  );
  const words =
    having.length === all.length
      ? 'In all releases:'
      : isSince
        ? `Since ${first.from}:`
        : 'In releases:';
  return markup`${words} ${chips}`;
}

interface Run {
  readonly from: string;
  readonly to: string;
}

function runsOf(all: readonly string[], having: readonly string[]): readonly Run[] {
  const runs: { from: string; to: string }[] = [];
  all.forEach((release, index) => {
    if (!having.includes(release)) return;
    const last = runs.at(-1);
    if (last !== undefined && last.to === all[index - 1]) last.to = release;
    else runs.push({ from: release, to: release });
  });
  return runs;
}

/** The sections of a page, when there are several to choose from. */
export function contents(sections: readonly (readonly [id: string, name: string])[]): Html {
  if (sections.length < 2) return NOTHING;
  const links = sections.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`);
  return markup`<nav class="contents" aria-label="On this page"><ul>
${links}
</ul></nav>`;
}

/** `user.xsd:120` */
export function declared({ source }: Subject): Html {
  return markup`<p class="soft">Declared in <code>${source}</code></p>`;
}
