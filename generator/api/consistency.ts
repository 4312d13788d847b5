/** What no shape can say: names used in api.json that api.json must define, and contradictions. */
import type { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { alternatives, quote } from '../support/text.js';
import { help } from './decoder.js';
import type { ApiFile } from './file.js';
import { serviceNames } from './services.js';

type Path = readonly (string | number)[];

export function checkApi(file: ApiFile, diagnostics: Diagnostics): void {
  checkPrefixes(file, diagnostics);
  checkUses(file, diagnostics);
  checkServices(file, diagnostics);
  checkTexts(file, diagnostics);
  checkErrors(file, diagnostics);
  checkZones(file, diagnostics);
}

/** Prefixes that XML has given a meaning already. */
const RESERVED = ['xml', 'xmlns', 'xsi'];

function checkPrefixes({ api, at }: ApiFile, diagnostics: Diagnostics): void {
  const owners = new Map<string, string>();
  for (const [prefix, namespace] of Object.entries(api.prefixes)) {
    const place = at(['prefixes', prefix]);
    if (RESERVED.includes(prefix))
      diagnostics.error('API507', place, `the prefix '${prefix}' has a fixed meaning in XML`);
    const owner = owners.get(namespace);
    if (owner === undefined) owners.set(namespace, prefix);
    else
      diagnostics.error('API507', place, `${quote(namespace)} has the prefix '${owner}' already`, {
        notes: [{ message: 'first here', at: at(['prefixes', owner]) }],
      });
  }
}

function checkUses(file: ApiFile, diagnostics: Diagnostics): void {
  const { api } = file;
  const { operations, authentication } = api;
  qualified(file, ['envelope', 'message'], api.envelope.message, diagnostics);
  qualified(file, ['envelope', 'base'], api.envelope.base, diagnostics);
  for (const key of ['secrets', 'numbers'] as const)
    api[key].forEach((text, i) => qualified(file, [key, i], text, diagnostics));
  api.advisory.forEach((rule, i) =>
    rule.members.forEach((text, j) =>
      qualified(file, ['advisory', i, 'members', j], text, diagnostics),
    ),
  );
  for (const [service, { prefix }] of Object.entries(api.services))
    known(file, ['services', service, 'prefix'], 'prefix', prefix, api.prefixes, diagnostics);
  authentication.none.forEach((id, i) =>
    operation(file, ['authentication', 'none', i], id, diagnostics),
  );
  if (authentication.ticket)
    operation(
      file,
      ['authentication', 'ticket', 'operation'],
      authentication.ticket.operation,
      diagnostics,
    );
  if (operations.probe !== undefined)
    operation(file, ['operations', 'probe'], operations.probe, diagnostics);
  for (const [create, find] of Object.entries(operations.lookups))
    for (const id of [create, find])
      operation(file, ['operations', 'lookups', create], id, diagnostics);
}

function qualified(file: ApiFile, path: Path, text: string, diagnostics: Diagnostics): void {
  const prefix = text.slice(0, Math.max(0, text.indexOf(':')));
  if (prefix !== '') known(file, path, 'prefix', prefix, file.api.prefixes, diagnostics);
}

function operation(file: ApiFile, path: Path, id: string, diagnostics: Diagnostics): void {
  const service = id.slice(0, id.lastIndexOf('.'));
  known(file, path, 'service', service, file.api.services, diagnostics);
}

function known(
  file: ApiFile,
  path: Path,
  what: 'prefix' | 'service',
  name: string,
  names: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostics,
): void {
  if (Object.hasOwn(names, name)) return;
  const list = what === 'prefix' ? 'prefixes' : 'services';
  const message = `the ${what} ${quote(name)} is not listed in '${list}'`;
  diagnostics.error('API506', file.at(path), message, help(closest(name, Object.keys(names))));
}

/** Services become files and members of the client, which must differ on every file system. */
function checkServices({ api, at }: ApiFile, diagnostics: Diagnostics): void {
  const owners = new Map<string, string>();
  const namespaces = new Map<string, string>();
  for (const [service, { prefix }] of Object.entries(api.services)) {
    const name = serviceNames(service).file.toLowerCase();
    const same = owners.get(name) ?? namespaces.get(prefix);
    if (same !== undefined)
      diagnostics.error(
        'API507',
        at(['services', service]),
        `the services '${same}' and '${service}' cannot be told apart`,
        { notes: [{ message: 'first here', at: at(['services', same]) }] },
      );
    owners.set(name, service);
    namespaces.set(prefix, service);
  }
}

const WIRE_NAMES = ['{Operation}', '{operation}'];

function checkTexts({ api, at }: ApiFile, diagnostics: Diagnostics): void {
  const { endpoint, dialect } = api;
  const host = /^https:\/\/[^/]*/.exec(endpoint.url)?.[0] ?? '';
  const bare = host.replaceAll(/\{[\p{L}_][\p{L}\p{N}_.-]*\}/gu, 'x');
  if (/[{}]/.test(bare) || !URL.canParse(bare))
    diagnostics.error(
      'API504',
      at(['endpoint', 'url']),
      `${quote(endpoint.url)} has no usable host`,
    );
  const spellings: readonly (readonly [Path, string])[] = [
    [['dialect', 'wireType'], dialect.wireType],
    ...dialect.wireTypeAliases.map((text, i) => [['dialect', 'wireTypeAliases', i], text] as const),
  ];
  for (const [path, text] of spellings) {
    if (!WIRE_NAMES.some((name) => text.includes(name)))
      diagnostics.error(
        'API507',
        at(path),
        `expected ${alternatives(WIRE_NAMES)} in ${quote(text)}`,
      );
    for (const [name] of text.matchAll(/\{[^}]*\}/g))
      if (!WIRE_NAMES.includes(name) && name !== '{service}')
        diagnostics.error('API507', at(path), `nothing stands for ${quote(name)}`);
  }
}

function checkErrors({ api, at }: ApiFile, diagnostics: Diagnostics): void {
  for (const [id, error] of Object.entries(api.errors)) {
    const waits = error.retry === 'wait';
    if (waits === (error.waitSeconds !== undefined)) continue;
    const message = waits ? "retry 'wait' needs 'waitSeconds'" : "'waitSeconds' needs retry 'wait'";
    diagnostics.error('API507', at(['errors', id]), message);
  }
}

/** The platform's list may be older than a zone: no reason to stop. */
function checkZones({ api, at }: ApiFile, diagnostics: Diagnostics): void {
  for (const [id, zone] of Object.entries(api.dates?.zones ?? {})) {
    if (isZone(zone)) continue;
    const message = `this platform does not know the time zone ${quote(zone)}`;
    const advice = help(closest(zone, Intl.supportedValuesOf('timeZone')));
    diagnostics.warn('API511', at(['dates', 'zones', id]), message, advice);
  }
}

function isZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en-US', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
