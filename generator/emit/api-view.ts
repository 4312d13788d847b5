/** What templates/api.hbs prints: all that a client must know of an API besides its types. */
import type { BoundEnvelope, Step } from '../api/bind.js';
import type { EnvelopeApi } from '../api/model.js';
import type { Names } from '../name/name.js';
import { byCodeUnit } from '../support/compare.js';
import { errorLines, meaningLines, requestLines, statusLines } from './api-lines.js';
import { ticketLines } from './login.js';
import type { LoginOperation } from './login.js';
import { memberPath } from './api-path.js';
import { EXCHANGE } from './codec-exchange.js';
import { commentText, stringLiteral } from './escape.js';
import { ARRAY, listed, textLine } from './operations-layout.js';
import { fits } from './width.js';

export interface ApiView {
  readonly imports: readonly string[];
  readonly doc: string;
  readonly type: string;
  readonly texts: readonly string[];
  readonly codec: string;
  readonly dialect: string;
  readonly site: string;
  readonly payloadPath: string;
  readonly requestLines: readonly string[];
  readonly payloadLines: readonly string[];
  readonly statusPath: string;
  readonly statusLines: readonly string[];
  readonly success: string;
  readonly errorLines: readonly string[];
  readonly ticketLines: readonly string[];
  readonly meaningLines: readonly string[];
}

export function apiView(
  names: Names,
  api: EnvelopeApi,
  envelope: BoundEnvelope,
  isHalved: boolean,
  operation: LoginOperation | undefined,
): ApiView {
  const { element, message, credentialsType } = envelope;
  const scope = { names, modules: new Set<string>() };
  const type = `ApiDescription<${typeName(scope, message)}, ${typeName(scope, credentialsType)}>`;
  const codecs = `$${names.moduleAlias.get(element.namespace) ?? ''}`;
  const { endpoint, dialect, authentication } = api;
  return {
    imports: imports(scope, element.namespace, codecs, operation),
    doc: commentText(`What a client must know of ${api.title}.`),
    type,
    texts: [
      ...textLine('endpoint', stringLiteral(endpoint.url), '  '),
      ...textLine('contentType', stringLiteral(endpoint.contentType), '  '),
    ],
    codec: `${codecs}.${isHalved ? EXCHANGE : ''}${names.element.get(element.name) ?? ''}`,
    dialect: String(dialect.unqualified),
    site: texts('site', authentication.site),
    payloadPath: listed('payloadPath: ', pathItems(envelope.payload), ',', '  ', ARRAY),
    requestLines: requestLines(envelope),
    payloadLines: arrow('payload', memberPath('message', envelope.payload)),
    statusPath: memberPath('message', envelope.status),
    statusLines: statusLines(api.envelope.status, envelope.subErrors),
    success: texts('success', api.envelope.status.success),
    errorLines: errorLines(api.errors),
    ticketLines: ticketLines(api, envelope.ticket, operation),
    meaningLines: meaningLines(api.errors),
  };
}

interface Scope {
  readonly names: Names;
  /** Namespaces whose types are used. */
  readonly modules: Set<string>;
}

export function typeName({ names, modules }: Scope, type: BoundEnvelope['message']): string {
  modules.add(type.namespace);
  return `${names.moduleAlias.get(type.namespace) ?? ''}.${names.type.get(type.id) ?? ''}`;
}

/** `import type * as serv from './service.js';` */
export function typeImports({ names, modules }: Scope): readonly string[] {
  const lines = [...modules].map((namespace) => {
    const file = names.moduleFile.get(namespace) ?? '';
    return `import type * as ${names.moduleAlias.get(namespace) ?? ''} from './${file}.js';`;
  });
  return lines.sort(byCodeUnit);
}

function imports(
  scope: Scope,
  namespace: string,
  codecs: string,
  operation: LoginOperation | undefined,
): readonly string[] {
  const file = scope.names.moduleFile.get(namespace) ?? '';
  return [
    "import type { ApiDescription } from './runtime/api.js';",
    ...typeImports(scope),
    `import * as ${codecs} from './${file}.codec.js';`,
    ...(operation
      ? [`import { ${operation.constant} } from './operations/${operation.file}.js';`]
      : []),
  ];
}

function texts(key: string, items: readonly string[]): string {
  return listed(`${key}: `, items.map(stringLiteral), ',', '  ', ARRAY);
}

/** Where an operation stands in a message, as the path of an issue. */
function pathItems(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ name, isList }) => [stringLiteral(name), ...(isList ? ['0'] : [])]);
}

function arrow(key: string, body: string): readonly string[] {
  const start = `${key}: (message) =>`;
  return fits(`  ${start} ${body},`) ? [`${start} ${body},`] : [start, `  ${body},`];
}
