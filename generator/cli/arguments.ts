/** Reads the command line: the only importer of yargs, whose parser starts four times as fast alone. */
import { Parser } from 'yargs/helpers';
import { closest } from '../support/suggest.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Command, Option } from './command.js';
import { stop } from './stop.js';

export interface Parsed {
  readonly command: Command;
  /** False when the command is only the default. */
  readonly isNamed: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly positional: readonly string[];
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
}

const GLOBAL: Readonly<Record<string, Option>> = {
  help: { kind: 'flag', describe: 'show help' },
  version: { kind: 'flag', describe: 'show the version' },
};

/** Nothing is guessed: `--a.b`, `--no-x`, `-abc` and numbers stay what was typed. */
const PARSER = {
  'camel-case-expansion': false,
  'dot-notation': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'boolean-negation': false,
  'short-option-groups': false,
  'greedy-arrays': false,
};

/** The command that the arguments name, the first of `commands` when they name none. */
export function parseArguments(
  words: readonly string[],
  commands: readonly Command[],
  diagnostics: Diagnostics,
): Parsed {
  const named = commands.find((command) => command.name === words[0]);
  const command = named ?? commands[0];
  if (command === undefined) throw new Error('there is no command');
  const rest = named === undefined ? words : words.slice(1);
  const { _: positional, ...given } = parse(command, rest);
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, lastUnlessList(command, name, value)]),
  );
  const others = positional.map(String);
  const wantsHelp = values['help'] === true || values['h'] === true;
  const wantsVersion = values['version'] === true;
  if (!wantsHelp && !wantsVersion) {
    refuseUnknown(command, values, diagnostics);
    const stray = others[command.positional?.max ?? 0];
    if (stray !== undefined) refuseStray(stray, named, commands, diagnostics);
    if (others.length < (command.positional?.min ?? 0)) {
      stop(diagnostics, 'CMD901', `codegen ${command.name} needs ${command.positional?.name}`);
    }
  }
  const isNamed = named !== undefined;
  return { command, isNamed, values, positional: others, wantsHelp, wantsVersion };
}

function parse(command: Command, words: readonly string[]): ReturnType<typeof Parser> {
  const options = Object.entries({ ...command.options, ...GLOBAL });
  const named = (...kinds: readonly Option['kind'][]): string[] =>
    options.flatMap(([name, { kind }]) => (kinds.includes(kind) ? [name] : []));
  return Parser([...withDash(words, named('text', 'list'))], {
    configuration: PARSER,
    alias: { help: ['h'] },
    boolean: named('flag'),
    string: named('text', 'choice', 'list'),
    array: named('list'),
  });
}

/** `--option -` is standard input; the parser would take the `-` for an argument of its own. */
function withDash(words: readonly string[], names: readonly string[]): readonly string[] {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  return words.flatMap((word, index) => {
    if (index >= end) return [word];
    if (word === '-' && names.includes(optionOf(words[index - 1]))) return [];
    return words[index + 1] === '-' && names.includes(optionOf(word)) ? [`${word}=-`] : [word];
  });
}

function optionOf(word = ''): string {
  return word.startsWith('--') ? word.slice(2) : '';
}

/** A repeated option counts once, the last time; a list collects. */
function lastUnlessList(command: Command, name: string, value: unknown): unknown {
  return command.options[name]?.kind === 'list' || !Array.isArray(value) ? value : value.at(-1);
}

function refuseUnknown(
  command: Command,
  values: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostics,
): void {
  const known = Object.keys({ ...command.options, ...GLOBAL });
  for (const [name, value] of Object.entries(values)) {
    const option = command.options[name];
    if (option === undefined && !(name in GLOBAL) && name !== 'h') {
      const guess = closest(name, known);
      const help = guess === undefined ? `see codegen ${command.name} --help` : undefined;
      const suffix = guess === undefined ? '' : `; did you mean --${guess}?`;
      stop(diagnostics, 'CMD901', `unknown option --${name}${suffix}`, help);
    }
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (option !== undefined && option.kind !== 'flag' && texts.includes('')) {
      stop(diagnostics, 'CMD901', `--${name} needs a value`);
    }
    if (option?.kind === 'choice' && value !== undefined && !option.choices.includes(`${value}`)) {
      const expected = option.choices.join(', ');
      stop(diagnostics, 'CMD901', `--${name} is one of ${expected}, not '${String(value)}'`);
    }
  }
}

function refuseStray(
  word: string,
  named: Command | undefined,
  commands: readonly Command[],
  diagnostics: Diagnostics,
): never {
  if (named !== undefined) stop(diagnostics, 'CMD901', `'${word}' is one argument too many`);
  const names = commands.map((command) => command.name);
  const guess = closest(word, names);
  const suffix = guess === undefined ? '' : `; did you mean 'codegen ${guess}'?`;
  const help = guess === undefined ? `the commands are ${names.join(', ')}` : undefined;
  stop(diagnostics, 'CMD901', `unknown command '${word}'${suffix}`, help);
}
