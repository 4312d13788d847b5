/** An operation: what is sent, what comes back, and how it is called. */
import type {
  ErrorRow,
  MessagePart,
  OperationPage,
  Sample,
  ServiceSection,
} from '../docs/model.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import { upperFirst } from '../support/text.js';
import type { PageContext } from './context.js';
import { figure } from './figure.js';
import type { Page } from './frame.js';
import { CHANGES, changesId, href, INDEX, serviceId } from './links.js';
import { memberTable } from './member-table.js';
import { contents, declared, opening } from './opening.js';
import { sampleTabs } from './samples.js';
import { breakable, list, markChip, typeLink } from './words.js';

export function operationPage(operation: OperationPage): Page {
  const { key, service, title } = operation;
  return {
    key,
    titles: service === '' ? [title] : [title, service],
    trail: service === '' ? [] : [{ name: service, page: INDEX, fragment: serviceId(service) }],
    main: (context) => main(context, operation),
  };
}

function main(context: PageContext, operation: OperationPage): Html {
  const { name, title, request, response, calls, errors, facts } = operation;
  const kind = markup`Operation <code>${name}</code>`;
  const sections = [
    ...partSections(operation, request),
    ...(request === undefined && calls.length > 0 ? [['call', 'Call'] as const] : []),
    ...partSections(operation, response),
    ...(errors.length === 0 ? [] : [['errors', 'Errors'] as const]),
  ];
  return markup`${opening(context, title, kind, operation, changesLink(context, name))}
${list(
  'facts',
  facts.map((fact) => markup`${fact}`),
)}
${contents(sections)}
${request === undefined ? callSection(operation) : part(context, operation, request)}
${response === undefined ? NOTHING : part(context, operation, response)}
${errorTable(errors)}
${declared(operation)}
${siblings(context, operation)}`;
}

function changesLink({ site, changed, root }: PageContext, name: string): Html {
  if (site.changes === undefined || !changed.has(name)) return NOTHING;
  return markup` <a href="${href(root, CHANGES, changesId(name))}">What changed since ${site.changes.from}</a>`;
}

type Section = readonly [id: string, name: string];

function partSections(operation: OperationPage, part: MessagePart | undefined): readonly Section[] {
  if (part === undefined) return [];
  const { anchor, members } = part;
  const name = upperFirst(anchor);
  const samples = samplesOf(operation, part);
  return [
    [anchor, name],
    ...(members.length === 0 ? [] : [[`${anchor}-members`, `${name}: members`] as const]),
    ...(samples.length === 0 ? [] : [[`${anchor}-samples`, `${name}: samples`] as const]),
  ];
}

/** The calls stand beside the XML that they send. */
function samplesOf({ calls }: OperationPage, { anchor, sample }: MessagePart): readonly Sample[] {
  return [...(sample === undefined ? [] : [sample]), ...(anchor === 'request' ? calls : [])];
}

function part(context: PageContext, operation: OperationPage, message: MessagePart): Html {
  const { anchor, type, xpath, members, diagram } = message;
  const samples = samplesOf(operation, message);
  return markup`<section>
<h2 id="${anchor}">${upperFirst(anchor)}</h2>
<p>${typeLink(context.root, type)} at <code>${breakable(xpath)}</code></p>
${figure(context, { label: operation.name, subject: operation, diagram, anchor, xpath })}
${members.length === 0 ? NOTHING : markup`<h3 id="${anchor}-members">Members</h3>`}
${memberTable(context, { members, anchor, xpath, caption: `Members of the ${anchor}` })}
${samples.length === 0 ? NOTHING : markup`<h3 id="${anchor}-samples">Samples</h3>`}
${sampleTabs(samples, `the ${anchor}`, 'h4')}
</section>`;
}

function callSection({ calls }: OperationPage): Html {
  if (calls.length === 0) return NOTHING;
  return markup`<section>
<h2 id="call">Call</h2>
<p>Nothing is sent besides the address.</p>
${sampleTabs(calls, 'the call', 'h3')}
</section>`;
}

function errorTable(errors: readonly ErrorRow[]): Html {
  if (errors.length === 0) return NOTHING;
  const rows = errors.map(
    ({ id, name, meaning, advice }) =>
      markup`<tr><th scope="row"><code>${id}</code></th><td><code>${name}</code></td><td>${meaning}</td><td>${advice}</td></tr>`,
  );
  return markup`<section>
<h2 id="errors">Errors</h2>
<table class="errors">
<caption class="visually-hidden">Errors that it can give</caption>
<thead><tr><th scope="col">Id</th><th scope="col">Name</th><th scope="col">Meaning</th><th scope="col">What to do</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</section>`;
}

/** The way to the operations beside it. */
function siblings(context: PageContext, { key, service }: OperationPage): Html {
  const section = context.services.get(service);
  if (section === undefined || section.operations.length < 2) return NOTHING;
  const { operations } = section;
  const at = operations.indexOf(key);
  const step = (rel: string, word: string, other: string | undefined): Html =>
    other === undefined
      ? NOTHING
      : markup`<a rel="${rel}" href="${href(context.root, other)}">${word}: ${titleOf(context, other)}</a>`;
  return markup`<nav class="siblings" aria-label="Operations of ${service}">
<p>${step('prev', 'Previous', operations[at - 1])} ${step('next', 'Next', operations[at + 1])}</p>
<details><summary>All ${operations.length} operations of ${service}</summary>
${siblingList(context, section, key)}
</details>
</nav>`;
}

function siblingList(context: PageContext, { operations }: ServiceSection, own: string): Html {
  return list(
    'columns',
    operations.map((key) => {
      const current = key === own ? markup` aria-current="page"` : NOTHING;
      const mark = context.operations.get(key)?.mark;
      return markup`<a href="${href(context.root, key)}"${current}>${titleOf(context, key)}</a>${markChip(mark)}`;
    }),
  );
}

function titleOf({ operations }: PageContext, key: string): string {
  return operations.get(key)?.title ?? key;
}
