import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, outOption, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen check` */
export const checkCommand: Command = defineCommand({
  name: 'check',
  summary: 'are the generated files what the schemas give? exit 1 if not',
  findings: 'out',
  options: {
    schemas: schemaOptions.schemas,
    ...outOption,
    api: { kind: 'text', placeholder: 'NAME', describe: 'only the folder of this API' },
    ...reportOptions,
  },
  examples: [
    ['codegen check', 'all of ./generated, as each manifest says it was generated'],
    ['codegen check --format github', 'annotations for GitHub Actions'],
  ],
  run: async (args, _positional, context) => {
    expectShortRun();
    const { runCheck } = await import('./drift.js');
    const { schemas = DEFAULTS.schemas, out = DEFAULTS.out, api } = args;
    return runCheck({ schemas, out, api }, context);
  },
});
