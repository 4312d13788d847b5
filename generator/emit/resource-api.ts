/** What belongs to an API of resources as a whole: its description, and the client that is bound to it. */
import type { ResourceApi } from '../api/model.js';
import { placeholders } from '../api/placeholders.js';
import { errorLines, meaningLines } from './api-lines.js';
import { commentText, propertyKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { listed, textLine, TYPE_ARGUMENTS } from './operations-layout.js';
import { render } from './templates.js';

export function emitResourceApi(api: ResourceApi, origin: Origin): readonly EmittedFile[] {
  const first = header(origin, ['api.json']);
  const apiView = {
    header: first,
    doc: commentText(`What a client must know of ${api.title}.`),
    texts: textLine('endpoint', stringLiteral(api.endpoint.url), '  '),
    errorLines: errorLines(api.errors),
    meaningLines: meaningLines(api.errors),
  };
  const clientView = {
    header: first,
    title: commentText(api.title),
    optionsType: listed(
      'export type Options = ResourceClientOptions',
      [placesType(api), groupType(api)],
      ';',
      '',
      TYPE_ARGUMENTS,
    ),
  };
  return [
    { path: 'api.ts', text: render('resource-api', apiView) },
    { path: 'client.ts', text: render('resource-client', clientView) },
  ];
}

/** What stands in the URL of the endpoint; needed unless the caller gives another endpoint. */
function placesType({ endpoint }: ResourceApi): string {
  const names = [...new Set(placeholders(endpoint.url))];
  const members = names.map((name) => `readonly ${propertyKey(name)}?: string | undefined`);
  return members.length === 0 ? 'object' : `{ ${members.join('; ')} }`;
}

function groupType({ operations }: ResourceApi): string {
  const groups = Object.keys(operations.groups).map(stringLiteral);
  return groups.length > 0 ? groups.join(' | ') : 'never';
}
