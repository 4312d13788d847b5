/** Plans: what is to be done is written down, and later done as it stands there. */
import type { PlanHead } from '../bulk/plan-lines.js';
import { readPlan, writePlan } from '../bulk/plan.js';
import type { Plan, PlannedRow } from '../bulk/plan.js';
import { openApi } from '../invoke/open.js';
import { findField } from '../request/find.js';
import type { CellProblem, ReadRow } from '../table/model.js';
import { callableIn, outputFields } from './bulk-input.js';
import type { Job } from './bulk-job.js';
import type { BulkArguments } from './bulk-options.js';
import { openSubject } from './call-subject.js';
import type { Context } from './command.js';
import { readDocument } from './documents.js';
import { memberPath } from './finding.js';
import { stop } from './stop.js';

/** @throws PlanError */
export async function jobOfPlan(
  file: string,
  words: readonly string[],
  args: BulkArguments,
  context: Context,
): Promise<Job> {
  const { diagnostics } = context;
  const plan = readPlan(await readDocument(file, context), file);
  const { api, release, operation, site, endpoint, header, delimiter, hasMark } = plan.head;
  if (words.length > 0) {
    stop(diagnostics, 'CMD901', '--apply does what the plan says: it goes without an operation');
  }
  const target = { ...args, api, release: release === '' ? undefined : release };
  const { compilation, set } = openSubject([operation], target, context);
  const open = await openApi(compilation, set, [operation]);
  const callable = callableIn(open, operation);
  return {
    open,
    callable,
    source: file,
    table: { header, delimiter, hasMark },
    notices: [],
    read: () => judged(plan, open, callable),
    columns: plan.head.columns.flatMap(({ header: name, path }) => {
      const found = findField(callable.fields, path);
      return found.kind === 'field' ? [{ header: name, field: found.field }] : [];
    }),
    outputs: outputFields(open, callable, plan.head.outputs, context),
    input: plan.hash,
    settings: '',
    target: { ...(site !== undefined && { site }), ...(endpoint !== undefined && { endpoint }) },
  };
}

/** Somebody may have changed a plan, or the rules: what is sent is always valid. */
function* judged(
  plan: Plan,
  { model }: Job['open'],
  { form, judge, advise }: Job['callable'],
): Generator<ReadRow> {
  for (const { row, request, place: line } of plan.rows(model, form)) {
    const problems: readonly CellProblem[] = [
      ...judge(request).map(({ path, message }) => ({
        line,
        message: `${memberPath(path)}: ${message}`,
      })),
      ...advise(request).map(({ path, message }) => ({ line, message: `${path}: ${message}` })),
    ];
    if (problems.length > 0) yield { kind: 'rejected', row, problems };
    else yield { kind: 'request', row, request };
  }
}

/** Gives how many rows the plan has. */
export function planJob(file: string, job: Job, args: BulkArguments): number {
  const { open, callable, table, columns, outputs, input } = job;
  const { site, endpoint } = args;
  const head: PlanHead = {
    kind: 'plan',
    version: 1,
    api: open.api.name,
    release: open.release,
    operation: callable.operation.id,
    ...(site !== undefined && { site }),
    ...(endpoint !== undefined && { endpoint }),
    input,
    header: table.header,
    delimiter: table.delimiter,
    hasMark: table.hasMark,
    columns: columns.map(({ header, field }) => ({ header, path: field.path })),
    outputs: outputs.map(({ path }) => path),
  };
  return writePlan(file, head, requestsOf(job.read()));
}

export function* requestsOf(rows: Iterable<ReadRow>): Generator<PlannedRow> {
  for (const read of rows) if (read.kind === 'request') yield read;
}
