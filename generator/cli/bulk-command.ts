/** `codegen bulk` from its options to an exit code. */
import { JournalError } from '../bulk/journal-error.js';
import { OutputError } from '../bulk/output-error.js';
import { PlanError } from '../bulk/plan-lines.js';
import { summaryLines } from '../bulk/summary.js';
import { UndoError } from '../bulk/undo.js';
import { TableError } from '../table/model.js';
import { connectAll } from './bulk-accounts.js';
import { checkedWords, checkRows } from './bulk-check.js';
import type { Checked } from './bulk-check.js';
import { bulkFiles } from './bulk-files.js';
import { jobOfTable } from './bulk-input.js';
import type { Job } from './bulk-job.js';
import { bulkOptions } from './bulk-options.js';
import type { BulkArguments, BulkOptions } from './bulk-options.js';
import { jobOfPlan, planJob } from './bulk-planned.js';
import { runRows } from './bulk-running.js';
import type { Ended } from './bulk-running.js';
import { printStatus } from './bulk-status.js';
import { refuseUnsafe, usable } from './calling.js';
import type { Context, ExitCode } from './command.js';
import { knownAccounts, readAccounts } from './credentials.js';
import type { NamedAccount } from './credentials.js';
import { count } from './generation.js';
import { stop, Stop } from './stop.js';
import { interruption } from './terminal.js';

export async function runBulkCommand(
  words: readonly string[],
  args: BulkArguments,
  context: Context,
): Promise<ExitCode> {
  if (args.status !== undefined) return printStatus(args.status, context);
  try {
    return await runWith(words, args, context);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !(error instanceof Error)) throw error;
    const help = 'help' in error && typeof error.help === 'string' ? error.help : undefined;
    return stop(context.diagnostics, code, error.message, help);
  }
}

async function runWith(
  words: readonly string[],
  args: BulkArguments,
  context: Context,
): Promise<ExitCode> {
  const options = bulkOptions(args, context);
  refuseUnsafe(args.endpoint, context);
  const job =
    args.apply === undefined
      ? await jobOfTable(words, options, context)
      : await jobOfPlan(args.apply, words, args, context);
  const checked = checkRows(job, args['skip-invalid'] ? 'warning' : 'error', context);
  const { requests, rejected } = checked.input;
  if (rejected > 0 && !args['skip-invalid']) {
    const line = `nothing was sent: ${checkedWords(checked.input)}; correct them, or leave them out with --skip-invalid`;
    context.reporter.summarize(line, { ...checked.input });
    throw new Stop('rows were rejected');
  }
  if (requests === 0) {
    const message = `there is no row to send: ${checkedWords(checked.input)}`;
    stop(context.diagnostics, 'CMD921', message);
  }
  if (args['dry-run']) return preview(job, checked, options, context);
  if (args.plan !== undefined) return plan(args.plan, job, args, context);
  return run(job, checked, options, context);
}

function preview(
  job: Job,
  { input, first = {} }: Checked,
  options: BulkOptions,
  context: Context,
): ExitCode {
  const { open, callable } = job;
  const { args } = options;
  const target = { ...args, ...job.target };
  const [credentials = {}] = knownAccounts(open, target, context);
  const { head, body } = usable(
    () => open.preview(callable.operation.id, first, { credentials, endpoint: target.endpoint }),
    open,
    context,
  );
  const { reporter, terminal } = context;
  const words = `nothing was sent: ${checkedWords(input)}`;
  if (!reporter.isJson) terminal.out(body === '' ? `${head}\n` : `${head}\n\n${body}\n`);
  reporter.summarize(words, { ...input, request: { head, body } });
  return 0;
}

function plan(file: string, job: Job, args: BulkArguments, { reporter }: Context): ExitCode {
  const rows = planJob(file, job, args);
  const line = `${file}: ${count(rows, 'row')} planned, nothing was sent; it holds the data of your rows, and only you can read it`;
  reporter.summarize(line, { rows, file });
  return 0;
}

async function run(
  job: Job,
  checked: Checked,
  options: BulkOptions,
  context: Context,
): Promise<ExitCode> {
  const { open, callable } = job;
  const target = { ...options.args, ...job.target };
  const operations = [...open.callables.keys()];
  const named = await readAccounts(open, operations, target, context);
  const { endpoint } = target;
  const { concurrency } = options;
  const ended = await runRows(
    {
      job,
      checked,
      accounts: connectAll(open, named, { endpoint, concurrency }, context),
      target: JSON.stringify([endpoint, placeOf(job, named, context)]),
      files: bulkFiles(options.args, callable.operation.id, context),
      options,
      finish: interruption(),
    },
    context,
  );
  return tell(job, ended, context);
}

/** What stands in the address; the same for all accounts, since a row is sent with any of them. */
function placeOf(
  { open }: Job,
  accounts: readonly NamedAccount[],
  { diagnostics }: Context,
): readonly string[] {
  const places = accounts.map(({ credentials }) =>
    open.placeholders.map((name) => credentials[name] ?? ''),
  );
  const [first = []] = places;
  const other = places.find((place) => place.join() !== first.join());
  if (other === undefined) return first;
  const message = `the accounts belong to different places: ${first.join()} and ${other.join()}`;
  return stop(diagnostics, 'CMD908', message, 'make a run for each of them');
}

function tell({ open }: Job, { result, summary }: Ended, { reporter }: Context): ExitCode {
  const { errors, operations } = open.api;
  const lines = summaryLines(summary, (id) =>
    Object.hasOwn(errors, id) ? errors[id]?.name : undefined,
  );
  const { advice } = operations.accounts?.wall ?? {};
  const ends = {
    done: [],
    limited: [
      '  no account is left that may make calls: the same command goes on later, or with more accounts',
      ...(advice === undefined ? [] : [`  ${advice}`]),
    ],
    interrupted: ['  interrupted: the same command goes on'],
    refused: ['  no account is accepted: correct the credentials; the same command goes on'],
  };
  reporter.summarize([...lines, ...ends[result.end]].join('\n'), summary);
  switch (result.end) {
    case 'done':
      return summary.rows.failed + summary.rows.unknown + summary.input.rejected > 0 ? 1 : 0;
    case 'limited':
      return 3;
    case 'interrupted':
      return 130;
    case 'refused':
      return 2;
  }
}

function codeOf(error: unknown): 'CMD921' | 'CMD923' | 'CMD924' | undefined {
  if (error instanceof TableError) return 'CMD921';
  if (error instanceof JournalError) return 'CMD923';
  if (error instanceof OutputError || error instanceof PlanError) return 'CMD924';
  if (error instanceof UndoError) return 'CMD924';
  const isSystemError = error instanceof Error && 'code' in error && 'syscall' in error;
  return isSystemError ? 'CMD924' : undefined;
}
