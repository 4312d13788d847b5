/** The types of requests to a resource: what may be written shows in them. */
import type { BoundResource } from '../api/bind-resource.js';
import { scalarOf } from '../api/binder.js';
import type { Member, Model, ResourceOperation } from '../ir/model.js';
import { commentText, propertyKey, stringLiteral } from './escape.js';
import { jsdoc } from './jsdoc.js';
import { broken, listed, TYPE_ARGUMENTS } from './operations-layout.js';
import type { ResourceNames } from './resource-names.js';
import { createRules, updateRules } from './resource-rules.js';
import type { ResourceModule } from './resource-scope.js';
import { fits } from './width.js';

export interface RequestType {
  readonly doc: string;
  readonly text: string;
}

/** Those that the operations take, each once; `type` is the resource's own. */
export function requestTypes(
  model: Model,
  bound: BoundResource,
  operations: readonly ResourceOperation[],
  names: ResourceNames,
  module: ResourceModule,
  type: string,
): readonly RequestType[] {
  const has = (...actions: readonly ResourceOperation['action'][]): boolean =>
    operations.some(({ action }) => actions.includes(action));
  return [
    ...(has('list') ? [queryType(bound, names)] : []),
    ...(has('get', 'delete') ? [keyType(model, bound, names)] : []),
    ...(has('create') ? [creationType(bound, names, module, type)] : []),
    ...(has('update')
      ? [changesType(bound, names, module, type), updateType(names, module, type)]
      : []),
    ...(has('delete') && bound.entityTag ? [removalType(names, bound.entityTag)] : []),
  ];
}

/** What a function takes as its request. */
export function requestType(
  { action }: ResourceOperation,
  bound: BoundResource,
  names: ResourceNames,
): string {
  switch (action) {
    case 'list':
      return names.query;
    case 'get':
      return names.key;
    case 'create':
      return names.creation;
    case 'update':
      return names.update;
    case 'delete':
      return bound.entityTag ? names.removal : names.key;
  }
}

function queryType({ list }: BoundResource, { query }: ResourceNames): RequestType {
  const doc = '/** What narrows a list. */';
  const members = (list?.query ?? []).map((name) => optional(name));
  if (members.length === 0)
    return { doc, text: `export type ${query} = Readonly<Record<string, never>>;` };
  return { doc, text: block(`export interface ${query}`, members) };
}

function keyType(model: Model, { key }: BoundResource, names: ResourceNames): RequestType {
  const members = key.flatMap((member) => [
    ...docOf(member),
    `${propertyKey(member.name)}: ${textType(model, member)};`,
  ]);
  return { doc: '/** Says which one. */', text: block(`export interface ${names.key}`, members) };
}

function docOf({ documentation }: Member): readonly string[] {
  return jsdoc({ documentation });
}

/** A member that stands in a URL is one text or whole number. */
function textType(model: Model, { type }: Member): string {
  switch (scalarOf(model, type)?.value.kind) {
    case 'integer':
      return 'number';
    case 'bigint':
      return 'bigint';
    default:
      return 'string';
  }
}

function optional(name: string): string {
  return `${propertyKey(name)}?: string | undefined;`;
}

function creationType(
  bound: BoundResource,
  { creation }: ResourceNames,
  module: ResourceModule,
  type: string,
): RequestType {
  const { without, required } = createRules(bound);
  return {
    doc: '/** What one is created with. */',
    text: aliasOf(creation, module.runtime('Creation'), [
      [type],
      without.map(stringLiteral),
      ...(required.length > 0 ? [required.map(stringLiteral)] : []),
    ]),
  };
}

function changesType(
  bound: BoundResource,
  { changes }: ResourceNames,
  module: ResourceModule,
  type: string,
): RequestType {
  const { without } = updateRules(bound);
  const values = Object.entries(bound.updateValues).map(
    ([name, list]) => `${propertyKey(name)}?: ${[...list.map(literal), 'undefined'].join(' | ')}`,
  );
  return {
    doc: '/** What an update may set. */',
    text: aliasOf(changes, module.runtime('Changes'), [
      [type],
      without.map(stringLiteral),
      ...(values.length > 0 ? [[`{ ${values.join('; ')} }`]] : []),
    ]),
  };
}

function updateType(
  { changes, update }: ResourceNames,
  module: ResourceModule,
  type: string,
): RequestType {
  const text = aliasOf(update, module.runtime('Update'), [[type], [changes]]);
  return { doc: '/** A resource as it was read, and what to change of it. */', text };
}

function removalType({ key, removal }: ResourceNames, { name }: Member): RequestType {
  const doc = `/** With \`${commentText(name)}\` it is deleted only as long as it is as it was read. */`;
  return { doc, text: block(`export interface ${removal} extends ${key}`, [optional(name)]) };
}

export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}

function block(head: string, lines: readonly string[]): string {
  return [`${head} {`, ...lines.map((line) => `  ${line}`), '}'].join('\n');
}

/** `export type Name = Outer<A, 'b' | 'c'>;`, each argument a union. */
function aliasOf(name: string, outer: string, unions: readonly (readonly string[])[]): string {
  const start = `export type ${name} = ${outer}`;
  const flat = unions.map((members) => (members.length === 0 ? 'never' : members.join(' | ')));
  const line = listed(start, flat, ';', '', TYPE_ARGUMENTS);
  if (!line.includes('\n')) return line;
  const items = flat.map((text, index) => {
    const members = unions[index] ?? [];
    const isShort = fits(`  ${text},`) || members.length < 2;
    return isShort ? text : members.map((member) => `| ${member}`).join('\n  ');
  });
  return broken(start, items, ';', '', TYPE_ARGUMENTS);
}
