/** Compares releases, prints the report, and decides whether the run fails. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readAllowances } from '../diff/allowances.js';
import type { Allowance } from '../diff/allowances.js';
import { changelog, diff } from '../diff/diff.js';
import { failingChanges } from '../diff/fail.js';
import type { FailOn, ReaderName } from '../diff/fail.js';
import type { Report } from '../diff/model.js';
import type { SideOptions } from '../diff/sides-model.js';
import { printReport } from '../report/print.js';
import type { ReportFormat } from '../report/print.js';
import { quote } from '../support/text.js';
import type { Context, ExitCode } from './command.js';
import { count } from './generation.js';
import { stop, Stop } from './stop.js';
import { endBetweenSteps, outputHasColor } from './terminal.js';

interface PrintOptions {
  readonly format: ReportFormat;
  readonly reader: ReaderName;
  readonly stat: boolean;
  readonly verbose: boolean;
}

export interface DiffArguments extends Omit<SideOptions, 'folders'>, PrintOptions {
  /** Path of the allow-list. */
  readonly allow: string | undefined;
  readonly failOn: FailOn | undefined;
  readonly project: string | undefined;
}

export async function runDiff(
  paths: readonly string[],
  args: DiffArguments,
  context: Context,
): Promise<ExitCode> {
  const { diagnostics, reporter } = context;
  const folders = foldersOf(paths, args, context);
  expectTextForStat(args, context);
  expectProject(args, context);
  const allow = args.allow === undefined ? [] : allowances(args.allow, context);
  // What git gives stands in a temporary folder, which is removed before a signal counts.
  endBetweenSteps();
  const report = await diff({ ...args, folders, allow }, diagnostics);
  if (report === undefined) return 2;
  print(report, args, context);
  const failing = args.failOn === undefined ? [] : failingChanges(report, args.failOn, args.reader);
  if (failing.length === 0) return 0;
  const line = `${count(failing.length, 'change')} to fail for (--fail-on ${args.failOn ?? ''})`;
  reporter.summarize(line, { failing: failing.map(({ id }) => id) });
  return 1;
}

export async function runChangelog(
  args: Pick<SideOptions, 'schemas' | 'api'> & PrintOptions,
  context: Context,
): Promise<ExitCode> {
  expectTextForStat(args, context);
  const report = await changelog(args, context.diagnostics);
  if (report === undefined) return 2;
  print(report, args, context);
  return 0;
}

/** The three ways to name what is compared exclude each other. */
function foldersOf(
  paths: readonly string[],
  { from, to, against }: DiffArguments,
  { diagnostics }: Context,
): readonly [string, string] | undefined {
  const [old, now] = paths;
  if (old === undefined) return undefined;
  if (now === undefined) {
    const message = `codegen diff needs two folders or none: what is '${old}' to be compared with?`;
    stop(diagnostics, 'CMD901', `${message} (a release is named with --from and --to)`);
  }
  const other = from ?? to ?? against;
  if (other === undefined) return [old, now];
  return stop(diagnostics, 'CMD901', 'two folders go without --from, --to and --against');
}

function expectTextForStat({ stat, format }: PrintOptions, { diagnostics }: Context): void {
  if (stat && format !== 'text') {
    stop(diagnostics, 'CMD901', `--stat is text: it goes without --format ${format}`);
  }
}

/** A wrong path is told in any case, also when nothing has changed that the project could use. */
function expectProject({ project }: DiffArguments, { terminal, diagnostics }: Context): void {
  if (project === undefined || existsSync(resolve(terminal.directory, project))) return;
  stop(diagnostics, 'CMD903', `--project: there is no file ${quote(project)}`);
}

function allowances(file: string, { terminal, diagnostics }: Context): readonly Allowance[] {
  let text: string;
  try {
    text = readFileSync(resolve(terminal.directory, file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return stop(diagnostics, 'CMD903', `--allow: ${reason}`);
  }
  const read = readAllowances(text, file, diagnostics);
  if (read === undefined) throw new Stop('the allow-list is wrong');
  return read;
}

function print(
  report: Report,
  { stat, format, reader, verbose }: PrintOptions,
  context: Context,
): void {
  const { terminal } = context;
  const options = {
    reader,
    isVerbose: verbose,
    hasColor: outputHasColor(terminal),
    columns: terminal.columns,
  };
  terminal.out(printReport(report, stat ? 'stat' : format, options));
}
