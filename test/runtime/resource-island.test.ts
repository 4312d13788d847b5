import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../generator/runtime');

/** The files that a bundle with `file` may have: what is imported for more than its types. */
function reachable(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(FOLDER, file), 'utf8');
  for (const [, next = ''] of text.matchAll(
    /^(?:import|export) (?!type )[^;]*? from '\.\/(.*?)\.js'/gm,
  ))
    reachable(`${next}.ts`, seen);
  return seen;
}

test('a client of an envelope has nothing of resources', () => {
  const files = [...reachable('client.ts')];
  expect(files).toContain('client-call.ts');
  expect(files.filter((file) => file.startsWith('resource'))).toEqual([]);
});

test('a client of resources has nothing of envelopes and tickets', () => {
  const files = [...reachable('resource-client.ts')];
  expect(files).toContain('client-call.ts');
  const others = ['envelope.ts', 'client-envelope.ts', 'client-reply.ts', 'client-access.ts'];
  expect(files.filter((file) => others.includes(file))).toEqual([]);
  expect(files.filter((file) => file.startsWith('transport-node'))).toEqual([]);
});
