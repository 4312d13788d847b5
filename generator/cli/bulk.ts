import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions, serverOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen bulk [API] OPERATION` */
export const bulkCommand: Command = defineCommand({
  name: 'bulk',
  summary: 'call an operation for each row of a table; safe to stop, goes on where it was',
  positional: { name: '[API] OPERATION', min: 0, max: 2 },
  findings: 'out',
  options: {
    csv: { kind: 'text', placeholder: 'FILE', describe: 'the table; - is standard input' },
    map: {
      kind: 'list',
      placeholder: 'MEMBER=COLUMN',
      describe: 'which column is a member; a header that names one needs no mapping',
    },
    set: {
      kind: 'list',
      placeholder: 'MEMBER=VALUE',
      describe:
        'the same for all rows; @- is a line of standard input, @FILE the text of a file, @@ an @',
    },
    where: {
      kind: 'list',
      placeholder: 'COLUMN=TEXT',
      describe: 'only rows with this text in the column, or with another one: COLUMN!=TEXT',
    },
    encoding: {
      kind: 'choice',
      choices: ['utf-8', 'utf-16le', 'utf-16be', 'latin1', 'windows-1252'],
      describe: 'of the table (default: utf-8, or what its mark says)',
    },
    'skip-invalid': {
      kind: 'flag',
      describe: 'send the other rows when some are wrong; these go among the errors',
    },
    'dry-run': {
      kind: 'flag',
      describe: 'check all rows, show the first request without secrets, and send nothing',
    },
    ...serverOptions,
    credentials: {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'JSON with the credentials of one account, or of several in a list',
    },
    concurrency: { kind: 'text', placeholder: 'N', describe: 'calls at once (default: 8)' },
    rate: { kind: 'text', placeholder: 'N', describe: 'calls in a second at most' },
    'per-account': {
      kind: 'text',
      placeholder: 'N',
      describe: 'calls with one account at most (default: what api.json says)',
    },
    journal: {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'what was done, without any data (default: beside the table)',
    },
    success: { kind: 'text', placeholder: 'FILE', describe: 'table of the rows that succeeded' },
    errors: { kind: 'text', placeholder: 'FILE', describe: 'table of the others, with reasons' },
    'output-columns': {
      kind: 'list',
      placeholder: 'MEMBERS',
      describe: 'members of the response that go into the table of successes, such as a,b.c',
    },
    'undo-file': {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'save what is there before it is changed, as a table to put it back with',
    },
    plan: {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'write what would be sent, and send nothing',
    },
    apply: { kind: 'text', placeholder: 'FILE', describe: 'send what a plan says' },
    'retry-failed': { kind: 'flag', describe: 'try the rows again that had failed' },
    status: { kind: 'text', placeholder: 'JOURNAL', describe: 'how far a run is' },
    ...schemaOptions,
    ...reportOptions,
  },
  examples: [
    ['codegen bulk {operation} --csv rows.csv --dry-run', 'check every row, send nothing'],
    [
      'codegen bulk {operation} --csv rows.csv --map name=Column --credentials accounts.json',
      'send them; the same command goes on after an interruption',
    ],
    ['codegen bulk {operation} --csv rows.csv --plan rows.plan', 'write down what would be sent'],
    ['codegen bulk --apply rows.plan', 'send exactly that'],
    ['codegen bulk --status rows.csv.{operation}.journal', 'how far it is'],
  ],
  run: async (args, positional, context) => {
    expectShortRun();
    const { runBulkCommand } = await import('./bulk-command.js');
    return runBulkCommand(
      positional,
      { ...args, schemas: args.schemas ?? DEFAULTS.schemas },
      context,
    );
  },
});
