/** Which members a request of an operation has, whatever the profile of its API. */
import type { Api, Resource } from '../api/model.js';
import type { Member, Model, Operation, RecordType, ResourceOperation } from '../ir/model.js';
import type { Clark } from '../support/qname.js';
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
  const known = membersOf(model, operation);
  const places = placesIn(operation.path).map((name) => parameter(name, true, known));
  switch (operation.action) {
    case 'list':
      return withoutBody((list?.query ?? []).map((name) => parameter(name, false, [])));
    case 'get':
      return withoutBody(places);
    case 'delete':
      // The resource is then deleted only as long as it is the one that was read.
      return withoutBody(
        entityTag === undefined ? places : [...places, parameter(entityTag, false, known)],
      );
    case 'create':
      return {
        type: bodyOf(model, operation),
        without: [...members.readOnly, ...members.updateOnly],
        required: members.createRequired,
        parameters: places,
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

function parameter(name: string, required: boolean, known: readonly Member[]): Parameter {
  const member = known.find((one) => one.name === name);
  return { name, required, ...(member && { member }) };
}

/** Of the resource; none where nothing of it is sent or read. */
function membersOf(model: Model, { element }: ResourceOperation): readonly Member[] {
  const content = recordAt(model, element)?.content;
  return content?.kind === 'members' ? content.members : [];
}

/** Names in braces. */
function placesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

function bodyOf(model: Model, { id, body }: ResourceOperation): RecordType {
  const type = body === undefined ? undefined : recordAt(model, body);
  return type ?? unreachable(`the body of ${id} is no record`);
}

function recordAt(model: Model, element: Clark): RecordType | undefined {
  const ref = model.elements.get(element)?.type;
  const type = ref?.kind === 'type' ? model.types.get(ref.id) : undefined;
  return type?.kind === 'record' ? type : undefined;
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
