/** What may stand where a command line ends. Whoever presses a key wants no messages. */
import type { Command, Option } from './command.js';
import { knownMembers, knownNames } from './completion-names.js';
import type { KnownApi } from './completion-names.js';
import { DEFAULTS } from './options.js';

/** The command line up to the cursor, without the name of the program; nothing where something is wrong. */
export async function candidates(
  words: readonly string[],
  commands: readonly Command[],
): Promise<readonly string[]> {
  const current = words.at(-1) ?? '';
  try {
    const found = await all(words.slice(0, -1), current, commands);
    return found.filter((candidate) => candidate.startsWith(current));
  } catch {
    return [];
  }
}

async function all(
  before: readonly string[],
  current: string,
  commands: readonly Command[],
): Promise<readonly string[]> {
  const named = commands.find(({ name }) => name === before[0]);
  const command = named ?? commands[0];
  if (command === undefined) return [];
  const line = understood(command, named === undefined ? before : before.slice(1));
  if (line.open !== undefined) return valuesOf(line.open, command, line);
  if (current.startsWith('-')) return Object.keys(command.options).map((name) => `--${name}`);
  if (named === undefined) return before.length === 0 ? commands.map(({ name }) => name) : [];
  return positionals(command, line);
}

/** A command line as far as it goes. */
interface Line {
  readonly positional: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The option whose value comes next. */
  readonly open?: string;
}

function understood(command: Command, words: readonly string[]): Line {
  const positional: string[] = [];
  const values = new Map<string, readonly string[]>();
  let open: string | undefined;
  for (const word of words) {
    const [, name = '', value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const option: Option | undefined = command.options[name];
    if (open !== undefined) {
      values.set(open, [...(values.get(open) ?? []), word]);
      open = undefined;
    } else if (name === '') positional.push(word);
    else if (value !== undefined) values.set(name, [...(values.get(name) ?? []), value]);
    else if (option !== undefined && option.kind !== 'flag') open = name;
  }
  return { positional, values, ...(open !== undefined && { open }) };
}

/** The options whose values are names of members, and what is written behind these. */
const MEMBERS: ReadonlyMap<string, string> = new Map([
  ['set', '='],
  ['map', '='],
  ['output-columns', ''],
]);

async function valuesOf(name: string, command: Command, line: Line): Promise<readonly string[]> {
  const option = command.options[name];
  if (option?.kind === 'choice') return option.choices;
  const apis = await namesFor(line);
  switch (name) {
    case 'api':
      return apis.map((api) => api.name);
    case 'release':
      return [...new Set(apis.flatMap(({ releases }) => releases))];
    case 'describe':
    case 'operations':
      return meant(apis, line).flatMap(({ operations }) => operations);
  }
  const behind = MEMBERS.get(name);
  const operation = line.positional.at(-1);
  if (behind === undefined || operation === undefined) return [];
  const members = await knownMembers(schemasOf(line), meant(apis, line), operation);
  return members.map((member) => member + behind);
}

async function positionals(command: Command, line: Line): Promise<readonly string[]> {
  const { positional } = command;
  if (positional === undefined || line.positional.length >= positional.max) return [];
  if (!/OPERATION|^NAME$/.test(positional.name)) return [];
  const apis = await namesFor(line);
  const operations = meant(apis, line).flatMap((api) => api.operations);
  const takesApi = positional.name.includes('API') && line.positional.length === 0;
  return takesApi ? [...apis.map(({ name }) => name), ...operations] : operations;
}

/** The API that the line names, or all. */
function meant(apis: readonly KnownApi[], { positional, values }: Line): readonly KnownApi[] {
  const wanted = values.get('api')?.at(-1) ?? positional[0];
  const named = apis.filter(({ name }) => name === wanted);
  return named.length > 0 ? named : apis;
}

function namesFor(line: Line): Promise<readonly KnownApi[]> {
  return knownNames(schemasOf(line), line.values.get('release')?.at(-1));
}

function schemasOf({ values }: Line): readonly string[] {
  return values.get('schemas') ?? DEFAULTS.schemas;
}
