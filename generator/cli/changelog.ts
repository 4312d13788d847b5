import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, differenceOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen changelog` */
export const changelogCommand: Command = defineCommand({
  name: 'changelog',
  summary: 'what each release changed, the newest first',
  findings: 'error',
  showsWarnings: true,
  options: {
    schemas: schemaOptions.schemas,
    api: schemaOptions.api,
    format: {
      kind: 'choice',
      choices: ['text', 'markdown', 'json', 'html'],
      describe: 'how the report is printed, to standard output',
    },
    ...differenceOptions,
  },
  examples: [
    ['codegen changelog --stat', 'a few lines for each release'],
    ['codegen changelog --format html > changelog.html', 'a page for the browser'],
  ],
  run: async (args, _positional, context) => {
    expectShortRun();
    const { runChangelog } = await import('./diffing.js');
    const { schemas = DEFAULTS.schemas, format = 'text' } = args;
    return runChangelog({ ...args, schemas, format, reader: 'tolerant' }, context);
  },
});
