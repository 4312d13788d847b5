/** The description of an operation on a resource: what its client needs to send and read it. */
import type { BoundResource } from '../api/bind-resource.js';
import type { Resource, ResourceApi } from '../api/model.js';
import { traitsOf } from '../api/traits.js';
import type { ResourceOperation } from '../ir/model.js';
import { fileAndLine } from '../support/source.js';
import { stringLiteral } from './escape.js';
import type { Literal } from './object-literal.js';
import { createRules, updateRules } from './resource-rules.js';
import { literal } from './resource-types.js';

type Members = Readonly<Record<string, Literal | undefined>>;

/** `one` and `all` are the names of what describes a document of one resource, and of a list. */
export function descriptor(
  api: ResourceApi,
  bound: BoundResource,
  operation: ResourceOperation,
  one: string,
  all: string,
): Members {
  const { id, action, path, body, answer, at } = operation;
  const list = action === 'list' ? bound.list : undefined;
  const { entityTag, resource } = bound;
  return {
    id: stringLiteral(id),
    source: stringLiteral(fileAndLine(at)),
    action: stringLiteral(action),
    path: stringLiteral(path),
    query: list && list.query.length > 0 ? list.query.map(stringLiteral) : undefined,
    body: body && one,
    answer: answer && (list ? all : one),
    item: body && stringLiteral(resource.item),
    entityTag: entityTag && !list ? stringLiteral(entityTag.name) : undefined,
    rules: rules(bound, operation),
    rows: list && stringLiteral(list.rows),
    ...traits(api, operation),
  };
}

/** A document in its media types; `codec` and `form` are code. */
export function representation(
  { xml, json }: Resource['mediaTypes'],
  codec: string,
  form: string,
): Members {
  return {
    codec,
    mediaType: stringLiteral(xml),
    json: json === undefined ? undefined : { mediaType: stringLiteral(json), form },
  };
}

function rules(bound: BoundResource, { action }: ResourceOperation): Members | undefined {
  switch (action) {
    case 'list':
    case 'get':
    case 'delete':
      return undefined;
    case 'create': {
      const { without, required } = createRules(bound);
      return some({ without: quoted(without), required: quoted(required) });
    }
    case 'update': {
      const values = Object.entries(bound.updateValues).map(
        ([name, list]) => [name, list.map(literal)] as const,
      );
      return some({
        without: quoted(updateRules(bound).without),
        values: values.length > 0 ? Object.fromEntries(values) : undefined,
      });
    }
  }
}

function quoted(names: readonly string[]): readonly string[] | undefined {
  return names.length > 0 ? names.map(stringLiteral) : undefined;
}

function some(members: Members): Members | undefined {
  return Object.values(members).some((value) => value !== undefined) ? members : undefined;
}

function traits(api: ResourceApi, { id }: ResourceOperation): Members {
  const { anonymous, repeatable, group, slowSeconds } = traitsOf(api, id);
  return {
    anonymous: anonymous ? 'true' : undefined,
    repeatable: repeatable?.unless.map(stringLiteral),
    group: group === undefined ? undefined : stringLiteral(group),
    slowMs: slowSeconds === undefined ? undefined : `${slowSeconds}_000`,
  };
}
