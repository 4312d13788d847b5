/** From schemas to the generated folder: what `codegen generate` and the library do. */
import { compile } from './compile.js';
import type { Compilation } from './compile.js';
import { filesOf } from './files.js';
import { openSchemas } from './load/workspace.js';
import type { OutputFile } from './output/files.js';
import type { Memory } from './support/memory.js';
import { writeFolder } from './output/write.js';
import type { Written } from './output/write.js';
import { Diagnostics } from './support/diagnostic.js';
import { chooseTarget } from './target.js';
import type { Target, Wish } from './target.js';

export interface GenerateOptions extends Wish {
  /** Folder with schemas, or .xsd files. */
  readonly schemas: readonly string[];
  /** The API's folder is created in it. */
  readonly out: string;
  /** Operations or patterns such as `ep.*`; everything when absent. */
  readonly operations?: readonly string[] | undefined;
}

export interface Generated extends Written {
  readonly api: string;
  readonly release: string;
  readonly types: number;
  readonly operations: number;
}

/** Undefined after an error was reported, and then nothing was written. */
export function generate(
  options: GenerateOptions,
  diagnostics: Diagnostics,
  memory?: Memory,
): Generated | undefined {
  const target = openTarget(options, options.operations, diagnostics);
  const prepared = target && prepare(target, options, diagnostics, memory);
  return prepared && write(prepared, options.out, diagnostics);
}

/** Every API, where nothing says which one is meant; after an error of one nothing is written. */
export function generateAll(
  options: GenerateOptions,
  diagnostics: Diagnostics,
  memoryOf: (api: string) => Memory | undefined = () => undefined,
): readonly Generated[] | undefined {
  const targets = openTargets(options, diagnostics);
  const prepared = targets.flatMap((target) => {
    const memory = memoryOf(target.folder.name);
    return prepare(target, options, diagnostics, memory) ?? [];
  });
  if (diagnostics.hasErrors) return undefined;
  const all = prepared.flatMap((each) => write(each, options.out, diagnostics) ?? []);
  return diagnostics.hasErrors ? undefined : all;
}

/** One, or all APIs in their newest release where the options name none and nothing that one has. */
export function openTargets(
  options: Omit<GenerateOptions, 'out'>,
  diagnostics: Diagnostics,
): readonly Target[] {
  const { schemas, api, release, operations } = options;
  if (api === undefined && release === undefined && operations === undefined) {
    const { apis } = openSchemas(schemas, diagnostics);
    if (diagnostics.hasErrors) return [];
    const targets = apis.flatMap((folder) => {
      const newest = folder.releases.at(-1);
      return newest === undefined ? [] : [{ folder, release: newest }];
    });
    if (targets.length > 1) return targets;
  }
  const target = openTarget(options, operations, diagnostics);
  return target === undefined ? [] : [target];
}

interface Prepared {
  readonly compilation: Compilation;
  readonly files: readonly OutputFile[];
}

function prepare(
  { folder, release }: Target,
  { operations }: GenerateOptions,
  diagnostics: Diagnostics,
  memory: Memory | undefined,
): Prepared | undefined {
  const compilation = compile(folder, release, operations, diagnostics, memory);
  if (diagnostics.hasErrors) return undefined;
  const files = filesOf(compilation, operations, memory);
  return diagnostics.hasErrors ? undefined : { compilation, files };
}

function write(
  { compilation, files }: Prepared,
  out: string,
  diagnostics: Diagnostics,
): Generated | undefined {
  const { folder, release, sets } = compilation;
  const written = writeFolder(out, folder.name, files, diagnostics);
  if (written === undefined) return undefined;
  return {
    ...written,
    api: folder.name,
    release: release.name,
    types: sets.reduce((sum, { model }) => sum + model.types.size, 0),
    operations: sets.reduce((sum, { model }) => sum + model.operations.length, 0),
  };
}

/** The API and release that the options mean; of several APIs the one with the operations. */
export function openTarget(
  options: Wish & { readonly schemas: readonly string[] },
  operations: readonly string[] | undefined,
  diagnostics: Diagnostics,
): Target | undefined {
  const workspace = openSchemas(options.schemas, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const has = operations && ((target: Target) => hasOperations(target, operations));
  return chooseTarget(workspace, options, has, diagnostics);
}

/** Tried with diagnostics of its own: an API that lacks them is no error as long as another has them. */
function hasOperations(target: Target, operations: readonly string[]): boolean {
  const trial = new Diagnostics();
  compile(target.folder, target.release, operations, trial);
  return !trial.hasErrors;
}
