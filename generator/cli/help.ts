/** The help of the command and of each of its commands; examples name what the schemas have. */
import type { Command, Option } from './command.js';
import type { Parsed } from './arguments.js';
import { exampleNames } from './example-names.js';

export async function helpFor(parsed: Parsed, commands: readonly Command[]): Promise<string> {
  const own = await commandHelp(parsed.command, parsed);
  const lines = parsed.isNamed ? own : [...overview(commands), ...own.slice(3), '', ...CLOSING];
  return `${lines.join('\n')}\n`;
}

function overview(commands: readonly Command[]): readonly string[] {
  return [
    'codegen: typed clients from XML schemas',
    '',
    'Usage: codegen [COMMAND] [OPTIONS]',
    '',
    'Commands:',
    ...table(commands.map(({ name, summary }) => [name, summary])),
  ];
}

const CLOSING = [
  'codegen COMMAND --help shows the options of a command, with examples.',
  'codegen.config.json may hold options that would be repeated; codegen init writes one.',
  'Exit codes: 0 fine, 1 findings, 2 wrong usage or input, 70 a fault of the tool.',
] as const;

async function commandHelp(command: Command, parsed: Parsed): Promise<readonly string[]> {
  const { name, summary, positional, options, examples } = command;
  const words = positional === undefined ? '' : ` ${positional.name}`;
  const rows = Object.entries(options).map(([key, option]): readonly [string, string] => [
    `--${key}${placeholder(option)}`,
    option.describe,
  ]);
  const names = await exampleNames(parsed.values);
  const shown = examples.map(([line, text]): readonly [string, string] => [
    fill(line, names),
    text,
  ]);
  return [
    `codegen ${name}: ${summary}`,
    '',
    `Usage: codegen ${name}${words} [OPTIONS]`,
    '',
    'Options:',
    ...table(rows),
    '',
    'Examples:',
    ...table(shown),
  ];
}

function placeholder(option: Option): string {
  switch (option.kind) {
    case 'flag':
      return '';
    case 'text':
    case 'list':
      return ` ${option.placeholder}`;
    case 'choice':
      return ` ${option.choices.join('|')}`;
  }
}

function fill(line: string, names: Readonly<Record<string, string>>): string {
  return line.replace(/\{(\w+)\}/g, (_whole, name: string) => names[name] ?? name.toUpperCase());
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
