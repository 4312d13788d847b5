import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';
import { stop } from './stop.js';

/** `codegen adopt FOLDER --release R` */
export const adoptCommand: Command = defineCommand({
  name: 'adopt',
  summary: 'check what a vendor sent, compare it, and put it into the schemas as a release',
  positional: { name: 'FOLDER', min: 1, max: 1 },
  findings: 'error',
  showsWarnings: true,
  options: {
    release: { kind: 'text', placeholder: 'R', describe: 'how the new release is called' },
    schemas: schemaOptions.schemas,
    api: schemaOptions.api,
    verbose: reportOptions.verbose,
  },
  examples: [
    [
      'codegen adopt ~/Downloads/schemas --release 11.0',
      'as a release of its own, if it has no errors',
    ],
    ['codegen diff schemas/{api}/{newest} ~/Downloads/schemas', 'only compare, write nothing'],
  ],
  run: async (args, [folder = ''], context) => {
    const { schemas = DEFAULTS.schemas, release, api, verbose } = args;
    if (release === undefined) {
      stop(
        context.diagnostics,
        'CMD901',
        'codegen adopt needs --release R, the name of the release',
      );
    }
    expectShortRun();
    const { runAdopt } = await import('./adopting.js');
    return runAdopt({ schemas, api, folder, release }, verbose, context);
  },
});
