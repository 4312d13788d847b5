import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { DEFAULTS, reportOptions, schemaOptions } from './options.js';
import { expectShortRun } from './short-run.js';

/** `codegen docs` */
export const docsCommand: Command = defineCommand({
  name: 'docs',
  summary: 'make a reference of operations and types, with diagrams, samples and search',
  findings: 'out',
  options: {
    ...schemaOptions,
    out: {
      kind: 'text',
      placeholder: 'DIR',
      describe: 'folder of the pages, which need no server; of a diagram its file (default: -)',
    },
    compare: {
      kind: 'text',
      placeholder: 'R0',
      describe: 'mark what is new, changed and removed since this release',
    },
    serve: {
      kind: 'flag',
      describe: 'serve the pages on this machine, and load them again when a schema changes',
    },
    port: { kind: 'text', placeholder: 'N', describe: 'where to serve (default: 8080; 0: any)' },
    diagram: {
      kind: 'text',
      placeholder: 'NAME',
      describe: 'draw the diagram of this operation, element or type alone, as SVG',
    },
    ...reportOptions,
  },
  examples: [
    ['codegen docs --api {api} --out site', 'open site/index.html, or copy it to a web server'],
    ['codegen docs --out site --compare {oldest}', 'with what changed since then'],
    ['codegen docs --serve', 'look at it while the schemas are written'],
    ['codegen docs --diagram {operation} --out diagram.svg', 'one picture'],
  ],
  run: async (args, _positional, context) => {
    const options = { ...args, schemas: args.schemas ?? DEFAULTS.schemas };
    if (!args.serve) expectShortRun();
    const { runDocs } = await import('./documenting.js');
    return runDocs(options, context);
  },
});
