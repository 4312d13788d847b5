/** From schemas to the generated folder: what `codegen generate` and the library do. */
import { compile } from './compile.js';
import { filesOf } from './files.js';
import { openSchemas } from './load/workspace.js';
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
  if (target === undefined) return undefined;
  const compilation = compile(
    target.folder,
    target.release,
    options.operations,
    diagnostics,
    memory,
  );
  if (diagnostics.hasErrors) return undefined;
  const files = filesOf(compilation, options.operations, memory);
  if (diagnostics.hasErrors) return undefined;
  const written = writeFolder(options.out, target.folder.name, files, diagnostics);
  if (written === undefined) return undefined;
  const models = compilation.sets.map(({ model }) => model);
  return {
    ...written,
    api: target.folder.name,
    release: target.release.name,
    types: models.reduce((sum, { types }) => sum + types.size, 0),
    operations: models.reduce((sum, { operations }) => sum + operations.length, 0),
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
