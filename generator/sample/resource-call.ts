/** TypeScript that calls an operation on a resource. */
import type { BoundResource } from '../api/bind-resource.js';
import type { ResourceApi } from '../api/model.js';
import { placeholders } from '../api/placeholders.js';
import { serviceNames } from '../api/services.js';
import type { Model, ResourceOperation } from '../ir/model.js';
import { clientLines } from './call.js';
import { flatObject, printValue } from './print.js';
import { sampleChanges, sampleKey, sampleResource } from './resource.js';

/** `folder` is where the API was generated, as an import names it. */
export function sampleResourceCall(
  model: Model,
  api: ResourceApi,
  bound: BoundResource,
  operation: ResourceOperation,
  folder: string,
): string {
  const { file } = serviceNames(bound.name);
  const service = `client.${file}`;
  return [
    ...clientLines(folder, file, sampleOptions(api)),
    ...callLines(model, bound, operation, service),
    '',
  ].join('\n');
}

function callLines(
  model: Model,
  bound: BoundResource,
  operation: ResourceOperation,
  service: string,
): readonly string[] {
  const request = (): string => printValue(sampleResource(model, bound, operation, false));
  const call = `${service}.${operation.action}`;
  switch (operation.action) {
    case 'list':
    case 'get':
    case 'create':
      return [`const { value, issues } = await ${call}(${request()});`];
    case 'delete':
      return [`await ${call}(${request()});`];
    case 'update': {
      const changes = flatObject(sampleChanges(model, bound));
      const current = bound.resource.actions.includes('get')
        ? `const { value: current } = await ${service}.get(${printValue(sampleKey(model, bound))});`
        : `const current = ${request()};`;
      return [
        current,
        `const { value, issues } = await ${call}({`,
        '  current,',
        `  changes: ${changes},`,
        '});',
      ];
    }
  }
}

/** What stands in the URL, and who calls. */
function sampleOptions({ endpoint }: ResourceApi): Readonly<Record<string, string>> {
  const places = placeholders(endpoint.url).map((name): readonly [string, string] => {
    const { host } = new URL(endpoint.url.replaceAll(/[{}]/g, '-'));
    return [name, /^-[^.]*-(?::|$)/.test(host) ? `${name}.example.com` : name];
  });
  return { ...Object.fromEntries(places), username: 'username', password: 'password' };
}
