import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';

/** `codegen mock` */
export const mockCommand: Command = defineCommand({
  name: 'mock',
  summary: 'serve every operation on this machine, simulated or with samples',
  findings: 'error',
  options: {
    ...schemaOptions,
    port: { kind: 'text', placeholder: 'N', describe: 'where to listen (default: 8080; 0: any)' },
    seed: { kind: 'text', placeholder: 'N', describe: 'of the random numbers (default: 1)' },
    state: {
      kind: 'text',
      placeholder: 'FILE',
      describe: 'keep the state in this file, which is made when it is not there',
    },
    strict: { kind: 'flag', describe: 'refuse requests that the schemas refuse' },
    force: {
      kind: 'list',
      placeholder: 'OUTCOME',
      describe:
        'errorId=…, latency=MS, server=…, drop=before|after, truncate, html=N or status=N, with operation=… and times=N',
    },
    proxy: {
      kind: 'text',
      placeholder: 'URL',
      describe: 'let a real endpoint answer, and tell where it deviates from the schemas',
    },
    ...reportOptions,
  },
  examples: [
    ['codegen mock', 'all operations of the newest release, on port 8080'],
    ["codegen mock --force 'operation={operation}; drop=after; times=1'", 'lose an answer once'],
    ['codegen mock --proxy https://example.com/xml', 'check a real endpoint'],
  ],
  run: async (args, _positional, context) => {
    const { serve } = await import('./serving.js');
    return serve({ ...args, schemas: args.schemas ?? DEFAULTS.schemas }, context);
  },
});
