/** Samples of what an operation on a resource takes and gives. */
import type { BoundResource } from '../api/bind-resource.js';
import { mayRepeat, scalarOf } from '../api/binder.js';
import { membersOf } from '../api/members.js';
import type { DocumentElement, Member, Model, ResourceOperation } from '../ir/model.js';
import { sampleFull, sampleType } from './sample.js';

export type Values = Readonly<Record<string, unknown>>;

/** The document that is sent or comes back; undefined where there is none. */
export function sampledDocument(
  { element, list }: BoundResource,
  { action, body, answer }: ResourceOperation,
  isResponse: boolean,
): DocumentElement | undefined {
  if (isResponse)
    return answer === undefined ? undefined : action === 'list' ? list?.document : element;
  return body === undefined ? undefined : element;
}

/** Its members; of a request without a document those that go into the URL. */
export function sampleResource(
  model: Model,
  bound: BoundResource,
  operation: ResourceOperation,
  isResponse: boolean,
): Values {
  const { type, list, resource } = bound;
  if (isResponse) return sampleFull(model, operation.action === 'list' && list ? list.type : type);
  switch (operation.action) {
    case 'list':
      return Object.fromEntries(
        (list?.query ?? []).map((name) => [name, queried(model, bound, name)]),
      );
    case 'get':
    case 'delete':
      return sampleKey(model, bound);
    case 'create': {
      const { createRequired, readOnly, updateOnly } = resource.members;
      return chosen(model, bound, createRequired, [...readOnly, ...updateOnly]);
    }
    case 'update': {
      const tag = bound.entityTag ? [bound.entityTag.name] : [];
      return chosen(model, bound, [...bound.key.map(({ name }) => name), ...tag], []);
    }
  }
}

export function sampleKey(model: Model, { key }: BoundResource): Values {
  return Object.fromEntries(key.map((member) => [member.name, sampleMember(model, member)]));
}

/** The first member that may be changed to something, with what it may be changed to. */
export function sampleChanges(model: Model, bound: BoundResource): Values {
  const { type, resource, updateValues, key } = bound;
  const { readOnly, createOnly } = resource.members;
  const fixed = [...readOnly, ...createOnly, ...key.map(({ name }) => name)];
  const members = membersOf(type).filter(
    (member) => !fixed.includes(member.name) && !mayRepeat(member) && scalarOf(model, member.type),
  );
  const member = members.find(({ name }) => name in updateValues) ?? members[0];
  if (member === undefined) return {};
  const { name } = member;
  return { [name]: updateValues[name]?.[0] ?? sampleMember(model, member) };
}

/** A sample of the resource with these members and without those, in the order of the schema. */
function chosen(
  model: Model,
  { type }: BoundResource,
  needed: readonly string[],
  without: readonly string[],
): Values {
  const full = sampleFull(model, type);
  const members = membersOf(type);
  const added = members.filter(({ name }) => needed.includes(name) && !(name in full));
  const all = {
    ...full,
    ...Object.fromEntries(added.map((one) => [one.name, sampleMember(model, one)])),
  };
  const names = new Set([
    ...Object.keys(all).filter((name) => !members.some((member) => member.name === name)),
    ...members.map(({ name }) => name),
  ]);
  const kept = [...names].filter((name) => name in all && !without.includes(name));
  return Object.fromEntries(kept.map((name) => [name, all[name]]));
}

function queried(model: Model, { type }: BoundResource, name: string): unknown {
  const member = membersOf(type).find((candidate) => candidate.name === name);
  return member ? sampleMember(model, member) : name;
}

function sampleMember(model: Model, member: Member): unknown {
  const value = sampleType(model, member.type, member.name);
  return mayRepeat(member) ? [value] : value;
}
