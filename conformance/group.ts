/** One group of a suite: its schema is compiled, and its documents go through the emitted code. */
import { join } from 'node:path';
import type { SharedRuntime } from '../generator/execute/shared-runtime.js';
import { hintsOf } from './hints.js';
import { judge } from './instance.js';
import { compiled, type Schema } from './schema.js';
import { isVerdict, type Group, type InstanceTest, type Result, type SchemaTest } from './suite.js';

export async function runGroup(
  suite: string,
  { set, group, schema, instances }: Group,
  runtime: SharedRuntime,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const started = performance.now();
  const docs = schema?.docs ?? [];
  const common = schema === null ? undefined : await compiled(suite, docs, runtime);
  if (schema !== null && common !== undefined)
    results.push(...schemaResult({ set, group }, schema, common, started));
  for (const test of instances) {
    const { name, expected } = test;
    if (!isVerdict(expected)) continue;
    const start = performance.now();
    const own = await schemaFor(suite, docs, common, test, runtime);
    const { verdict: actual, reason, roundTrip } = judge(join(suite, test.doc), own);
    const ok = actual === expected;
    const ms = since(start);
    results.push({
      kind: 'instance',
      set,
      group,
      name,
      expected,
      actual,
      ok,
      roundTrip,
      reason,
      ms,
    });
  }
  return results;
}

function schemaResult(
  place: { readonly set: string; readonly group: string },
  { name, expected }: SchemaTest,
  schema: Schema,
  started: number,
): readonly Result[] {
  if (!isVerdict(expected)) return [];
  const actual = 'codecs' in schema ? 'valid' : 'invalid';
  const reason = 'reason' in schema ? schema.reason : '';
  const ok = actual === expected;
  const ms = since(started);
  return [{ kind: 'schema', ...place, name, expected, actual, ok, roundTrip: null, reason, ms }];
}

/** That of the group, with what the document's hints add for other namespaces. */
async function schemaFor(
  suite: string,
  docs: readonly string[],
  common: Schema | undefined,
  { doc }: InstanceTest,
  runtime: SharedRuntime,
): Promise<Schema> {
  if (common !== undefined && 'reason' in common) return common;
  const hints = hintsOf(suite, doc).filter(
    ({ namespace }) => common?.namespaces.has(namespace) !== true,
  );
  if (common !== undefined && hints.length === 0) return common;
  return compiled(suite, [...docs, ...hints.map((hint) => hint.doc)], runtime);
}

function since(start: number): number {
  return Math.round((performance.now() - start) * 10) / 10;
}
