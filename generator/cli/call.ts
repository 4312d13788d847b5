import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions, serverOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen call [API] OPERATION` */
export const callCommand: Command = defineCommand({
  name: 'call',
  summary: 'call an operation of a real or simulated server',
  positional: { name: '[API] OPERATION', min: 0, max: 2 },
  findings: 'error',
  options: {
    set: {
      kind: 'list',
      placeholder: 'MEMBER=VALUE',
      describe:
        'a member of the request; @- is a line of standard input, @FILE the text of a file, @@ an @',
    },
    json: {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'the request as JSON; - is standard input',
    },
    xml: { kind: 'text', placeholder: 'FILE', describe: 'the request as XML; - is standard input' },
    ...serverOptions,
    credentials: {
      kind: 'text',
      placeholder: 'FILE',
      describe:
        'JSON with credentials, of which the first are used; by default from the environment',
    },
    'dry-run': { kind: 'flag', describe: 'print the request, without secrets, and send nothing' },
    output: {
      kind: 'choice',
      choices: ['table', 'json', 'xml'],
      describe: 'how the result is printed, secrets included (default: table)',
    },
    strict: { kind: 'flag', describe: 'fail when the schemas do not allow the result' },
    timeout: {
      kind: 'text',
      placeholder: 'SECONDS',
      describe: 'for the whole call (default: 300)',
    },
    list: { kind: 'flag', describe: 'list the operations' },
    describe: {
      kind: 'text',
      placeholder: 'OPERATION',
      describe: 'list the members of its request, and what is known of it',
    },
    ...schemaOptions,
    ...reportOptions,
  },
  examples: [
    ['codegen call --list', 'what there is to call'],
    ['codegen call --describe {operation}', 'what it takes'],
    ['codegen call {operation} --set name=value --dry-run', 'the request, without sending it'],
    ['codegen call {api} {operation} --json request.json --output json', 'with JSON on both sides'],
  ],
  run: async (args, positional, context) => {
    expectShortRun();
    const { call } = await import('./calling.js');
    const { schemas = DEFAULTS.schemas, 'dry-run': isDry, output = 'table' } = args;
    return call(positional, { ...args, schemas, isDry, output }, context);
  },
});
