/** The comment above the function of an operation on a resource. */
import type { BoundResource } from '../api/bind-resource.js';
import type { ResourceApi } from '../api/model.js';
import { traitsOf } from '../api/traits.js';
import type { ResourceOperation } from '../ir/model.js';
import { fileAndLine } from '../support/source.js';
import { jsdoc } from './jsdoc.js';
import { createRules, updateRules } from './resource-rules.js';
import { commentText } from './escape.js';
import { code } from './facets-text.js';
import { literal } from './resource-types.js';

export function resourceDoc(
  api: ResourceApi,
  bound: BoundResource,
  operation: ResourceOperation,
): string {
  const { documentation, at } = operation;
  const lines = jsdoc({
    documentation,
    sentences: sentencesOf(api, bound, operation),
    see: `${fileAndLine(at)} \`${bound.resource.element}\``,
  });
  // There are always several lines, so that the last one only closes the comment.
  const throws = throwsOf(bound, operation).map((line) => ` * ${line}`);
  return [...lines.slice(0, -1), ...throws, ' */'].join('\n');
}

function throwsOf({ entityTag }: BoundResource, { action }: ResourceOperation): readonly string[] {
  return [
    '@throws InvalidRequestError with every issue, before anything is sent',
    '@throws ApiError when the server refuses the call; its errorId is the HTTP status',
    ...(action === 'update' && entityTag
      ? ['@throws ConflictError when the resource has changed since it was read']
      : []),
  ];
}

function sentencesOf(
  api: ResourceApi,
  bound: BoundResource,
  { id, action }: ResourceOperation,
): readonly string[] {
  const anonymous = traitsOf(api, id).anonymous ? ['Needs no authentication.'] : [];
  switch (action) {
    case 'list':
    case 'get':
      return anonymous;
    case 'create': {
      const { without, required } = createRules(bound);
      return [
        ...anonymous,
        ...(required.length > 0 ? [`Needs ${names(required)}.`] : []),
        ...(without.length > 0 ? [`Takes no ${names(without)}.`] : []),
      ];
    }
    case 'update': {
      const { without } = updateRules(bound);
      const values = Object.entries(bound.updateValues).map(
        ([name, list]) =>
          `${code(name)} can be set to ${list.map(literal).map(code).join(' or ')} only.`,
      );
      return [
        ...anonymous,
        ...(without.length > 0 ? [`Never changes ${names(without)}.`] : []),
        ...values,
      ];
    }
    case 'delete':
      return [
        ...anonymous,
        ...(bound.entityTag
          ? [
              `With ${code(bound.entityTag.name)} it is refused when the resource has changed since.`,
            ]
          : []),
      ];
  }
}

function names(list: readonly string[]): string {
  return commentText(list.map(code).join(', '));
}
