import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, operationsOption, outOption, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen generate`, which is also what `codegen` alone does. */
export const generateCommand: Command = defineCommand({
  name: 'generate',
  summary: 'generate the typed client (the default command)',
  findings: 'out',
  showsWarnings: true,
  options: {
    ...schemaOptions,
    ...outOption,
    ...operationsOption,
    watch: { kind: 'flag', describe: 'generate again whenever a schema changes' },
    ...reportOptions,
  },
  examples: [
    ['codegen', 'everything in ./schemas, into ./generated'],
    ['codegen --operations {operation}', 'only what this operation needs'],
    ['codegen --watch', 'again after each change of a schema'],
  ],
  run: async (args, _positional, context) => {
    if (!args.watch) expectShortRun();
    const { generateOnce } = await import('./generation.js');
    const options = {
      ...args,
      schemas: args.schemas ?? DEFAULTS.schemas,
      out: args.out ?? DEFAULTS.out,
      operations: splitList(args.operations),
    };
    if (!args.watch) return generateOnce(options, context) === undefined ? 2 : 0;
    const { watch } = await import('./watch.js');
    return watch(options, context);
  },
});

/** `a,b` and two options mean the same. */
export function splitList(values: readonly string[] | undefined): readonly string[] | undefined {
  return values?.flatMap((value) => value.split(',').map((part) => part.trim())).filter(Boolean);
}
