import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, differenceOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen diff` */
export const diffCommand: Command = defineCommand({
  name: 'diff',
  summary: 'what a release changes, for which operations, and what breaks; with proof',
  positional: { name: '[OLD NEW]', min: 0, max: 2 },
  findings: 'error',
  showsWarnings: true,
  options: {
    schemas: schemaOptions.schemas,
    api: schemaOptions.api,
    from: { kind: 'text', placeholder: 'R', describe: 'the old release (default: the one before)' },
    to: { kind: 'text', placeholder: 'R', describe: 'the new release (default: the newest)' },
    against: {
      kind: 'text',
      placeholder: 'git:REV[:PATH]',
      describe: 'compare the schemas with what they were at a revision of git',
    },
    reader: {
      kind: 'choice',
      choices: ['tolerant', 'strict'],
      describe: 'whose reading of responses counts (default: tolerant, as the client reads)',
    },
    'fail-on': {
      kind: 'choice',
      choices: ['breaking', 'warning', 'any'],
      describe:
        'exit 1 for such changes that an operation reaches and the allow-list does not have',
    },
    allow: {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'allow-list: { "allow": [{ "id", "reason", "expires" }] }',
    },
    project: {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'tsconfig.json of your own code: where it uses what changed',
    },
    format: {
      kind: 'choice',
      choices: ['text', 'markdown', 'json', 'html', 'github', 'sarif', 'junit'],
      describe: 'how the report is printed, to standard output',
    },
    ...differenceOptions,
  },
  examples: [
    ['codegen diff', 'the newest release against the one before it'],
    ['codegen diff --from {oldest} --to {newest} --fail-on breaking', 'two releases, for scripts'],
    ['codegen diff --against git:origin/main --format markdown', 'for a pull request'],
    ['codegen diff vendor/old vendor/new', 'two folders'],
  ],
  run: async (args, paths, context) => {
    expectShortRun();
    const { runDiff } = await import('./diffing.js');
    const { schemas = DEFAULTS.schemas, reader = 'tolerant', format = 'text' } = args;
    return runDiff(paths, { ...args, schemas, reader, format, failOn: args['fail-on'] }, context);
  },
});
