/** Generates again whenever a schema changes, until the command is interrupted. */
import { watch as watchFolder } from 'node:fs';
import { compile } from '../compile.js';
import { filesOf } from '../files.js';
import { openTarget } from '../generate.js';
import type { GenerateOptions } from '../generate.js';
import { newMemory } from '../support/memory.js';
import type { Memory } from '../support/memory.js';
import { Diagnostics } from '../support/diagnostic.js';
import type { Context, ExitCode } from './command.js';
import { generateOnce } from './generation.js';
import { namedFolder } from './schemas.js';
import { interrupted } from './terminal.js';

/** Editors write a file in several steps; what follows this soon belongs together. */
const QUIET_MS = 15;
const WARM_UPS = 4;

export async function watch(options: GenerateOptions, context: Context): Promise<ExitCode> {
  const memory = newMemory();
  generateOnce(options, context, memory);
  context.reporter.finish();
  context.terminal.out('watching; end with Ctrl+C\n');
  setTimeout(() => warmUp(options, WARM_UPS), QUIET_MS);
  const folders = new Set(options.schemas.map((path) => namedFolder([path])));
  let timer: NodeJS.Timeout | undefined;
  const changed = (_event: string, file: string | null): void => {
    if (file !== null && !/\.(xsd|json)$/i.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => again(options, context, memory), QUIET_MS);
  };
  const watchers = [...folders].map((folder) => {
    return watchFolder(folder, { recursive: true }, changed);
  });
  await interrupted();
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  return 0;
}

/**
 * Code that has run a few times runs faster: the first change finds it so. Nothing is written, and
 * of the two runs the first makes everything, the second takes it over.
 */
function warmUp(options: GenerateOptions, times: number): void {
  const diagnostics = new Diagnostics();
  const target = openTarget(options, options.operations, diagnostics);
  if (target === undefined) return;
  const { folder, release } = target;
  const memory = newMemory();
  for (let run = 0; run < 2 && !diagnostics.hasErrors; run++) {
    const compilation = compile(folder, release, options.operations, diagnostics, memory);
    if (!diagnostics.hasErrors) filesOf(compilation, options.operations, memory);
  }
  if (times > 1) setTimeout(() => warmUp(options, times - 1), QUIET_MS);
}

/** An error of the schemas, or even of the tool, does not end the watch. */
function again(
  options: GenerateOptions,
  { terminal, reporter: first }: Context,
  memory: Memory,
): void {
  const diagnostics = new Diagnostics();
  const reporter = first.renewed(diagnostics);
  try {
    const generated = generateOnce(options, { terminal, diagnostics, reporter }, memory);
    for (const file of generated?.written ?? []) terminal.out(`  ${file}\n`);
  } catch (error) {
    terminal.error(`codegen failed: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  reporter.finish();
}
