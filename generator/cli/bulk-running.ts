/** Sends the rows: journal and tables are opened, accounts checked, and all is told at the end. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as timeout } from 'node:timers/promises';
import { openJournal } from '../bulk/journal.js';
import { takeLock } from '../bulk/lock.js';
import type { BulkClock, FinalState, Journal, Run, RunResult } from '../bulk/model.js';
import { outputHeaders, outputRows } from '../bulk/output-columns.js';
import { recording } from '../bulk/recording.js';
import { errorColumn } from '../bulk/report-layout.js';
import { openReports } from '../bulk/reports.js';
import type { Reports } from '../bulk/reports.js';
import { reopenFailed } from '../bulk/retry.js';
import { runBulk } from '../bulk/run.js';
import { countStates } from '../bulk/summary.js';
import type { Summary } from '../bulk/summary.js';
import { openUndo } from '../bulk/undo.js';
import type { Undo } from '../bulk/undo.js';
import type { Outcome } from '../invoke/model.js';
import type { Row } from '../table/model.js';
import { checkAccounts, wallOf } from './bulk-accounts.js';
import type { Member } from './bulk-accounts.js';
import type { Checked } from './bulk-check.js';
import type { BulkFiles } from './bulk-files.js';
import type { Job } from './bulk-job.js';
import { lookUpOf } from './bulk-lookup.js';
import type { BulkOptions } from './bulk-options.js';
import { requestsOf } from './bulk-planned.js';
import { progressOn } from './bulk-progress.js';
import type { Context } from './command.js';
import { stop } from './stop.js';

export interface Running {
  readonly job: Job;
  readonly checked: Checked;
  readonly accounts: readonly Member[];
  /** Where the accounts are at home: the site, or another endpoint. */
  readonly target: string;
  readonly files: BulkFiles;
  readonly options: BulkOptions;
  readonly finish: AbortSignal;
}

export interface Ended {
  readonly result: RunResult;
  readonly summary: Summary;
}

/** @throws JournalError, OutputError, UndoError, Error of the file system */
export async function runRows(running: Running, context: Context): Promise<Ended> {
  const { files, options } = running;
  const isResumed = existsSync(files.journal);
  if (!isResumed && options.args['retry-failed']) {
    const message = `--retry-failed: there is no journal ${files.journal}`;
    stop(context.diagnostics, 'CMD923', message, 'run the command without it first');
  }
  const lock = takeLock(files.journal);
  try {
    const journal = await openJournal(files.journal, headOf(running));
    try {
      return await runWith(journal, isResumed, running, context);
    } finally {
      await journal.close();
    }
  } finally {
    lock.release();
  }
}

function headOf({ job, target }: Running): Journal['head'] {
  const { open, callable, input, settings } = job;
  return {
    version: 1,
    api: open.api.name,
    release: open.release,
    operation: callable.operation.id,
    input,
    settings: createHash('sha256')
      .update(JSON.stringify([settings, target]))
      .digest('hex'),
  };
}

async function runWith(
  journal: Journal,
  isResumed: boolean,
  running: Running,
  context: Context,
): Promise<Ended> {
  const { job, checked, accounts, files, options, finish } = running;
  if (options.args['retry-failed']) await reopenFailed(journal, Date.now());
  const { requests } = checked.input;
  const { open: toDo } = countStates(journal.states, requests).rows;
  if (toDo > 0) {
    try {
      await checkAccounts(job.open, accounts, finish, context);
    } catch (error) {
      // Nothing was begun that a later run would go on with.
      if (!isResumed) rmSync(files.journal);
      throw error;
    }
  }
  const reports = openReports({
    table: job.table,
    successFile: files.success,
    errorsFile: files.errors,
    errorName: errorColumn(job.open.api),
    outputs: outputHeaders(job.outputs),
    sentAs: new Map(job.columns.map(({ header, field }) => [header, field.path])),
    states: journal.states,
    isResumed,
    rows: job.read(),
  });
  const undo = undoOf(running, isResumed, context);
  const progress = progressOn(context.terminal, { rows: toDo, now: Date.now });
  const first = (): void => progress.say(FINISHING);
  finish.addEventListener('abort', first, { once: true });
  const recorded = recording(
    () => requestsOf(job.read()),
    accounts,
    journal,
    writerOf(reports, running),
  );
  try {
    const result = await runBulk({
      ...recorded,
      ...rulesOf(running, undo),
      onEvent: (event) => {
        if (event.kind === 'account') progress.say(`${event.account} ${STATES[event.state]}`);
        else progress.tell(event);
      },
      finish,
    });
    return { result, summary: summaryOf(result, journal, undo, running) };
  } finally {
    finish.removeEventListener('abort', first);
    progress.end();
    reports.close();
    undo?.close();
  }
}

