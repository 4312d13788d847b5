/** What a command is to the command line: its options as data, and a function that runs it. */
import type { Diagnostics } from '../support/diagnostic.js';
import type { Reporter, Reporting } from './reporter.js';
import type { Terminal } from './terminal.js';

export type Option =
  | { readonly kind: 'flag'; readonly describe: string }
  | { readonly kind: 'text'; readonly describe: string; readonly placeholder: string }
  | { readonly kind: 'list'; readonly describe: string; readonly placeholder: string }
  | { readonly kind: 'choice'; readonly describe: string; readonly choices: readonly string[] };

export type Options = Readonly<Record<string, Option>>;

export type ValueOf<O extends Option> = O extends { readonly kind: 'flag' }
  ? boolean
  : O extends { readonly kind: 'list' }
    ? readonly string[] | undefined
    : O extends { readonly kind: 'choice'; readonly choices: readonly (infer Choice)[] }
      ? Choice | undefined
      : string | undefined;

export type Arguments<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

export interface Context {
  readonly terminal: Terminal;
  readonly diagnostics: Diagnostics;
  readonly reporter: Reporter;
}

/**
 * 0 fine, 1 findings, 2 wrong usage or input, 130 interrupted; 3 is a command's own, and 70 a fault of
 * the tool.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export interface CommandDefinition<O extends Options> extends Reporting {
  readonly name: string;
  readonly summary: string;
  /** How the positional arguments are called, how many there must be and may be. */
  readonly positional?: { readonly name: string; readonly min: number; readonly max: number };
  readonly options: O;
  /** `{operation}`, `{element}`, `{type}`, `{api}`, `{oldest}` and `{newest}` are replaced with names from the schemas at hand. */
  readonly examples: readonly (readonly [commandLine: string, explanation: string])[];
  readonly run: (
    args: Arguments<O>,
    positional: readonly string[],
    context: Context,
  ) => Promise<ExitCode>;
}

export type Command = CommandDefinition<Options>;

/** Checks a definition against its own options, and forgets their types. */
export function defineCommand<const O extends Options>(definition: CommandDefinition<O>): Command {
  // Sound: arguments.ts reads exactly the options of the command whose `run` it calls.
  return definition as unknown as Command;
}
