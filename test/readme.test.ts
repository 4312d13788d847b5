/** What the README shows works as it stands there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OutputFile } from '../generator/output/files.js';
import { ROOT } from './support/open.js';
import { compilerErrors } from './support/tsc.js';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

function blocks(language: string): readonly string[] {
  const fences = readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'));
  return [...fences].map(([, text = '']) => text);
}

function generated(folder: string): readonly OutputFile[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(ROOT.length + 1);
      return { path, text: readFileSync(join(ROOT, path), 'utf8') };
    });
}

test('the examples compile', () => {
  // What an example takes for granted, and does with what it got.
  const given = [
    "import type { MessageType } from './generated/webex/service.js';",
    'declare const reply: Uint8Array;',
    'declare const message: MessageType;',
  ].join('\n');
  const [call = '', codecs = '', rows = ''] = blocks('ts');
  const files = [
    { path: 'call.ts', text: call },
    {
      path: 'codecs.ts',
      text: `${given}\n${codecs}\nconsole.log(value, issues, problems, isFine, document);\n`,
    },
    { path: 'rows.ts', text: `declare const chunks: AsyncIterable<Uint8Array>;\n${rows}` },
  ];
  expect(blocks('ts')).toHaveLength(3);
  expect(compilerErrors([...generated('generated'), ...files])).toBe('');
});

test('the commands are those of package.json', () => {
  const { scripts, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    // What npm says of a package.
    readonly scripts: Readonly<Record<string, string>>;
    readonly bin: Readonly<Record<string, string>>;
  };
  expect(blocks('sh').join('')).toMatch(/npm ci && npx codegen --schemas .\/schemas/);
  expect(Object.keys(bin)).toEqual(['codegen']);
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  expect(scripts['test']).toBeDefined();
});
