/** Operations, generated code and the user's own code, on the page. */
import type { Comparison, Impact, SourceChange } from '../diff/model.js';
import { byId, type Digest } from './digest.js';
import { markup, NOTHING, type Html } from '../support/html-markup.js';
import type { Reader } from './options.js';
import { declarations, NOTHING_USED, sourceCounts } from './source-groups.js';
import { nounOf } from './summary.js';
import { upperFirst } from '../support/text.js';
import { directionVerdicts, impactFor, worstFirst } from './verdicts.js';

export function operationSection(digest: Digest, reader: Reader): Html {
  if (digest.operations.length === 0) return NOTHING;
  const changes = byId(digest.comparison);
  const rows = worstFirst(digest.operations, reader).map((operation) => {
    const { id, status, request, response } = operation;
    const [requestWords, responseWords] =
      status === 'changed' ? directionVerdicts(operation, changes) : [status, status];
    return markup`<tr data-standing="${impactFor(operation, reader)}">
      <th scope="row"><code>${id}</code></th>
      <td class="${shade(requestWords, request.impact)}">${requestWords}</td>
      <td class="${shade(responseWords, response[reader])}">${responseWords}</td>
    </tr>`;
  });
  return markup`<section class="group">
    <h3>${upperFirst(nounOf(digest.comparison))}s: ${digest.operations.length}</h3>
    <table>
      <tr>
        <td></td>
        <th scope="col">request</th>
        <th scope="col">response</th>
      </tr>
      ${rows}
    </table>
  </section>`;
}

/** What did not change is not shown in the colour of what is safe. */
function shade(words: string, impact: Impact): string {
  return words === 'unchanged' ? 'unchanged' : impact;
}

export function sourceSection({ source }: Comparison): Html {
  if (source.length === 0) return NOTHING;
  const groups = declarations(source).map(
    ({ module, declaration, changes }) =>
      markup`<div class="group" data-name="${declaration}">
        <p class="reach"><code>${declaration}</code> in <code>${module}.ts</code></p>
        <table>
          ${changes.map(sourceRow)}
        </table>
      </div>`,
  );
  return markup`<section class="group">
    <h3>In TypeScript: ${sourceCounts(source)}</h3>
    ${groups}
  </section>`;
}

function sourceRow(change: SourceChange): Html {
  const { id, impact, member, message, advice, before, after } = change;
  return markup`<tr data-standing="${impact}">
    <td>${member === undefined ? NOTHING : markup`<code>${member}</code>`}</td>
    <td>
      <b class="${impact}">${impact}</b>: ${message}${type('was', before)}${type('is', after)}
      <br />${advice}
    </td>
    <td class="soft"><code>${id}</code></td>
  </tr>`;
}

function type(word: string, text: string | undefined): Html {
  return text === undefined
    ? NOTHING
    : markup`<br /><span class="soft">${word}</span> <code>${text}</code>`;
}

export function usageSection({ usages, source }: Comparison): Html {
  if (usages === undefined) return NOTHING;
  if (usages.length === 0) {
    return markup`<section>
      <h3>In your code</h3>
      <p>${upperFirst(NOTHING_USED)}.</p>
    </section>`;
  }
  const impacts = new Map(source.map(({ id, impact }) => [id, impact]));
  const rows = usages.map(
    ({ file, line, column, expression, change, advice }) =>
      markup`<tr data-standing="${impacts.get(change) ?? 'warning'}">
        <td><code>${file}:${line}:${column}</code></td>
        <td><code>${expression}</code></td>
        <td>${advice}</td>
      </tr>`,
  );
  return markup`<section class="group">
    <h3>In your code: ${usages.length}</h3>
    <table>
      <tr>
        <th scope="col">place</th>
        <th scope="col">code</th>
        <th scope="col">what to do</th>
      </tr>
      ${rows}
    </table>
  </section>`;
}
