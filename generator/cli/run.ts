/** From the words of the command line to an exit code: parse, configure, run, report. */
import { Diagnostics } from '../support/diagnostic.js';
import { version } from '../version.js';
import { parseArguments } from './arguments.js';
import type { Parsed } from './arguments.js';
import type { ExitCode } from './command.js';
import { commands } from './commands.js';
import { readConfig } from './config.js';
import type { Config } from './config.js';
import { helpFor } from './help.js';
import { Reporter } from './reporter.js';
import { Stop } from './stop.js';
import type { Terminal } from './terminal.js';

/** Exit code of a fault of our own, as sysexits.h has it; what is below a command may give a meaning to. */
const CRASH = 70;

export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const diagnostics = new Diagnostics();
  const reporter = new Reporter(terminal, diagnostics);
  let code: number;
  try {
    code = await execute(words, terminal, diagnostics, reporter);
  } catch (error) {
    if (!(error instanceof Stop)) return crash(error, words, terminal);
    code = 2;
  }
  reporter.finish();
  return code;
}

async function execute(
  words: readonly string[],
  terminal: Terminal,
  diagnostics: Diagnostics,
  reporter: Reporter,
): Promise<ExitCode> {
  const parsed = parseArguments(words, commands, diagnostics);
  if (parsed.wantsVersion) {
    terminal.out(`${version}\n`);
    return 0;
  }
  if (parsed.wantsHelp) {
    terminal.out(await helpFor(parsed, commands));
    return 0;
  }
  const config = readConfig(terminal.directory, diagnostics);
  const values = configured(parsed, config);
  reporter.configure(values, parsed.command);
  return parsed.command.run(values, parsed.positional, { terminal, diagnostics, reporter });
}

/** What the command line says wins over the config file; keys of other commands are left out. */
function configured(parsed: Parsed, config: Config): Readonly<Record<string, never>> {
  const values: Record<string, unknown> = {};
  const settings: Readonly<Record<string, unknown>> = { ...config };
  for (const [name, option] of Object.entries(parsed.command.options)) {
    const given = parsed.values[name] ?? settings[name];
    values[name] = option.kind === 'flag' ? given === true : given;
  }
  // The parser and the config's decoder gave every option a value of its kind.
  return values as Readonly<Record<string, never>>;
}

/** One line for what should never happen, and how to tell us; the stack only on request. */
function crash(error: unknown, words: readonly string[], terminal: Terminal): number {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [first = ''] = message.split('\n');
  terminal.error(
    `codegen ${version} failed: ${first}. This is a fault of the tool; please report it with the ` +
      'command line and the output of the same command with --verbose.\n',
  );
  if (words.includes('--verbose') && error instanceof Error) terminal.error(`${error.stack}\n`);
  return CRASH;
}
