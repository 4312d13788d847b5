/** Calls one operation, and prints what it says. */
import { openApi } from '../invoke/open.js';
import type {
  ConnectOptions,
  Failed,
  OpenApi,
  Preview,
  Session,
  Success,
} from '../invoke/model.js';
import type { Request } from '../request/model.js';
import { checkedEndpoint } from '../runtime/transport-url.js';
import { fieldPath, findingOfRequest } from './call-findings.js';
import { describeOperation, listOperations } from './call-list.js';
import { printResult } from './call-output.js';
import type { Output } from './call-output.js';
import { readRequest } from './call-request.js';
import type { RequestOptions } from './call-request.js';
import { openSubject } from './call-subject.js';
import type { Context, ExitCode } from './command.js';
import { knownAccounts, readAccounts } from './credentials.js';
import type { CredentialOptions } from './credentials.js';
import type { SchemaArguments } from './documents.js';
import { printable } from './frame.js';
import { stop } from './stop.js';
import { environment, interruption } from './terminal.js';

export interface CallOptions extends SchemaArguments, RequestOptions, CredentialOptions {
  readonly endpoint: string | undefined;
  readonly isDry: boolean;
  readonly output: Output;
  readonly strict: boolean;
  readonly timeout: string | undefined;
  readonly list: boolean;
  readonly describe: string | undefined;
}

export async function call(
  words: readonly string[],
  options: CallOptions,
  context: Context,
): Promise<ExitCode> {
  const { list, describe } = options;
  if (list) return listOperations(words, options, context);
  if (describe !== undefined) return describeOperation([...words, describe], options, context);
  const timeoutMs = millisecondsOf(options.timeout, context);
  refuseUnsafe(options.endpoint, context);
  const { compilation, set, operation } = openSubject(words, options, context);
  const { id } = operation;
  const open = await openApi(compilation, set, [id]);
  const callable = open.callables.get(id);
  if (callable === undefined) throw new Error(`${id} was asked for and not opened`);
  const request = await readRequest(open, callable, options, context);
  if (options.isDry) return preview(open, id, request, options, context);
  const [account] = await readAccounts(open, [id], options, context);
  if (account === undefined) throw new Error('there is no account');
  const { endpoint } = options;
  const { credentials } = account;
  const session = connected(
    open,
    { credentials, endpoint, timeoutMs, environment: environment() },
    context,
  );
  return carriedOut(session, open, id, request, options, context);
}

/** Milliseconds; undefined leaves it to the client. */
function millisecondsOf(text: string | undefined, { diagnostics }: Context): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(text) && seconds > 0) return seconds * 1000;
  return stop(diagnostics, 'CMD901', '--timeout: expected a number of seconds above 0');
}

export function refuseUnsafe(endpoint: string | undefined, { diagnostics }: Context): void {
  try {
    if (endpoint !== undefined) checkedEndpoint(endpoint);
  } catch {
    const expected = 'https, or http to this machine (localhost, 127.0.0.1, [::1])';
    stop(
      diagnostics,
      'CMD901',
      `--endpoint: expected a URL with ${expected}, without user information`,
    );
  }
}

function preview(
  open: OpenApi,
  id: string,
  request: Request,
  options: CallOptions,
  context: Context,
): ExitCode {
  const [credentials = {}] = knownAccounts(open, options, context);
  const { endpoint } = options;
  const make = (): Preview => open.preview(id, request, { credentials, endpoint });
  const { head, body } = usable(make, open, context);
  context.terminal.out(body === '' ? `${head}\n` : `${head}\n\n${body}`);
  return 0;
}

function connected(open: OpenApi, options: ConnectOptions, context: Context): Session {
  const { timeoutMs: deadlineMs } = options;
  return usable(() => open.connect({ ...options, deadlineMs }), open, context);
}

/** The client tells in its own words what it cannot use. */
export function usable<T>(make: () => T, { api }: OpenApi, { diagnostics }: Context): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const address = `the address is ${api.endpoint.url}`;
    return stop(diagnostics, 'CMD901', `${error.message}; ${address}`);
  }
}

async function carriedOut(
  session: Session,
  open: OpenApi,
  id: string,
  request: Request,
  { strict, output }: CallOptions,
  context: Context,
): Promise<ExitCode> {
  const outcome = await session.call(id, request, interruption());
  if (outcome.kind === 'failure') {
    reportFailure(open, outcome, context);
    return outcome.cause === 'abort' ? 130 : 1;
  }
  reportIssues(outcome, strict, context);
  context.terminal.out(printResult(open, id, outcome, output));
  return strict && outcome.issues.length > 0 ? 1 : 0;
}

function reportFailure({ api }: OpenApi, failure: Failed, { reporter }: Context): void {
  const { errorId, message, issues, subErrors = [] } = failure;
  const known = Object.hasOwn(api.errors, errorId) ? api.errors[errorId] : undefined;
  reporter.add({
    severity: 'error',
    code: 'CMD911',
    message: printable(message),
    detail: [
      ...(known ? [known.meaning] : []),
      ...subErrors.map((part) => [part.errorId, part.reason].filter(Boolean).join(' ')),
      ...issues.map(({ path, message: what }) => `${fieldPath(path)}: ${what}`),
    ],
    notes: [],
  });
}

function reportIssues({ issues }: Success, isStrict: boolean, { reporter }: Context): void {
  const severity = isStrict ? 'error' : 'warning';
  for (const issue of issues) reporter.add(findingOfRequest(issue, severity));
}
