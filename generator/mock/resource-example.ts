/** The example of an API of resources. */
import { fit } from './fit.js';
import type { Members } from './members.js';
import type { ExampleCall } from './model.js';
import { writeDocument } from './resource-document.js';
import { pathOf } from './resource-path.js';
import { sampleDocument } from './sample-response.js';
import type { Route, ServedResources } from './served-resources.js';

export function resourceExample(
  served: ServedResources,
  credentials: Readonly<Record<string, string>> | undefined,
): ExampleCall {
  const { operation, method, shownPath, body, answer } = exampleRoute(served);
  const name = operation.body ?? operation.answer;
  const sample: Members = name === undefined ? {} : sampleDocument(served.model, name);
  const headers = {
    ...(answer && { accept: answer.mediaTypes.xml }),
    ...(body && { 'content-type': body.mediaTypes.xml }),
  };
  const document = body && writeDocument(served, body, 'xml', fit(served.model, body.type, sample));
  const { username, password } = credentials ?? {};
  return {
    operation: operation.id,
    method,
    path: pathOf(shownPath, sample) ?? shownPath,
    headers,
    ...(username !== undefined && password !== undefined && { login: { username, password } }),
    body: document === undefined ? '' : new TextDecoder().decode(document),
  };
}

/** The probe of api.json, or else a list, which needs to know nothing. */
function exampleRoute({ api, routes }: ServedResources): Route {
  const probe = routes.find(({ operation }) => operation.id === api.operations.probe);
  const list = routes.find(({ operation }) => operation.action === 'list');
  const route = probe ?? list ?? routes[0];
  if (route === undefined) throw new Error('the API has no operations');
  return route;
}
