/** Reads codegen.config.json: options that stand in for ones not given on the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choice, list, string } from '../api/decoder.js';
import type { Decoder } from '../api/decoder.js';
import { object, optional } from '../api/fields.js';
import { isFault, parseJson } from '../api/json.js';
import { FAIL_ON, READERS } from '../diff/fail.js';
import type { FailOn, ReaderName } from '../diff/fail.js';
import { Diagnostics } from '../support/diagnostic.js';
import { Stop } from './stop.js';

export const CONFIG = 'codegen.config.json';
export const FORMATS = ['text', 'json', 'github'] as const;

export interface Config {
  readonly $schema?: string;
  readonly schemas?: readonly string[];
  readonly out?: string;
  readonly api?: string;
  readonly release?: string;
  readonly operations?: readonly string[];
  readonly format?: (typeof FORMATS)[number];
  readonly reader?: ReaderName;
  readonly 'fail-on'?: FailOn;
  readonly allow?: string;
  readonly project?: string;
}

/** Judges the file, and describes itself: its JSON Schema is printed from it. */
export const configDecoder: Decoder<Config> = object({
  $schema: optional(string(), 'Where the JSON Schema of this file stands, for editors.'),
  schemas: optional(list(string(), 1), 'Folder with schemas, or .xsd files.'),
  out: optional(string(), 'Folder of the generated code.'),
  api: optional(string(), 'Which API, when there are several.'),
  release: optional(string(), 'Which release; the newest when absent.'),
  operations: optional(
    list(string(), 1),
    'Only what these operations need: service.Name, or service.* for all of a service.',
  ),
  format: optional(choice(FORMATS), 'How findings are printed.'),
  reader: optional(
    choice(READERS),
    'Whose reading of responses counts when releases are compared.',
  ),
  'fail-on': optional(choice(FAIL_ON), 'For which changes of a release codegen diff exits with 1.'),
  allow: optional(string(), 'Allow-list: changes of a release that are accepted.'),
  project: optional(string(), 'tsconfig.json of the code that uses the client, for codegen diff.'),
});

/** The config of a directory; empty without a file. */
export function readConfig(directory: string, diagnostics: Diagnostics): Config {
  const found = new Diagnostics();
  const config = decodeConfig(directory, found);
  // The reader of api.json speaks with that file's codes.
  for (const diagnostic of found.all) diagnostics.report({ ...diagnostic, code: 'CMD902' });
  if (config === undefined || found.hasErrors) throw new Stop(CONFIG);
  return config;
}

function decodeConfig(directory: string, found: Diagnostics): Config | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, CONFIG), 'utf8');
  } catch (error) {
    // To have no config file is the usual case; one that cannot be read is a fault.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    const reason = error instanceof Error ? error.message : String(error);
    found.error('CMD902', { file: CONFIG, line: 1, column: 1 }, reason);
    return undefined;
  }
  const root = parseJson(text, CONFIG);
  if (!isFault(root)) return configDecoder.decode(root, found);
  found.error('CMD902', root.at, `is no JSON: ${root.message}`);
  return undefined;
}
