/** What api.json says of an operation, as sentences. */
import { rowsOf } from '../api/bind-list.js';
import type { BoundResource } from '../api/bind-resource.js';
import type { Api, Lookup, MediaTypes } from '../api/model.js';
import { traitsOf } from '../api/traits.js';
import type { Traits } from '../api/traits.js';
import type { CompiledSet } from '../compile.js';
import { createRules, updateRules } from '../emit/resource-rules.js';
import type { Operation, ResourceOperation } from '../ir/model.js';
import { METHODS } from '../lower/resources.js';
import { alternatives } from '../support/text.js';

export function factsOf(api: Api, set: CompiledSet, operation: Operation): readonly string[] {
  const traits = traitsOf(api, operation.id);
  return [
    ...placeFacts(api, set, operation),
    ...authenticationFacts(api, traits),
    ...repeatFacts(traits),
    ...loadFacts(api, traits),
    ...listFacts(api, set, operation, traits),
  ];
}

function placeFacts(
  api: Api,
  { resources = [] }: CompiledSet,
  operation: Operation,
): readonly string[] {
  if (operation.kind !== 'resource') return [];
  const bound = resources.find(({ name }) => name === operation.service);
  const place = `It is ${METHODS[operation.action]} ${operation.path} below ${api.endpoint.url}.`;
  return [place, ...(bound ? resourceFacts(bound, operation) : [])];
}

function resourceFacts(bound: BoundResource, { action }: ResourceOperation): readonly string[] {
  const { resource, list, entityTag, key } = bound;
  const types = mediaTypes(resource.mediaTypes);
  switch (action) {
    case 'list': {
      const { query = [] } = list ?? {};
      return [
        ...(list ? [`What comes back is ${mediaTypes(list.mediaTypes)}.`] : []),
        ...(query.length > 0 ? [`The list can be narrowed by ${alternatives(query)}.`] : []),
      ];
    }
    case 'get':
      return [
        `What comes back is ${types}.`,
        ...(entityTag ? [`Its entity tag is the member ${entityTag.name}.`] : []),
      ];
    case 'create': {
      const { required, without } = createRules(bound);
      return [
        `What is sent is ${types}.`,
        ...(required.length > 0 ? [`It needs ${both(required)}.`] : []),
        ...(without.length > 0 ? [`It takes no ${alternatives(without)}.`] : []),
      ];
    }
    case 'update': {
      const values = Object.entries(resource.members.updateValues);
      const same = updateRules(bound).without;
      return [
        `What is sent is ${types}.`,
        ...(entityTag
          ? [
              `It is refused when the resource was changed since it was read: the entity tag is the member ${entityTag.name}.`,
            ]
          : []),
        ...(same.length > 0 ? [`It never changes ${alternatives(same)}.`] : []),
        ...values.map(([name, texts]) => `It can set ${name} to ${alternatives(texts)} only.`),
      ];
    }
    case 'delete':
      return [
        `What is deleted is named by ${both(key.map(({ name }) => name))}.`,
        ...(entityTag
          ? [
              `With ${entityTag.name} it is refused when the resource was changed since it was read.`,
            ]
          : []),
      ];
  }
}

function mediaTypes({ xml, json }: MediaTypes): string {
  return json === undefined ? xml : `${xml} or ${json}`;
}

function authenticationFacts(api: Api, { anonymous, ticketless }: Traits): readonly string[] {
  if (api.profile === 'resource') return anonymous ? ['It needs no user name and password.'] : [];
  const { site } = api.authentication;
  if (!anonymous) return ticketless ? ['It accepts no ticket: the credentials are sent.'] : [];
  return site.length === 0
    ? ['It needs no credentials.']
    : [`It needs no credentials but what says which site is meant: ${alternatives(site)}.`];
}

/** What to do when nobody knows whether it was carried out. */
function repeatFacts({ repeatable, lookup, read }: Traits): readonly string[] {
  const unless = repeatable?.unless ?? [];
  const except = unless.length === 0 ? '' : `, unless it has ${alternatives(unless)}`;
  return [
    repeatable === undefined
      ? 'It is not sent again when its outcome is unknown.'
      : `It may be sent again when its outcome is unknown${except}.`,
    ...(lookup
      ? [`After a lost answer ${lookup.operation} finds what it made${key(lookup)}.`]
      : []),
    ...(read ? [`${read.operation} reads what it changes.`] : []),
  ];
}

function key({ by }: Lookup): string {
  return by.length === 0 ? '' : `, by ${both(by)}`;
}

function loadFacts(api: Api, { slowSeconds, group }: Traits): readonly string[] {
  const patterns = group === undefined ? [] : (api.operations.groups[group] ?? []);
  return [
    ...(slowSeconds === undefined ? [] : [`It may take ${slowSeconds} seconds.`]),
    ...(group === undefined
      ? []
      : [`It shares the server's limit on calls of the group ${group}: ${patterns.join(', ')}.`]),
  ];
}

function listFacts(
  api: Api,
  { model }: CompiledSet,
  operation: Operation,
  { isList }: Traits,
): readonly string[] {
  if (!isList) return [];
  const empty = Object.entries(api.errors).filter(([, { emptyList }]) => emptyList === true);
  const ids = empty.map(([id]) => id);
  const paging = api.profile === 'envelope' ? api.operations.paging : undefined;
  const isPaged =
    paging !== undefined &&
    operation.kind === 'envelope' &&
    rowsOf(paging, operation, model.types) !== undefined;
  return [
    ...(ids.length === 0
      ? []
      : [`Where nothing is found (error ${alternatives(ids)}) the client gives an empty list.`]),
    ...(isPaged ? [`The client reads it in pages of ${paging.pageSize}.`] : []),
  ];
}

function both(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
