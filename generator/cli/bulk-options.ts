/** The options of `codegen bulk`, read and checked. */
import { parseFilter } from '../table/filter.js';
import type { Filter } from '../table/filter.js';
import type { Encoding } from '../table/model.js';
import { quote } from '../support/text.js';
import type { Context } from './command.js';
import type { SchemaArguments } from './documents.js';
import { stop } from './stop.js';

/** As they stand on the command line. */
export interface BulkArguments extends SchemaArguments {
  readonly csv: string | undefined;
  readonly map: readonly string[] | undefined;
  readonly set: readonly string[] | undefined;
  readonly where: readonly string[] | undefined;
  readonly encoding: Encoding | undefined;
  readonly 'skip-invalid': boolean;
  readonly 'dry-run': boolean;
  readonly site: string | undefined;
  readonly credentials: string | undefined;
  readonly endpoint: string | undefined;
  readonly concurrency: string | undefined;
  readonly rate: string | undefined;
  readonly 'per-account': string | undefined;
  readonly journal: string | undefined;
  readonly success: string | undefined;
  readonly errors: string | undefined;
  readonly 'output-columns': readonly string[] | undefined;
  readonly 'undo-file': string | undefined;
  readonly plan: string | undefined;
  readonly apply: string | undefined;
  readonly 'retry-failed': boolean;
  readonly status: string | undefined;
}

export interface BulkOptions {
  readonly args: BulkArguments;
  readonly map: readonly (readonly [member: string, header: string])[];
  readonly filters: readonly Filter[];
  /** Members of the response, as the user named them. */
  readonly outputs: readonly string[];
  readonly concurrency: number;
  readonly perSecond: number | undefined;
  readonly callsPerAccount: number | undefined;
}

const CONCURRENCY = 8;
const MOST_CONCURRENCY = 100;

/** @throws TableError for a filter that is none */
export function bulkOptions(args: BulkArguments, context: Context): BulkOptions {
  refuseContradictions(args, context);
  return {
    args,
    map: (args.map ?? []).map((word) => pairOf(word, context)),
    filters: (args.where ?? []).map(parseFilter),
    outputs: (args['output-columns'] ?? []).flatMap((list) => list.split(',').filter(Boolean)),
    concurrency: wholeOf('concurrency', args.concurrency, MOST_CONCURRENCY, context) ?? CONCURRENCY,
    perSecond: rateOf(args.rate, context),
    callsPerAccount: wholeOf('per-account', args['per-account'], 1e9, context),
  };
}

/** Options that say nothing beside `--apply`, since the plan says it. */
const OF_TABLE = [
  'csv',
  'map',
  'set',
  'where',
  'encoding',
  'output-columns',
  'plan',
  'site',
  'endpoint',
  'release',
  'api',
] as const;

function refuseContradictions(args: BulkArguments, { diagnostics }: Context): void {
  const { csv, apply, plan } = args;
  const refuse = (message: string): never => stop(diagnostics, 'CMD901', message);
  if (apply !== undefined) {
    const other = OF_TABLE.find((name) => args[name] !== undefined);
    if (other !== undefined) refuse(`--apply does what the plan says: it goes without --${other}`);
  } else if (csv === undefined)
    refuse('which rows? name a table with --csv, or a plan with --apply');
  const modes = [
    plan !== undefined && '--plan',
    args['dry-run'] && '--dry-run',
    args['retry-failed'] && '--retry-failed',
  ];
  const [one, two] = modes.filter((mode) => mode !== false);
  if (one !== undefined && two !== undefined) refuse(`${one} goes without ${two}`);
  if (csv === '-' && args.set?.some((word) => word.endsWith('=@-')) === true) {
    refuse('--csv and --set cannot both read standard input');
  }
}

function pairOf(word: string, { diagnostics }: Context): readonly [string, string] {
  const at = word.indexOf('=');
  if (at > 0 && at < word.length - 1) return [word.slice(0, at), word.slice(at + 1)];
  return stop(diagnostics, 'CMD901', `--map: expected MEMBER=COLUMN, found ${quote(word)}`);
}

function wholeOf(
  name: string,
  text: string | undefined,
  most: number,
  { diagnostics }: Context,
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d{1,10}$/.test(text) && number >= 1 && number <= most) return number;
  const expected = `a whole number from 1 to ${most}`;
  return stop(diagnostics, 'CMD901', `--${name}: expected ${expected}, found ${quote(text)}`);
}

function rateOf(text: string | undefined, { diagnostics }: Context): number | undefined {
  if (text === undefined) return undefined;
  const rate = Number(text);
  if (/^\d{1,6}(?:\.\d{1,4})?$/.test(text) && rate > 0) return rate;
  const expected = 'a number of calls in a second, above 0';
  return stop(diagnostics, 'CMD901', `--rate: expected ${expected}, found ${quote(text)}`);
}
