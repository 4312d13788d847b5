/** What belongs to the API as a whole: its description, and the client that is bound to it. */
import type { BoundEnvelope } from '../api/bind.js';
import type { Api } from '../api/model.js';
import type { Names } from '../name/name.js';
import { apiView, typeImports, typeName } from './api-view.js';
import type { Exchange } from './codec-exchange.js';
import { commentText } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { render } from './templates.js';

export function emitApi(
  names: Names,
  api: Api,
  envelope: BoundEnvelope,
  origin: Origin,
  exchange: Exchange | undefined,
): readonly EmittedFile[] {
  const first = header(origin, ['api.json']);
  const scope = { names, modules: new Set<string>() };
  const credentials = typeName(scope, envelope.credentialsType);
  const imports = ["import { api } from './api.js';", ...typeImports(scope)];
  const view = apiView(names, api, envelope, exchange !== undefined);
  const title = commentText(api.title);
  return [
    { path: 'api.ts', text: render('api', { ...view, header: first }) },
    { path: 'client.ts', text: render('client', { header: first, imports, credentials, title }) },
  ];
}
