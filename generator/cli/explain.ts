import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen explain NAME` */
export const explainCommand: Command = defineCommand({
  name: 'explain',
  summary: 'where a generated name comes from, or what a name of the schemas became',
  positional: { name: 'NAME', min: 1, max: 1 },
  findings: 'error',
  options: { ...schemaOptions, ...reportOptions },
  examples: [
    ['codegen explain {operation}', 'an operation: its types, function and file'],
    ['codegen explain {type}', 'a type, by its XML name or its TypeScript name'],
  ],
  run: async (args, [name = ''], context) => {
    expectShortRun();
    const { explainName } = await import('./explanation.js');
    const { schemas = DEFAULTS.schemas } = args;
    return explainName(name, { ...args, schemas }, context);
  },
});
