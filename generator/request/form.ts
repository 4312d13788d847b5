/** Which members a request of an operation has, whatever the profile of its API. */
import type { Api, Resource } from '../api/model.js';
import type { Model, Operation, RecordType, ResourceOperation } from '../ir/model.js';
import { unreachable } from '../support/unreachable.js';
import type { Parameter, RequestForm } from './model.js';

export function requestForm(model: Model, api: Api, operation: Operation): RequestForm {
  if (operation.kind === 'envelope') {
    const type = model.types.get(operation.request);
    if (type?.kind !== 'record') unreachable(`the request of ${operation.id} is no record`);
    return { type, without: [], required: [], parameters: [] };
  }
  const resource = api.profile === 'resource' ? api.resources[operation.service] : undefined;
  if (resource === undefined) unreachable(`${operation.id} belongs to no resource`);
  return resourceForm(model, resource, operation);
}

function resourceForm(model: Model, resource: Resource, operation: ResourceOperation): RequestForm {
  const { members, entityTag, list } = resource;
  const places = placesIn(operation.path).map((name) => parameter(name, true));
  switch (operation.action) {
    case 'list':
      return withoutBody((list?.query ?? []).map((name) => parameter(name, false)));
    case 'get':
      return withoutBody(places);
    case 'delete':
      // The resource is then deleted only as long as it is the one that was read.
      return withoutBody(
        entityTag === undefined ? places : [...places, parameter(entityTag, false)],
      );
    case 'create':
      return {
        type: bodyOf(model, operation),
        without: [...members.readOnly, ...members.updateOnly],
        required: members.createRequired,
        parameters: placesIn(operation.path).map((name) => parameter(name, true)),
      };
    case 'update':
      // It is merged into what is there, so that nothing is required but to say which one is meant.
      return {
        type: optional(bodyOf(model, operation)),
        without: [...members.readOnly, ...members.createOnly, ...places.map(({ name }) => name)],
        required: [],
        parameters: places,
      };
  }
}

function withoutBody(parameters: readonly Parameter[]): RequestForm {
  return { without: [], required: [], parameters };
}

function parameter(name: string, required: boolean): Parameter {
  return { name, required };
}

/** Names in braces. */
function placesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

function bodyOf(model: Model, { id, body }: ResourceOperation): RecordType {
  const ref = body === undefined ? undefined : model.elements.get(body)?.type;
  const type = ref?.kind === 'type' ? model.types.get(ref.id) : undefined;
  return type?.kind === 'record' ? type : unreachable(`the body of ${id} is no record`);
}

/** The same record, none of whose members must be there. */
function optional(type: RecordType): RecordType {
  const { content, attributes } = type;
  return {
    ...type,
    attributes: attributes.map((attribute) => ({ ...attribute, required: false })),
    content:
      content.kind === 'members'
        ? {
            ...content,
            members: content.members.map((member) => ({ ...member, required: false })),
          }
        : content,
  };
}
