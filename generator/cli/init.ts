import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { CONFIG } from './config.js';
import { DEFAULTS } from './options.js';
import { stop } from './stop.js';

/** `codegen init`: a config file with the defaults, never over one that exists. */
export const initCommand: Command = defineCommand({
  name: 'init',
  summary: `write ${CONFIG}`,
  findings: 'out',
  options: {},
  examples: [['codegen init', `${CONFIG} with the defaults, to be changed`]],
  run: async (_args, _positional, { terminal, diagnostics }) => {
    const path = join(terminal.directory, CONFIG);
    if (existsSync(path))
      stop(diagnostics, 'CMD902', `${CONFIG} exists already; it stays as it is`);
    const config = {
      $schema: './node_modules/xml-api-codegen/docs/config.schema.json',
      schemas: DEFAULTS.schemas,
      out: DEFAULTS.out,
    };
    writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx' });
    const next = existsSync(join(terminal.directory, 'schemas'))
      ? 'codegen generate'
      : 'put the schemas into ./schemas/<api>/<release>/, then codegen generate';
    terminal.out(`${CONFIG} written. Next: ${next}\n`);
    return 0;
  },
});
