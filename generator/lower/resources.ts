/** Which calls an API of resources has: what may be done with each resource. */
import type { BoundResource } from '../api/bind-resource.js';
import type { Action, ResourceOperation } from '../ir/model.js';

/** The method of HTTP for each action. */
export const METHODS: Readonly<Record<Action, string>> = {
  list: 'GET',
  get: 'GET',
  create: 'POST',
  update: 'PUT',
  delete: 'DELETE',
};

/** In the order of the resources, and of the actions, in api.json. */
export function lowerResources(resources: readonly BoundResource[]): readonly ResourceOperation[] {
  return resources.flatMap((bound) =>
    bound.resource.actions
      .filter((action) => action !== 'list' || bound.list !== undefined)
      .map((action): ResourceOperation => {
        const isOfAll = action === 'list' || action === 'create';
        const path = isOfAll ? bound.resource.collection : bound.resource.item;
        return {
          kind: 'resource',
          id: `${bound.name}.${action}`,
          service: bound.name,
          name: action,
          action,
          path,
          element: bound.element.name,
          ...documentsOf(bound, action),
          documentation: `${sentence(action, bound.name)}: ${METHODS[action]} ${path}`,
          at: bound.element.at,
        };
      }),
  );
}

function documentsOf(
  { element, list }: BoundResource,
  action: Action,
): Pick<ResourceOperation, 'body' | 'answer'> {
  switch (action) {
    case 'list':
      return list ? { answer: list.document.name } : {};
    case 'get':
      return { answer: element.name };
    case 'create':
    case 'update':
      return { body: element.name, answer: element.name };
    case 'delete':
      return {};
  }
}

function sentence(action: Action, name: string): string {
  switch (action) {
    case 'list':
      return `Lists ${name}`;
    case 'get':
      return `Reads one of ${name}`;
    case 'create':
      return `Creates one of ${name}`;
    case 'update':
      return `Changes one of ${name}`;
    case 'delete':
      return `Deletes one of ${name}`;
  }
}
