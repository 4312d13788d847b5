/** A table of the user's and the options around it, as what is to be done. */
import { createHash } from 'node:crypto';
import { responseFields } from '../bulk/output-columns.js';
import { addedColumns, errorColumn } from '../bulk/report-layout.js';
import { openApi } from '../invoke/open.js';
import type { Callable, OpenApi } from '../invoke/model.js';
import { findField } from '../request/find.js';
import type { Field } from '../request/model.js';
import { resolveColumns } from '../table/columns.js';
import type { Columns } from '../table/columns.js';
import { readTable } from '../table/read.js';
import { readRequests } from '../table/requests.js';
import type { Job } from './bulk-job.js';
import type { BulkOptions } from './bulk-options.js';
import { openSubject } from './call-subject.js';
import { readTexts } from './call-values.js';
import type { Context } from './command.js';
import { readDocument } from './documents.js';
import { stop } from './stop.js';

type Pair = readonly [member: string, text: string];

/** @throws TableError */
export async function jobOfTable(
  words: readonly string[],
  options: BulkOptions,
  context: Context,
): Promise<Job> {
  const { args, filters } = options;
  const { compilation, set, operation } = openSubject(words, args, context);
  const file = args.csv ?? '-';
  const shown = file === '-' ? 'standard input' : file;
  const table = readTable(await readDocument(file, context), shown, { encoding: args.encoding });
  const open = await openApi(compilation, set, [operation.id]);
  const callable = callableIn(open, operation.id);
  const constants = await constantsOf(callable, options, context);
  const columns = resolveColumns(open.model, table, callable.fields, {
    operation: operation.id,
    map: options.map,
    set: constants,
    ignored: addedColumns(table, errorColumn(open.api)),
  });
  const identity = identityOf(callable);
  return {
    open,
    callable,
    source: shown,
    table,
    notices: columns.notices,
    read: (onNotice) =>
      readRequests(table, columns, {
        model: open.model,
        fields: callable.fields,
        judge: callable.judge,
        advise: callable.advise,
        filters,
        identity,
        changes: callable.read !== undefined,
        ...(onNotice && { onNotice }),
      }),
    columns: [
      ...columns.columns.map(({ index, field }) => ({ header: table.header[index] ?? '', field })),
      ...columns.constants.map(({ field }) => ({ header: field.path, field })),
    ],
    outputs: outputFields(open, callable, options.outputs, context),
    input: table.hash,
    settings: settingsOf(columns, options),
  };
}

export function callableIn({ callables }: OpenApi, id: string): Callable {
  const callable = callables.get(id);
  if (callable === undefined) throw new Error(`${id} was asked for and not opened`);
  return callable;
}

/** Members of the response by the names that the user gave. */
export function outputFields(
  { model, api }: OpenApi,
  { operation }: Callable,
  names: readonly string[],
  { diagnostics }: Context,
): readonly Field[] {
  if (names.length === 0) return [];
  const fields = responseFields(model, api, operation);
  return names.map((name) => {
    const found = findField(fields, name);
    if (found.kind === 'field') return found.field;
    const message = `--output-columns, of the response of ${operation.id}: ${found.problem.message}`;
    return stop(diagnostics, 'CMD905', message);
  });
}

async function constantsOf(
  { fields }: Callable,
  { args }: BulkOptions,
  context: Context,
): Promise<readonly Pair[]> {
  const isSecret = (name: string): boolean => {
    const found = findField(fields, name);
    return found.kind !== 'field' || found.field.secret;
  };
  const texts = await readTexts(args.set ?? [], isSecret, context);
  for (const { name, isOpen } of texts) {
    if (!isOpen || !isSecret(name)) continue;
    context.reporter.add({
      severity: 'warning',
      code: 'CMD910',
      message: `a secret stands on the command line, where others see it; give ${name}=@- and the value on standard input`,
      notes: [],
    });
  }
  return texts.map(({ name, text }) => [name, text]);
}

/** What says which thing a row is about: what another operation would find it by, or its place. */
function identityOf({ read, lookup, form }: Callable): readonly string[] {
  const places = form.parameters.filter(({ required }) => required).map(({ name }) => name);
  return read?.by ?? lookup?.by ?? places;
}

/**
 * Of what besides the table decides what is sent. Secret texts are left out: a short one could be
 * found by trying all.
 */
function settingsOf({ columns, constants }: Columns, { filters }: BulkOptions): string {
  const secret = new Set(columns.flatMap(({ header, field }) => (field.secret ? [header] : [])));
  const settings = {
    columns: columns.map(({ index, field }) => [index, field.path]),
    constants: constants
      .map(({ field, text }) => [field.path, field.secret ? '' : text])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    filters: filters.map((filter) =>
      secret.has(filter.column) ? { ...filter, text: '' } : filter,
    ),
  };
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex');
}
