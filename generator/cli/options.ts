/** Options that several commands share, under the same names everywhere. */

export const DEFAULTS: { readonly schemas: readonly string[]; readonly out: string } = {
  schemas: ['./schemas'],
  out: './generated',
};

export const schemaOptions = {
  schemas: {
    kind: 'list',
    placeholder: 'DIR',
    describe: 'folder with schemas, or .xsd files (default: ./schemas)',
  },
  api: { kind: 'text', placeholder: 'NAME', describe: 'which API, when there are several' },
  release: { kind: 'text', placeholder: 'R', describe: 'which release (default: the newest)' },
} as const;

/** Of commands that talk to a server. */
export const serverOptions = {
  site: {
    kind: 'text',
    placeholder: 'NAME',
    describe: 'what the address of the API has in braces, such as the name of a site',
  },
  endpoint: {
    kind: 'text',
    placeholder: 'URL',
    describe: 'another server: https, or http on this machine',
  },
} as const;

export const operationsOption = {
  operations: {
    kind: 'list',
    placeholder: 'LIST',
    describe: 'only what these operations need, such as service.Name,other.*',
  },
} as const;

export const outOption = {
  out: {
    kind: 'text',
    placeholder: 'DIR',
    describe: 'folder of the generated code (default: ./generated)',
  },
} as const;

export const reportOptions = {
  format: {
    kind: 'choice',
    choices: ['text', 'json', 'github'],
    describe: 'how findings are printed',
  },
  verbose: { kind: 'flag', describe: 'show code frames, and what to do about each finding' },
} as const;

/** Of commands that print a report of differences. */
export const differenceOptions = {
  stat: { kind: 'flag', describe: 'counts alone' },
  verbose: { kind: 'flag', describe: 'everything, also what needs nothing' },
} as const;
