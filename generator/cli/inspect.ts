import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, operationsOption, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

const STAGES = ['documents', 'schema', 'model', 'names'] as const;

/** `codegen inspect --stage S` */
export const inspectCommand: Command = defineCommand({
  name: 'inspect',
  summary: 'print what a stage of the generator makes of the schemas, as JSON',
  findings: 'error',
  options: {
    stage: {
      kind: 'choice',
      choices: STAGES,
      describe: 'documents as read, schema as resolved, model (the default), names',
    },
    ...schemaOptions,
    ...operationsOption,
    ...reportOptions,
  },
  examples: [
    ['codegen inspect --stage schema', 'the component model'],
    ['codegen inspect --operations {operation}', 'the model of what one operation needs'],
  ],
  run: async (args, _positional, context) => {
    expectShortRun();
    const { inspect } = await import('./stages.js');
    const { schemas = DEFAULTS.schemas, stage = 'model' } = args;
    return inspect(stage, { ...args, schemas }, context);
  },
});
