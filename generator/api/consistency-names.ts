/** Names in api.json that something else in it must define. */
import type { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { help } from './decoder.js';
import type { ApiFile } from './file.js';

type Path = readonly (string | number)[];

/** The prefix of `prefix:name`, where there is one. */
export function checkQualified(
  file: ApiFile,
  path: Path,
  text: string,
  diagnostics: Diagnostics,
): void {
  const prefix = text.slice(0, Math.max(0, text.indexOf(':')));
  if (prefix !== '') checkPrefix(file, path, prefix, diagnostics);
}

export function checkPrefix(
  file: ApiFile,
  path: Path,
  prefix: string,
  diagnostics: Diagnostics,
): void {
  checkListed(file, path, 'prefix', prefix, 'prefixes', file.api.prefixes, diagnostics);
}

/** What stands before the operation's own name. */
export function checkOperation(
  file: ApiFile,
  path: Path,
  id: string,
  diagnostics: Diagnostics,
): void {
  const end = id.lastIndexOf('.');
  const service = id.slice(0, end);
  const { api } = file;
  switch (api.profile) {
    case 'envelope':
      checkListed(file, path, 'service', service, 'services', api.services, diagnostics);
      return;
    case 'resource': {
      checkListed(file, path, 'resource', service, 'resources', api.resources, diagnostics);
      const resource = Object.hasOwn(api.resources, service) ? api.resources[service] : undefined;
      const action = id.slice(end + 1);
      if (resource === undefined || resource.actions.some((known) => known === action)) return;
      const message = `the action ${quote(action)} is not among the actions of '${service}'`;
      const meant = closest(action, resource.actions);
      diagnostics.error('API506', file.at(path), message, help(meant));
    }
  }
}

function checkListed(
  file: ApiFile,
  path: Path,
  what: string,
  name: string,
  list: string,
  names: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostics,
): void {
  if (Object.hasOwn(names, name)) return;
  const message = `the ${what} ${quote(name)} is not listed in '${list}'`;
  diagnostics.error('API506', file.at(path), message, help(closest(name, Object.keys(names))));
}

export function checkEndpoint({ api, at }: ApiFile, diagnostics: Diagnostics): void {
  const { url } = api.endpoint;
  const host = /^https:\/\/[^/]*/.exec(url)?.[0] ?? '';
  const bare = host.replaceAll(/\{[\p{L}_][\p{L}\p{N}_.-]*\}/gu, 'x');
  if (/[{}]/.test(bare) || !URL.canParse(bare))
    diagnostics.error('API504', at(['endpoint', 'url']), `${quote(url)} has no usable host`);
}
