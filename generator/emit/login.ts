/** How a client logs in: its description of the ticket, and the module of logins besides credentials. */
import type { BoundTicket } from '../api/bind-ticket.js';
import type { EnvelopeApi, Login } from '../api/model.js';
import { serviceNames } from '../api/services.js';
import type { Model } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import type { Names } from '../name/name.js';
import { upperFirst } from '../support/text.js';
import { commentLines, commentText, objectKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { ARRAY, CALL, listed, textLine } from './operations-layout.js';
import { operationNames } from './operations-names.js';
import { render } from './templates.js';
import { fits } from './width.js';

/** Where the operation that gives tickets is described. */
export interface LoginOperation {
  /** Base name of the service's module. */
  readonly file: string;
  readonly constant: string;
  /** The type of its request, and the module of that. */
  readonly request: string;
  readonly module: string;
  readonly alias: string;
}

/** Undefined where the operation was not emitted. */
export function loginOperation(
  model: Pick<Model, 'operations'>,
  names: Names,
  api: EnvelopeApi,
  ticket: BoundTicket | undefined,
): LoginOperation | undefined {
  const operations = envelopeOperations(model);
  if (ticket === undefined || !operations.includes(ticket.operation)) return undefined;
  const { service } = ticket.operation;
  const own = operations.filter((operation) => operation.service === service);
  const named = operationNames(own, names).find(({ operation }) => operation === ticket.operation);
  const namespace = api.prefixes[api.services[service]?.prefix ?? ''] ?? '';
  return (
    named && {
      file: serviceNames(service).file,
      constant: named.constant,
      request: named.request,
      module: names.moduleFile.get(namespace) ?? '',
      alias: names.moduleAlias.get(namespace) ?? '',
    }
  );
}

/** The description's member `ticket`; nothing where there are no tickets. */
export function ticketLines(
  { authentication }: EnvelopeApi,
  bound: BoundTicket | undefined,
  operation: LoginOperation | undefined,
): readonly string[] {
  const { ticket } = authentication;
  if (ticket === undefined || bound === undefined || operation === undefined) return [];
  const texts = (key: string, items: readonly string[]): string =>
    listed(`${key}: `, items.map(stringLiteral), ',', '    ', ARRAY);
  const { lifetime } = bound;
  const lines = [
    `operation: ${operation.constant},`,
    texts('from', bound.from),
    ...textLine('member', stringLiteral(ticket.member), '    '),
    ...(lifetime === undefined ? [] : textLine('lifetime', stringLiteral(lifetime), '    ')),
    `seconds: ${ticket.defaultLifetimeSeconds},`,
    ...textLine('credential', stringLiteral(ticket.credential), '    '),
    texts('replaces', ticket.replaces),
  ];
  return ['ticket: {', ...lines.map((line) => `  ${line}`), '},'];
}

/** The module `login.ts`; none for a release whose clients log in with credentials alone. */
export function emitLogin(
  bound: BoundTicket | undefined,
  operation: LoginOperation | undefined,
  origin: Origin,
): readonly EmittedFile[] {
  if (bound === undefined || operation === undefined || bound.logins.length === 0) return [];
  const { alias, module, request } = operation;
  const hasRefresh = bound.logins.some(({ oauth }) => oauth !== undefined);
  const view = {
    header: header(origin, ['api.json']),
    imports: [
      ...(hasRefresh
        ? [
            "import { refreshing } from './runtime/refresh.js';",
            "import type { RefreshOptions } from './runtime/refresh.js';",
          ]
        : []),
      `import type * as ${alias} from './${module}.js';`,
    ],
    logins: bound.logins.map((login) => loginView(login, `${alias}.${request}`)),
  };
  return [{ path: 'login.ts', text: render('login', view) }];
}

function loginView({ member, title, excludes, oauth }: Login, request: string): object {
  const reasons = Object.entries(excludes).flatMap(([name, why]) =>
    textLine(objectKey(name), stringLiteral(why), '      '),
  );
  const literal = stringLiteral(member);
  const name = `with${upperFirst(member)}`;
  const short = `more?: Partial<Omit<${request}, ${literal}>>`;
  const more = fits(`  ${short},`)
    ? short
    : `more?: Partial<\n    Omit<${request}, ${literal}>\n  >`;
  return {
    doc: docLines(
      `Logs in with ${title}, which is changed into a ticket that serves all calls until it ends:`,
      `give the result to \`createClient\` as \`login\`. \`more\` are further members of that request.`,
    ),
    signature: listed(`export function ${name}`, ['source: Source', more], ': Login {', '', CALL),
    memberLines: textLine('member', literal, '    '),
    excludes:
      reasons.length === 0
        ? ['excludes: {},']
        : ['excludes: {', ...reasons.map((line) => `  ${line}`), '},'],
    refresh:
      oauth === undefined
        ? []
        : [
            {
              signature: listed(
                `export function refreshed${upperFirst(member)}`,
                ['options: RefreshOptions'],
                ': Source {',
                '',
                CALL,
              ),
              doc: docLines(
                `Keeps ${title} fresh by its refresh token, and gives it to the login above.`,
                `It lives ${oauth.accessTokenSeconds / 86_400} days, an unused refresh token ${oauth.refreshTokenSeconds / 86_400}; scopes: ${oauth.scopes.join(' ')}.`,
              ),
              call: listed(
                'return refreshing',
                [stringLiteral(oauth.tokenEndpoint), 'options'],
                ';',
                '  ',
                CALL,
              ),
            },
          ],
  };
}

function docLines(...sentences: readonly string[]): readonly string[] {
  return sentences.flatMap((text) => commentLines(commentText(text)));
}
