import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaOf } from '../../generator/api/json-schema.js';
import { configDecoder } from '../../generator/cli/config.js';

const FILE = 'docs/config.schema.json';

test('docs/config.schema.json is what the reader judges by (UPDATE=1 rewrites it)', () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'codegen.config.json',
    description:
      'Options of codegen that would be repeated otherwise; the command line wins. Paths are relative to this file.',
    ...schemaOf(configDecoder.shape),
  };
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(FILE, text);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(schema);
});
