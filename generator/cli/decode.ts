import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen decode FILE` */
export const decodeCommand: Command = defineCommand({
  name: 'decode',
  summary: 'print a document as JSON; what is wrong with it goes to standard error',
  positional: { name: 'FILE', min: 1, max: 1 },
  findings: 'error',
  options: { ...schemaOptions, ...reportOptions },
  examples: [
    ['codegen decode reply.xml', 'the whole message, read tolerantly'],
    ['codegen decode - < reply.xml', 'from standard input'],
  ],
  run: async (args, [file = '-'], context) => {
    expectShortRun();
    const { decodeFile } = await import('./conversion.js');
    const { schemas = DEFAULTS.schemas } = args;
    return decodeFile(file, { ...args, schemas }, context);
  },
});
