/** Prints any stage of the generator as JSON. */
import { compile } from '../compile.js';
import type { CompiledSet } from '../compile.js';
import { openTarget } from '../generate.js';
import { loadRelease } from '../load/load.js';
import { explanationsOf } from '../name/name.js';
import type { Target } from '../target.js';
import type { Context, ExitCode } from './command.js';
import type { SchemaArguments } from './documents.js';
import { splitList } from './generate.js';
import { namedFolder } from './schemas.js';

export type Stage = 'documents' | 'schema' | 'model' | 'names';

export interface InspectOptions extends SchemaArguments {
  readonly operations?: readonly string[] | undefined;
}

export function inspect(stage: Stage, options: InspectOptions, context: Context): ExitCode {
  const { diagnostics, terminal } = context;
  context.reporter.folder = namedFolder(options.schemas);
  const operations = splitList(options.operations);
  const target = openTarget(options, operations, diagnostics);
  if (target === undefined) return 2;
  const sets = stageOf(stage, target, operations, context);
  // Normally there is one set, and nobody wants to look for it in a list.
  const shown = sets.length === 1 ? sets[0] : sets;
  terminal.out(`${JSON.stringify(shown, jsonable, 2)}\n`);
  return diagnostics.hasErrors ? 2 : 0;
}

function stageOf(
  stage: Stage,
  target: Target,
  operations: readonly string[] | undefined,
  { diagnostics }: Context,
): readonly unknown[] {
  if (stage === 'documents') return loadRelease(target.release, diagnostics);
  const { sets } = compile(target.folder, target.release, operations, diagnostics);
  switch (stage) {
    case 'schema':
      return sets.map(({ schema }: CompiledSet) => schema);
    case 'model':
      return sets.map(({ model }) => model);
    case 'names':
      return sets.map(({ model, names }) => ({
        ...names,
        explanations: explanationsOf(model, names),
      }));
  }
}

/** Maps and sets in the order in which they were filled. */
function jsonable(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}
