/** What docs/polycom.md shows works as it stands there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from '../../../generator/generate.js';
import { createMock } from '../../../generator/mock/create-mock.js';
import { Diagnostics } from '../../../generator/support/diagnostic.js';
import { SETUP_MS } from '../../mock/requests.js';
import { ROOT } from '../../support/open.js';
import { compilerErrors } from '../../support/tsc.js';
import { startPlatform } from './platform.js';

const page = readFileSync(join(ROOT, 'docs/polycom.md'), 'utf8');

function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(page)?.[1] ?? '';
}

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(ROOT, '.quick-start-'));
  const diagnostics = new Diagnostics();
  const out = join(folder, 'generated');
  generate({ schemas: [join(ROOT, 'schemas')], api: 'polycom', out }, diagnostics);
  expect(diagnostics.all).toEqual([]);
}, SETUP_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the program compiles', { timeout: SETUP_MS }, () => {
  const generated = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') };
    });
  expect(compilerErrors([...generated, { path: 'program.ts', text: block('ts') }])).toBe('');
});

test('the program runs against the mock', { timeout: SETUP_MS }, async () => {
  const mock = await createMock({ schemas: [join(ROOT, 'schemas')], api: 'polycom' });
  const { url } = await mock.listen();
  const program = join(folder, 'program.ts');
  writeFileSync(program, block('ts').replace('http://127.0.0.1:8080/api/rest', url));
  const bundle = join(folder, 'program.mjs');
  const esbuild = join(ROOT, 'node_modules/.bin/esbuild');
  const flags = ['--bundle', '--platform=node', '--format=esm', '--log-level=error'];
  execFileSync(esbuild, [program, ...flags, `--outfile=${bundle}`]);
  await import(/* @vite-ignore */ bundle);
  expect(mock.journal.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    'users.create 201',
    'users.get 200',
    'users.update 200',
    'users.delete 204',
  ]);
  await mock.close();
});

test('the state is one', () => {
  const platform = startPlatform(JSON.parse(block('json')));
  expect(platform.notices).toEqual([
    'local administrator root, password S3cretEnough',
    'enterprise user ACME\\eve, password Enterpr1se',
  ]);
});

test('the users are those of a platform that starts', () => {
  for (const notice of startPlatform().notices)
    for (const word of /(\S+), password (.*)/.exec(notice)?.slice(1) ?? [notice])
      expect(page).toContain(`\`${word}\``);
});
