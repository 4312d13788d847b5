/** Which operation a request is: a path and a method. */
import type { MockResponse } from './model.js';
import { plainResponse } from './responses.js';
import type { Route, ServedResources } from './served-resources.js';

export interface Routed {
  readonly route: Route;
  /** Of the path and of the query. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A refusal where there is no such path, or no such method for it. */
export function routed(
  { routes }: ServedResources,
  method: string,
  target: string,
): Routed | MockResponse {
  const [path = '', ...query] = target.split('?');
  const found = routes.flatMap((route) => {
    const inPath = route.path(path);
    return inPath === undefined ? [] : [{ route, inPath }];
  });
  const own = found.find(({ route }) => route.method === method);
  if (own !== undefined) {
    const { route, inPath } = own;
    return { route, parameters: { ...inQuery(route, query.join('?')), ...inPath } };
  }
  if (found.length === 0) return plainResponse(404, `not found; there is ${listed(routes)}`);
  const allow = found.map(({ route }) => route.method).join(', ');
  return plainResponse(405, `expected ${allow}`, { allow });
}

/** Those that the operation does not know are passed over. */
function inQuery({ query }: Route, text: string): Readonly<Record<string, string>> {
  const given = new URLSearchParams(text);
  return Object.fromEntries(
    query.flatMap((name) => {
      const value = given.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function listed(routes: readonly Route[]): string {
  return [...new Set(routes.map(({ shownPath }) => shownPath))].join(', ');
}
