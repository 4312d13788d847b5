import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen validate FILE…` */
export const validateCommand: Command = defineCommand({
  name: 'validate',
  summary: 'judge documents by the schemas; exit 1 if one is invalid',
  positional: { name: 'FILE…', min: 1, max: Infinity },
  findings: 'out',
  options: {
    ...schemaOptions,
    tolerant: {
      kind: 'flag',
      describe: 'fail only on what a tolerant reader cannot read; the rest are warnings',
    },
    dialect: {
      kind: 'choice',
      choices: ['api', 'schema'],
      describe: "whether the API's own spellings are fine (api, the default), or only the schema's",
    },
    ...reportOptions,
  },
  examples: [
    ['codegen validate request.xml', 'every issue with file, line and column'],
    ['codegen validate --dialect schema *.xml', 'the literal verdict of the schemas'],
  ],
  run: async (args, files, context) => {
    expectShortRun();
    const { validateFiles } = await import('./validation.js');
    const { schemas = DEFAULTS.schemas } = args;
    return validateFiles(files, { ...args, schemas }, context);
  },
});
