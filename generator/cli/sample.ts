import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen sample NAME` */
export const sampleCommand: Command = defineCommand({
  name: 'sample',
  summary: 'print an example of an operation, element or type that the schemas allow',
  positional: { name: 'NAME', min: 1, max: 1 },
  findings: 'error',
  options: {
    as: {
      kind: 'choice',
      choices: ['xml', 'json', 'ts'],
      describe: 'as a document (the default), as JSON, or as a call of the generated client',
    },
    response: { kind: 'flag', describe: 'the response of the operation' },
    ...schemaOptions,
    ...reportOptions,
  },
  examples: [
    ['codegen sample {operation}', 'a request, as XML'],
    ['codegen sample {operation} --response --as json', 'what comes back, as JSON'],
    ['codegen sample {operation} --as ts', 'the call, in TypeScript'],
  ],
  run: async (args, [name = ''], context) => {
    expectShortRun();
    const { printSample } = await import('./sampling.js');
    const { schemas = DEFAULTS.schemas, as = 'xml' } = args;
    return printSample(name, { ...args, schemas, as }, context);
  },
});
