import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { apiJsonSchema } from '../../generator/api/json-schema.js';
import { readApi } from '../../generator/api/read.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

const FILE = 'schemas/api.schema.json';
/** One for each profile, in the order of the schema's variants. */
const REAL = ['webex', 'polycom'].map((name) => readFileSync(`schemas/${name}/api.json`, 'utf8'));

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

describe('schemas/api.schema.json', () => {
  test('is what the reader judges by', () => {
    if (process.env['UPDATE'] === '1')
      writeFileSync(FILE, `${JSON.stringify(apiJsonSchema(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(apiJsonSchema());
  });

  test('explains every key', () => {
    const silent = walk(apiJsonSchema() as Json).filter(({ value }) => !('description' in value));
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  test.each(REAL)(
    'knows every key of a real api.json, and the reader refuses each one misspelled',
    (text) => {
      const schema = JSON.parse(readFileSync(FILE, 'utf8')) as JsonObject;
      const keys = new Set(walk(schema).map(({ key }) => key));
      for (const path of objectKeys(JSON.parse(text) as Json)) {
        const key = path.at(-1);
        if (key === undefined || FREE.some((name) => path.at(-2) === name)) continue;
        expect(keys, path.join('/')).toContain(key);
        const diagnostics = new Diagnostics();
        readApi(Buffer.from(JSON.stringify(misspell(text, path))), 'api.json', 'x', diagnostics);
        const found = diagnostics.all.map(({ code }) => code);
        expect(found, path.join('/')).toSatisfy((codes: string[]) =>
          codes.some((code) => code === 'API502' || code === 'API503'),
        );
      }
    },
  );

  test.each([...REAL.entries()])(
    'requires what the reader requires (variant %i)',
    (index, text) => {
      const schema = JSON.parse(readFileSync(FILE, 'utf8')) as JsonObject;
      const variant = (schema['oneOf'] as JsonObject[])[index] ?? {};
      for (const key of Object.keys(variant['properties'] as JsonObject)) {
        const content = JSON.parse(text) as JsonObject;
        delete content[key];
        const diagnostics = new Diagnostics();
        readApi(Buffer.from(JSON.stringify(content)), 'api.json', 'x', diagnostics);
        const missing = diagnostics.all.some(({ message }) => message === `missing key '${key}'`);
        expect(missing, key).toBe((variant['required'] as string[]).includes(key));
      }
    },
  );
});

/** Objects whose keys are names of the API, not keys of the format. */
const FREE = [
  'reads',
  'by',
  'expect',
  'prefixes',
  'services',
  'errors',
  'lookups',
  'groups',
  'excludes',
  'zones',
  'resources',
  'names',
  'updateValues',
];

function walk(schema: Json): { key: string; value: JsonObject }[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = Array.isArray(schema) ? undefined : schema['properties'];
  const found = Object.entries((own ?? {}) as JsonObject).map(([key, value]) => ({
    key,
    value: value as JsonObject,
  }));
  return [...found, ...Object.values(schema).flatMap(walk)];
}

function objectKeys(value: Json, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, key];
    return Array.isArray(value) ? objectKeys(child, here) : [here, ...objectKeys(child, here)];
  });
}

function misspell(text: string, path: readonly string[]): Json {
  const content = JSON.parse(text) as Json;
  let parent = content as JsonObject;
  for (const step of path.slice(0, -1)) parent = parent[step] as JsonObject;
  const key = path.at(-1) ?? '';
  const value = parent[key];
  delete parent[key];
  parent[`${key}x`] = value ?? null;
  return content;
}
