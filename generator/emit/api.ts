/** What belongs to the API as a whole: its description, and the client that is bound to it. */
import type { BoundEnvelope } from '../api/bind.js';
import type { EnvelopeApi } from '../api/model.js';
import type { Model } from '../ir/model.js';
import type { Names } from '../name/name.js';
import { apiView, typeImports, typeName } from './api-view.js';
import type { Exchange } from './codec-exchange.js';
import { emitDates } from './dates.js';
import { commentText, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { emitLogin, loginOperation } from './login.js';
import { listed, TYPE_ARGUMENTS } from './operations-layout.js';
import { emitPaging } from './paging.js';
import { render } from './templates.js';

export function emitApi(
  model: Model,
  names: Names,
  api: EnvelopeApi,
  envelope: BoundEnvelope,
  origin: Origin,
  exchange: Exchange | undefined,
): readonly EmittedFile[] {
  const first = header(origin, ['api.json']);
  const scope = { names, modules: new Set<string>() };
  const credentials = typeName(scope, envelope.credentialsType);
  const imports = ["import { api } from './api.js';", ...typeImports(scope)];
  const login = loginOperation(model, names, api, envelope.ticket);
  const view = apiView(names, api, envelope, exchange !== undefined, login);
  const groups = Object.keys(api.operations.groups).map(stringLiteral);
  const options = [credentials, groups.length > 0 ? groups.join(' | ') : 'never'];
  const clientView = {
    header: first,
    imports,
    title: commentText(api.title),
    optionsType: listed('export type Options = ClientOptions', options, ';', '', TYPE_ARGUMENTS),
  };
  return [
    { path: 'api.ts', text: render('api', { ...view, header: first }) },
    { path: 'client.ts', text: render('client', clientView) },
    ...emitLogin(envelope.ticket, login, origin),
    ...emitPaging(model, api, origin),
    ...(api.dates ? [emitDates(api, api.dates, origin)] : []),
  ];
}
