/** What only an API with an envelope can get wrong. */
import type { Diagnostics } from '../support/diagnostic.js';
import { alternatives, quote } from '../support/text.js';
import { checkOperation, checkPrefix, checkQualified } from './consistency-names.js';
import type { ApiFile } from './file.js';
import type { EnvelopeApi } from './model.js';
import { serviceNames } from './services.js';

type Path = readonly (string | number)[];

export function checkEnvelopeApi(file: ApiFile, api: EnvelopeApi, diagnostics: Diagnostics): void {
  const { envelope, authentication } = api;
  checkQualified(file, ['envelope', 'message'], envelope.message, diagnostics);
  checkQualified(file, ['envelope', 'base'], envelope.base, diagnostics);
  for (const [service, { prefix }] of Object.entries(api.services))
    checkPrefix(file, ['services', service, 'prefix'], prefix, diagnostics);
  const { ticket } = authentication;
  if (ticket)
    checkOperation(file, ['authentication', 'ticket', 'operation'], ticket.operation, diagnostics);
  checkServices(file, api, diagnostics);
  checkTexts(file, api, diagnostics);
}

/** Services become files and members of the client, which must differ on every file system. */
function checkServices({ at }: ApiFile, api: EnvelopeApi, diagnostics: Diagnostics): void {
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

function checkTexts({ at }: ApiFile, { dialect }: EnvelopeApi, diagnostics: Diagnostics): void {
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
