/** Which operation of which API the words of a command mean. */
import { compile } from '../compile.js';
import type { Compilation, CompiledSet } from '../compile.js';
import type { Operation } from '../ir/model.js';
import { openSchemas } from '../load/workspace.js';
import { selectOperations } from '../selection.js';
import { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import type { Target } from '../target.js';
import type { Context } from './command.js';
import { openCompilation } from './documents.js';
import type { SchemaArguments } from './documents.js';
import { stop, stopOnErrors, Stop } from './stop.js';

export interface Subject {
  readonly compilation: Compilation;
  readonly set: CompiledSet;
  readonly operation: Operation;
}

/** `[API] OPERATION`, the API also by its option. Stops when there is no such operation. */
export function openSubject(
  words: readonly string[],
  args: SchemaArguments,
  context: Context,
): Subject {
  const { diagnostics } = context;
  const [first, second] = words;
  const name = second ?? first;
  if (name === undefined) {
    const help = 'codegen call --list shows what there is';
    return stop(diagnostics, 'CMD901', 'which operation? none is named', help);
  }
  if (second === undefined) refuseApiAlone(name, args, context);
  const api = second === undefined ? undefined : first;
  const known: string[] = [];
  const has = (target: Target): boolean => {
    const ids = operationsOf(target);
    known.push(...ids);
    return ids.includes(name);
  };
  let compilation: Compilation;
  try {
    compilation = openCompilation(withApi(args, api, context), has, context);
  } catch (error) {
    const guess = known.includes(name) ? undefined : closest(name, known);
    const message = `no operation is called ${quote(name)}; did you mean '${guess}'?`;
    if (error instanceof Stop && guess !== undefined)
      diagnostics.error('CMD905', undefined, message);
    throw error;
  }
  for (const set of compilation.sets) {
    const operation = set.model.operations.find(({ id }) => id === name);
    if (operation !== undefined) return { compilation, set, operation };
  }
  const operations = compilation.sets.flatMap(({ model }) => model.operations);
  selectOperations(operations, [name], diagnostics);
  stopOnErrors(diagnostics);
  return stop(diagnostics, 'CMD905', `expected one operation, found the pattern ${quote(name)}`);
}

/** The API that a word in front names; it must not contradict the option. */
export function withApi(
  args: SchemaArguments,
  word: string | undefined,
  { diagnostics }: Context,
): SchemaArguments {
  const { api } = args;
  if (word === undefined) return args;
  if (api !== undefined && api !== word)
    stop(diagnostics, 'CMD901', `${quote(word)} and --api ${quote(api)} contradict each other`);
  return { ...args, api: word };
}

function refuseApiAlone(name: string, args: SchemaArguments, { diagnostics }: Context): void {
  const { apis } = openSchemas(args.schemas, new Diagnostics());
  if (!apis.some((api) => api.name === name)) return;
  diagnostics.error('CMD901', undefined, `${quote(name)} is an API; name an operation behind it`, {
    help: `codegen call ${name} --list shows them`,
  });
  throw new Stop('no operation');
}

function operationsOf({ folder, release }: Target): readonly string[] {
  const { sets } = compile(folder, release, undefined, new Diagnostics());
  return sets.flatMap(({ model }) => model.operations.map(({ id }) => id));
}
