/** Generates again whenever a schema changes, until the command is interrupted. */
import { compile } from '../compile.js';
import { filesOf } from '../files.js';
import { openTargets } from '../generate.js';
import type { GenerateOptions } from '../generate.js';
import { newMemories } from '../support/memory.js';
import type { Memory } from '../support/memory.js';
import { Diagnostics } from '../support/diagnostic.js';
import type { Context, ExitCode } from './command.js';
import { generateOnce } from './generation.js';
import { QUIET_MS, watchSchemas } from './schema-watch.js';
import { interrupted } from './terminal.js';

const WARM_UPS = 4;

export async function watch(options: GenerateOptions, context: Context): Promise<ExitCode> {
  const memoryOf = newMemories();
  generateOnce(options, context, memoryOf);
  context.reporter.finish();
  context.terminal.out('watching; end with Ctrl+C\n');
  setTimeout(() => warmUp(options, WARM_UPS), QUIET_MS);
  const close = watchSchemas(options.schemas, () => again(options, context, memoryOf));
  await interrupted();
  close();
  return 0;
}

/**
 * Code that has run a few times runs faster: the first change finds it so. Nothing is written, and
 * of the two runs the first makes everything, the second takes it over.
 */
function warmUp(options: GenerateOptions, times: number): void {
  const diagnostics = new Diagnostics();
  const targets = openTargets(options, diagnostics);
  if (targets.length === 0) return;
  const { operations } = options;
  const memoryOf = newMemories();
  for (const { folder, release } of [...targets, ...targets]) {
    const memory = memoryOf(folder.name);
    const compilation = compile(folder, release, operations, diagnostics, memory);
    if (diagnostics.hasErrors) return;
    filesOf(compilation, operations, memory);
  }
  if (times > 1) setTimeout(() => warmUp(options, times - 1), QUIET_MS);
}

/** An error of the schemas, or even of the tool, does not end the watch. */
function again(
  options: GenerateOptions,
  { terminal, reporter: first }: Context,
  memoryOf: (api: string) => Memory,
): void {
  const diagnostics = new Diagnostics();
  const reporter = first.renewed(diagnostics);
  try {
    const generated = generateOnce(options, { terminal, diagnostics, reporter }, memoryOf);
    for (const { written } of generated ?? [])
      for (const file of written) terminal.out(`  ${file}\n`);
  } catch (error) {
    terminal.error(`codegen failed: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  reporter.finish();
}
