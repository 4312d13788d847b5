/** What a run has come to, in numbers and in words. */
import type { FinalState, Journal, RunResult } from './model.js';

/** What stands in the input. */
export interface InputCounts {
  /** Rows that are sent, or were. */
  readonly requests: number;
  /** Rows that cannot be sent. */
  readonly rejected: number;
  readonly duplicates: number;
  /** Rows that a filter leaves out. */
  readonly filtered: number;
}

export interface Summary {
  readonly operation: string;
  readonly end: RunResult['end'];
  readonly input: InputCounts;
  /** Of all runs together. */
  readonly rows: Readonly<Record<FinalState | 'open', number>>;
  readonly sentInThisRun: number;
  /** How many rows failed with which error; empty where there was no error id. */
  readonly errors: Readonly<Record<string, number>>;
  /** Calls that count towards the limit of each account that was used. */
  readonly accounts: Readonly<Record<string, number>>;
  readonly files: readonly string[];
  /** Values that were saved before they were changed, and were empty. */
  readonly missing: number;
}

/** How many rows ended how, over all runs that the journal knows of. */
export function countStates(
  states: Journal['states'],
  requests: number,
): Pick<Summary, 'rows' | 'errors'> {
  const rows = { succeeded: 0, failed: 0, unknown: 0 };
  const errors: Record<string, number> = {};
  for (const state of states.values()) {
    if (state.kind !== 'final') continue;
    rows[state.state]++;
    const { errorId = '' } = state;
    if (state.state !== 'succeeded') errors[errorId] = (errors[errorId] ?? 0) + 1;
  }
  const open = requests - rows.succeeded - rows.failed - rows.unknown;
  return { rows: { ...rows, open }, errors };
}

/** Lines of text; `nameOf` gives what api.json calls an error. */
export function summaryLines(
  summary: Summary,
  nameOf: (errorId: string) => string | undefined,
): readonly string[] {
  const { operation, input, rows, errors, accounts, files, missing, sentInThisRun } = summary;
  const { succeeded, failed, unknown, open } = rows;
  const counts = [
    `${succeeded} succeeded`,
    `${failed} failed`,
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(open > 0 ? [`${open} not done`] : []),
  ].join(', ');
  const others = inputWords(input);
  const used = Object.entries(accounts).map(([name, calls]) => `${name} (${calls})`);
  const found = Object.entries(errors).map(([id, count]) => {
    const name = nameOf(id);
    return `${id === '' ? 'without an error id' : id}${name === undefined ? '' : ` ${name}`}: ${count}`;
  });
  return [
    `${operation}: ${input.requests} ${input.requests === 1 ? 'row' : 'rows'}: ${counts}`,
    ...(others === '' ? [] : [`  besides: ${others}`]),
    ...(sentInThisRun === input.requests ? [] : [`  in this run: ${sentInThisRun} came to an end`]),
    ...(found.length === 0 ? [] : [`  errors: ${found.join(', ')}`]),
    ...(used.length === 0 ? [] : [`  calls by account: ${used.join(', ')}`]),
    ...(files.length === 0
      ? []
      : [`  written, with the data of your rows, for your eyes alone: ${files.join(', ')}`]),
    ...(missing === 0
      ? []
      : [`  nothing stood in ${missing} places before, so that nothing can be put back there`]),
  ];
}

/** `2 rejected, 1 duplicate`; empty when there is nothing to tell. */
export function inputWords({ rejected, duplicates, filtered }: InputCounts): string {
  return [
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
    ...(duplicates > 0 ? [`${duplicates} that repeat another`] : []),
    ...(filtered > 0 ? [`${filtered} left out by --where`] : []),
  ].join(', ');
}
