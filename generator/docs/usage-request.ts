/** Requests that show how an operation is called: with what it needs, and with more. */
import type { BoundResource } from '../api/bind-resource.js';
import type { CompiledSet } from '../compile.js';
import type { Model, Operation, RecordType, ResourceOperation } from '../ir/model.js';
import type { Request, RequestForm } from '../request/model.js';
import { sampleOperation } from '../sample/message.js';
import { sampleChanges, sampleKey, sampleResource } from '../sample/resource.js';
import { sampleRequired } from '../sample/sample.js';
import { unreachable } from '../support/unreachable.js';

export interface Requests {
  readonly least: Request;
  readonly full: Request;
  /** Members of the full one that the least one may have too, each by itself. */
  readonly choices: readonly string[];
}

export function requestsOf(
  { model, resources = [] }: CompiledSet,
  operation: Operation,
  form: RequestForm,
): Requests {
  switch (operation.kind) {
    case 'envelope': {
      const { type } = form;
      if (type === undefined) unreachable(`the request of ${operation.id} has no type`);
      const full = sampleOperation(model, operation, false);
      return { least: sampleRequired(model, type), full, choices: choicesOf(type, full) };
    }
    case 'resource': {
      const bound = resources.find(({ name }) => name === operation.service);
      if (bound === undefined) unreachable(`${operation.id} belongs to no resource`);
      return resourceRequests(model, bound, operation);
    }
  }
}

function resourceRequests(
  model: Model,
  bound: BoundResource,
  operation: ResourceOperation,
): Requests {
  const full = sampleResource(model, bound, operation, false);
  switch (operation.action) {
    case 'list':
      return { least: {}, full, choices: Object.keys(full) };
    case 'get':
    case 'delete':
      return { least: full, full, choices: [] };
    case 'create': {
      const { type, resource } = bound;
      const needed = [
        ...Object.keys(sampleRequired(model, type)),
        ...resource.members.createRequired,
      ];
      const members = Object.entries(full).filter(([name]) => needed.includes(name));
      return { least: Object.fromEntries(members), full, choices: choicesOf(type, full) };
    }
    case 'update': {
      const least = { ...sampleKey(model, bound), ...sampleChanges(model, bound) };
      return { least, full: least, choices: [] };
    }
  }
}

/** Optional members that no group ties to others. */
function choicesOf({ content }: RecordType, full: Request): readonly string[] {
  if (content.kind !== 'members' || content.rule.kind === 'member') return [];
  const { rule, members } = content;
  if (rule.kind === 'choice' || rule.optional) return [];
  const free = rule.rules.flatMap((part) => (part.kind === 'member' ? [members[part.index]] : []));
  return free.flatMap((member) => {
    if (member === undefined || member.min > 0) return [];
    return typeof full[member.name] === 'object' ? [] : [member.name];
  });
}
