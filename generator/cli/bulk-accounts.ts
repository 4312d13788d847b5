/** The accounts of a run: their clients, and whether each may do what it is there for. */
import { responseFields } from '../bulk/output-columns.js';
import { memberText } from '../bulk/member-text.js';
import type { Account, WallRule } from '../bulk/model.js';
import type { OpenApi, Outcome } from '../invoke/model.js';
import { findField } from '../request/find.js';
import type { Request } from '../request/model.js';
import { usable } from './calling.js';
import type { Context } from './command.js';
import type { NamedAccount } from './credentials.js';
import { printable } from './frame.js';
import { stop, Stop } from './stop.js';
import { environment } from './terminal.js';

export interface Member extends Account {
  /** What the operation that checks it is asked. */
  readonly checked: Request;
}

export interface ConnectionOptions {
  readonly endpoint: string | undefined;
  readonly concurrency: number;
}

export function connectAll(
  open: OpenApi,
  accounts: readonly NamedAccount[],
  { endpoint, concurrency }: ConnectionOptions,
  context: Context,
): readonly Member[] {
  const { by = {} } = open.api.operations.accounts?.check ?? {};
  const twice = accounts.find(({ name }, index) => {
    return accounts.findIndex((other) => other.name === name) < index;
  });
  if (twice !== undefined) {
    stop(context.diagnostics, 'CMD908', `the account ${printable(twice.name)} is given twice`);
  }
  return accounts.map(({ name, credentials }) => ({
    name,
    session: usable(
      () => open.connect({ credentials, endpoint, concurrency, environment: environment() }),
      open,
      context,
    ),
    checked: Object.fromEntries(
      Object.entries(by).map(([member, credential]) => [member, credentials[credential]]),
    ),
  }));
}

/** Stops when an account does not do, after all were looked at. */
export async function checkAccounts(
  open: OpenApi,
  accounts: readonly Member[],
  signal: AbortSignal,
  context: Context,
): Promise<void> {
  const check = open.api.operations.accounts?.check;
  if (check === undefined || !open.callables.has(check.operation)) return;
  const faults = await Promise.all(
    accounts.map(async ({ name, session, checked }) => {
      const fault = faultIn(open, await session.call(check.operation, checked, signal));
      return fault === undefined ? [] : [{ name, ...fault }];
    }),
  );
  // Whoever interrupts the command has no fault to mend.
  if (signal.aborted) return;
  for (const { name, message, help } of faults.flat()) {
    context.diagnostics.error('CMD922', undefined, printable(`${name}: ${message}`), { help });
  }
  if (faults.flat().length > 0) throw new Stop('an account does not do');
}

function faultIn(
  { api, model, callables }: OpenApi,
  outcome: Outcome,
): { readonly message: string; readonly help: string } | undefined {
  const check = api.operations.accounts?.check;
  const operation = check && callables.get(check.operation)?.operation;
  if (check === undefined || operation === undefined) return undefined;
  if (outcome.kind === 'failure') {
    const { message, known, cause } = outcome;
    const help =
      known === undefined && cause !== 'api'
        ? 'nothing was sent but this; run the same command again when the server can be reached'
        : `nothing was sent but this; check the credentials, or: ${check.advice}`;
    return { message: `${check.operation} failed: ${message}`, help };
  }
  const fields = responseFields(model, api, operation);
  for (const [name, expected] of Object.entries(check.expect)) {
    const found = findField(fields, name);
    if (found.kind !== 'field') continue;
    const text = memberText(outcome.value, found.field);
    if (text === expected) continue;
    const what = text === '' ? 'absent' : text;
    return {
      message: `${found.field.path} is ${what}, expected ${expected}`,
      help: `nothing was sent but this; ${check.advice}`,
    };
  }
  return undefined;
}

/** How a limit on the calls of an account is told from credentials that are wrong. */
export function wallOf(
  { api, callables }: OpenApi,
  accounts: readonly Member[],
): WallRule | undefined {
  const { wall, check } = api.operations.accounts ?? {};
  if (wall === undefined) return undefined;
  return {
    error: wall.error,
    after: wall.after,
    probe: async ({ name }, signal) => {
      const member = accounts.find((account) => account.name === name);
      // Without an operation to ask, the limit is the likelier reason of an account that has worked.
      if (member === undefined || check === undefined || !callables.has(check.operation))
        return true;
      const outcome = await member.session.call(check.operation, member.checked, signal);
      return outcome.kind === 'success' || outcome.errorId !== wall.error;
    },
  };
}