const FINISHING = 'finishing the calls that are under way; again to stop at once';

const STATES = {
  walled: 'has met the limit on its calls; the next account takes over',
  refused: 'is not accepted any more; the next account takes over',
  'used-up': 'has made as many calls as one account may; the next account takes over',
} as const;

const CLOCK: BulkClock = {
  now: Date.now,
  sleep: (milliseconds, signal) => timeout(milliseconds, undefined, { signal }),
};

type Rules = Omit<Run, 'rows' | 'accounts' | 'journal' | 'onEvent' | 'finish'>;

function rulesOf({ job, accounts, options }: Running, undo: Undo | undefined): Rules {
  const { open, callable } = job;
  const { concurrency, perSecond, callsPerAccount } = options;
  const { wall } = open.api.operations.accounts ?? {};
  return {
    operation: callable.operation.id,
    concurrency,
    perSecond,
    callsPerAccount: callsPerAccount ?? (callable.counts ? wall?.calls : undefined),
    wall: callable.counts ? wallOf(open, accounts) : undefined,
    isRepeatable: callable.isRepeatable,
    lookUp: lookUpOf(open, callable),
    before: undo?.save,
    // A second signal ends the process: what was under way is settled by the next run.
    halt: new AbortController().signal,
    clock: CLOCK,
  };
}

function undoOf(
  { job, files }: Running,
  isResumed: boolean,
  { diagnostics }: Context,
): Undo | undefined {
  const { undo: file } = files;
  if (file === undefined) return undefined;
  const { read, operation } = job.callable;
  if (read === undefined) {
    const message = `--undo-file: no operation is known that reads what ${operation.id} changes`;
    return stop(diagnostics, 'CMD901', message);
  }
  return openUndo({ file, style: job.table, columns: job.columns, read, isResumed });
}

function writerOf(
  reports: Reports,
  { job }: Running,
): (row: Row, state: FinalState, outcome: Outcome | undefined) => void {
  return (row, state, outcome) => {
    if (state === 'succeeded') {
      const isRead = outcome?.kind === 'success' && job.outputs.length > 0;
      reports.succeeded(row, isRead ? outputRows(outcome.value, job.outputs) : []);
    } else if (outcome?.kind === 'failure') {
      const { errorId, reason, message } = outcome;
      reports.failed(row, { errorId, reason: reason === '' ? message : reason });
    } else reports.failed(row, { errorId: '', reason: 'it is not known what became of it' });
  };
}

function summaryOf(
  result: RunResult,
  journal: Journal,
  undo: Undo | undefined,
  { job, checked, files }: Running,
): Summary {
  const { succeeded, failed, unknown } = result.counts;
  const used = [...journal.calls].filter(([, { count }]) => count > 0);
  return {
    operation: job.callable.operation.id,
    end: result.end,
    input: checked.input,
    ...countStates(journal.states, checked.input.requests),
    sentInThisRun: succeeded + failed + unknown,
    accounts: Object.fromEntries(used.map(([name, { count }]) => [name, count])),
    files: [files.success, files.errors, ...(undo && files.undo !== undefined ? [files.undo] : [])],
    missing: undo?.missing() ?? 0,
  };
}
