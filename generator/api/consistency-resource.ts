/** What only an API of resources can get wrong. */
import type { Diagnostics } from '../support/diagnostic.js';
import { quote } from '../support/text.js';
import { checkQualified } from './consistency-names.js';
import type { ApiFile } from './file.js';
import type { Resource, ResourceApi } from './model.js';
import { CLIENT_OPTIONS } from './options.js';
import { placeholders } from './placeholders.js';
import { serviceNames } from './services.js';

type Path = readonly (string | number)[];

export function checkResourceApi(file: ApiFile, api: ResourceApi, diagnostics: Diagnostics): void {
  checkPlaces(file, api, diagnostics);
  checkFiles(file, api, diagnostics);
  for (const [name, resource] of Object.entries(api.resources)) {
    const path = ['resources', name];
    checkQualified(file, [...path, 'element'], resource.element, diagnostics);
    if (resource.list)
      checkQualified(file, [...path, 'list', 'element'], resource.list.element, diagnostics);
    checkActions(file, path, resource, diagnostics);
    checkMembers(file, path, resource, diagnostics);
  }
}

/** Options of the client that the endpoint's placeholders stand beside. */
const OPTIONS = [...CLIENT_OPTIONS, 'username', 'password', 'accept'];

function checkPlaces({ at }: ApiFile, { endpoint }: ResourceApi, diagnostics: Diagnostics): void {
  for (const name of new Set(placeholders(endpoint.url)))
    if (OPTIONS.includes(name)) {
      const message = `the client has an option called '${name}' already`;
      diagnostics.error('API507', at(['endpoint', 'url']), message);
    }
}

/** Resources become files and members of the client, which must differ on every file system. */
function checkFiles({ at }: ApiFile, { resources }: ResourceApi, diagnostics: Diagnostics): void {
  const owners = new Map<string, string>();
  for (const name of Object.keys(resources)) {
    const file = serviceNames(name).file.toLowerCase();
    const owner = owners.get(file);
    if (owner === undefined) owners.set(file, name);
    else
      diagnostics.error(
        'API507',
        at(['resources', name]),
        `the resources '${owner}' and '${name}' cannot be told apart`,
        { notes: [{ message: 'first here', at: at(['resources', owner]) }] },
      );
  }
}

function checkActions(
  { at }: ApiFile,
  path: Path,
  { actions, list, mediaTypes, json }: Resource,
  diagnostics: Diagnostics,
): void {
  const fail = (steps: Path, message: string): void =>
    diagnostics.error('API507', at([...path, ...steps]), message);
  for (const [index, action] of actions.entries())
    if (actions.indexOf(action) !== index)
      fail(['actions', index], `the action '${action}' stands here again`);
  if (actions.includes('list') !== (list !== undefined))
    fail(
      ['list'],
      list ? "'list' needs the action 'list'" : "the action 'list' needs the key 'list'",
    );
  // A change is made of what was read, and has its entity tag.
  if (actions.includes('update') && !actions.includes('get'))
    fail(['actions'], "the action 'update' needs the action 'get'");
  const hasJson = mediaTypes.json !== undefined || list?.mediaTypes.json !== undefined;
  if (json !== undefined && !hasJson) fail(['json'], "'json' needs a media type for JSON");
}

/** Pairs of lists that one member cannot stand in. */
const APART = [
  ['readOnly', 'createOnly'],
  ['readOnly', 'createRequired'],
  ['readOnly', 'updateOnly'],
  ['updateOnly', 'createOnly'],
  ['updateOnly', 'createRequired'],
] as const;

function checkMembers(
  { at }: ApiFile,
  path: Path,
  { members, entityTag, item, actions }: Resource,
  diagnostics: Diagnostics,
): void {
  const fail = (steps: Path, message: string): void =>
    diagnostics.error('API507', at([...path, ...steps]), message);
  for (const [first, second] of APART)
    members[second].forEach((name, i) => {
      if (members[first].includes(name))
        fail(['members', second, i], `${quote(name)} stands in '${first}' as well`);
    });
  const fixed = [...members.readOnly, ...members.createOnly, ...placeholders(item)];
  for (const name of Object.keys(members.updateValues))
    if (fixed.includes(name))
      fail(['members', 'updateValues', name], `no change may set ${quote(name)}`);
  if (entityTag !== undefined && !members.readOnly.includes(entityTag))
    fail(['entityTag'], `the server makes entity tags: list ${quote(entityTag)} in 'readOnly'`);
  const changing = Object.keys(members.updateValues).length + members.updateOnly.length > 0;
  if (changing && !actions.includes('update'))
    fail(['members'], "'updateOnly' and 'updateValues' need the action 'update'");
}
