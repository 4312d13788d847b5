import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen encode FILE` */
export const encodeCommand: Command = defineCommand({
  name: 'encode',
  summary: 'print the document that a JSON file stands for: the inverse of decode',
  positional: { name: 'FILE', min: 1, max: 1 },
  findings: 'error',
  options: { ...schemaOptions, ...reportOptions },
  examples: [
    ['codegen encode request.json', 'as XML that the schemas allow'],
    ['codegen decode request.xml | codegen encode -', 'there and back'],
  ],
  run: async (args, [file = '-'], context) => {
    expectShortRun();
    const { encodeFile } = await import('./conversion.js');
    const { schemas = DEFAULTS.schemas } = args;
    return encodeFile(file, { ...args, schemas }, context);
  },
});
