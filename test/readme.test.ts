/** What the README shows works as it stands there. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OutputFile } from '../generator/output/files.js';
import { ROOT } from './support/open.js';
import { compilerErrors } from './support/tsc.js';

/** What a program has installed, here as it was built. */
const LIBRARY = `'${join(ROOT, 'dist/index.mjs')}'`;
/** The same as its types are checked. */
const SOURCES = `'${join(ROOT, 'generator/index.js')}'`;

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
  const [call = '', production = '', simulated = '', codecs = '', rows = ''] = blocks('ts');
  const files = [
    { path: 'call.ts', text: call },
    { path: 'production.ts', text: production },
    { path: 'simulated.ts', text: simulated.replace("'xml-api-codegen'", SOURCES) },
    {
      path: 'codecs.ts',
      text: `${given}\n${codecs}\nconsole.log(value, issues, problems, isFine, document);\n`,
    },
    { path: 'rows.ts', text: `declare const chunks: AsyncIterable<Uint8Array>;\n${rows}` },
  ];
  expect(blocks('ts')).toHaveLength(5);
  expect(compilerErrors([...generated('generated'), ...files])).toBe('');
});

test('the quick start runs against the simulated site, as it is written', async () => {
  const folder = mkdtempSync(join(ROOT, '.quick-start-'));
  const port = await freePort();
  const mock = spawn(
    process.execPath,
    ['dist/codegen.mjs', 'mock', '--api', 'webex', '--port', String(port)],
    {
      cwd: ROOT,
    },
  );
  try {
    await new Promise<void>((resolve, reject) => {
      let said = '';
      for (const stream of [mock.stdout, mock.stderr])
        stream.on('data', (data) => {
          said += String(data);
          if (said.includes('http://')) resolve();
        });
      mock.on('exit', () => reject(new Error(said)));
    });
    const [call = ''] = blocks('ts');
    const text = call.replaceAll('./generated/', '../generated/').replace(':8080/', `:${port}/`);
    writeFileSync(join(folder, 'quick-start.ts'), text);
    const commands = blocks('sh').find((block) => block.includes('esbuild')) ?? '';
    const said = execFileSync('sh', ['-ec', commands], { cwd: folder, encoding: 'utf8' });
    expect(said).toBe('PRIMARY 0 1\nadmin@acme.com Ada\nhostid Hugo\n');
  } finally {
    mock.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the mock in a test works as it is written', async () => {
  const [, , simulated = ''] = blocks('ts');
  const text = simulated.replace("'xml-api-codegen'", LIBRARY).replaceAll("'./", "'../");
  const folder = mkdtempSync(join(ROOT, '.quick-start-'));
  try {
    writeFileSync(join(folder, 'simulated.ts'), text.replace("['../schemas']", "['./schemas']"));
    const esbuild = ['--bundle', '--platform=node', '--format=esm', '--outfile=simulated.mjs'];
    const options = { cwd: folder, encoding: 'utf8' } as const;
    execFileSync(
      'npx',
      ['esbuild', 'simulated.ts', `--external:${LIBRARY.slice(1, -1)}`, ...esbuild],
      options,
    );
    const script = join(folder, 'simulated.mjs');
    expect(execFileSync(process.execPath, [script], { cwd: ROOT, encoding: 'utf8' })).toMatch(
      /^2\n2 \d+\n$/,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  server.close();
  await once(server, 'close');
  return port;
}

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

test.each(blocks('console').map((block) => [block.split('\n')[0] ?? '', block] as const))(
  '%s prints what the README shows',
  (head, block) => {
    const [program, ...words] = head.replace(/^\$ npx /, '').split(' ');
    expect(program).toBe('codegen');
    const printed = execFileSync(process.execPath, ['dist/codegen.mjs', ...words], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    let rest = printed.split('\n');
    for (const line of block.split('\n').slice(1)) {
      // An ellipsis stands for lines that are left out.
      if (line === '…') continue;
      const at = rest.indexOf(line);
      expect(at, line).toBeGreaterThanOrEqual(0);
      rest = rest.slice(at + 1);
    }
  },
);
