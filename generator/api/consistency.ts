/** What no shape can say: names used in api.json that api.json must define, and contradictions. */
import type { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { checkEnvelopeApi } from './consistency-envelope.js';
import { checkEndpoint, checkOperation, checkQualified } from './consistency-names.js';
import { checkResourceApi } from './consistency-resource.js';
import { help } from './decoder.js';
import type { ApiFile } from './file.js';

export function checkApi(file: ApiFile, diagnostics: Diagnostics): void {
  checkPrefixes(file, diagnostics);
  checkUses(file, diagnostics);
  checkEndpoint(file, diagnostics);
  checkErrors(file, diagnostics);
  checkZones(file, diagnostics);
  const { api } = file;
  switch (api.profile) {
    case 'envelope':
      checkEnvelopeApi(file, api, diagnostics);
      break;
    case 'resource':
      checkResourceApi(file, api, diagnostics);
  }
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
  for (const key of ['secrets', 'numbers'] as const)
    api[key].forEach((text, i) => checkQualified(file, [key, i], text, diagnostics));
  api.advisory.forEach((rule, i) =>
    rule.members.forEach((text, j) =>
      checkQualified(file, ['advisory', i, 'members', j], text, diagnostics),
    ),
  );
  const named = (path: readonly (string | number)[], id: string): void =>
    checkOperation(file, path, id, diagnostics);
  authentication.none.forEach((id, i) => named(['authentication', 'none', i], id));
  if (operations.probe !== undefined) named(['operations', 'probe'], operations.probe);
  for (const key of ['lookups', 'reads'] as const)
    for (const [about, { operation }] of Object.entries(operations[key]))
      for (const id of [about, operation]) named(['operations', key, about], id);
  const { check, wall } = operations.accounts ?? {};
  if (check) named(['operations', 'accounts', 'check', 'operation'], check.operation);
  if (wall && !Object.hasOwn(api.errors, wall.error))
    diagnostics.error(
      'API506',
      file.at(['operations', 'accounts', 'wall', 'error']),
      `the error ${quote(wall.error)} is not listed in 'errors'`,
      help(closest(wall.error, Object.keys(api.errors))),
    );
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
