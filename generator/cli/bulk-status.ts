/** How far a run is, by its journal alone. */
import { JournalError } from '../bulk/journal-error.js';
import { lockHolder } from '../bulk/lock.js';
import { readStatus } from '../bulk/status.js';
import type { JournalStatus } from '../bulk/status.js';
import type { Context, ExitCode } from './command.js';
import { stop } from './stop.js';

/** 0 when all rows that it knows of have succeeded, 1 otherwise. */
export async function printStatus(file: string, context: Context): Promise<ExitCode> {
  const { reporter } = context;
  const status = await statusIn(file, context);
  const { head, counts, pending, open, errors, calls, last } = status;
  const holder = lockHolder(file);
  const at = last === undefined ? undefined : new Date(last).toISOString();
  const lines = [
    `${head.operation} (${[head.api, head.release].filter(Boolean).join(' ')}): ${counts.succeeded} succeeded, ${counts.failed} failed, ${counts.unknown} unknown`,
    ...(pending.length === 0 ? [] : [`  sent, with no answer yet: ${lineWords(pending)}`]),
    ...(open.length === 0 ? [] : [`  to be sent again: ${lineWords(open)}`]),
    ...entryLine(
      'errors',
      errors,
      (id, count) => `${id === '' ? 'without an error id' : id}: ${count}`,
    ),
    ...entryLine('calls by account', calls, (name, { count }) => `${name} (${count})`),
    ...(at === undefined ? [] : [`  last entry: ${at}`]),
    holder === undefined ? '  no run is at work' : `  process ${holder.pid} is at work`,
  ];
  reporter.summarize(lines.join('\n'), {
    ...head,
    counts,
    pending,
    open,
    errors: Object.fromEntries(errors),
    accounts: Object.fromEntries(calls),
    last: at,
    process: holder?.pid,
  });
  const isFine = counts.failed + counts.unknown + pending.length + open.length === 0;
  return isFine ? 0 : 1;
}

async function statusIn(file: string, { diagnostics }: Context): Promise<JournalStatus> {
  try {
    return await readStatus(file);
  } catch (error) {
    if (error instanceof JournalError)
      return stop(diagnostics, 'CMD923', error.message, error.help);
    return stop(diagnostics, 'CMD903', error instanceof Error ? error.message : String(error));
  }
}

function entryLine<T>(
  title: string,
  entries: ReadonlyMap<string, T>,
  show: (key: string, value: T) => string,
): readonly string[] {
  if (entries.size === 0) return [];
  return [`  ${title}: ${[...entries].map(([key, value]) => show(key, value)).join(', ')}`];
}

/** `lines 3, 7 and 120 more`. */
function lineWords(lines: readonly number[]): string {
  const shown = lines.slice(0, 10).join(', ');
  const rest = lines.length - 10;
  return `line${lines.length === 1 ? '' : 's'} ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}
