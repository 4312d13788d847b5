/** The native TypeScript compiler over emitted modules, as strict as the project itself. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EmittedSet } from './pipeline.js';

const options = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  noEmit: true,
  types: [],
};

/** What the compiler says about the modules and `extra` files beside them; nothing when all is well. */
export function compileErrors(
  sets: readonly EmittedSet[],
  extra: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'emitted-'));
  try {
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write('package.json', '{ "type": "module" }');
    write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['.'] }));
    for (const { name, files } of sets) {
      for (const { path, text } of files) write(`${name}/${path}`, text);
      mkdirSync(join(folder, name, 'runtime'), { recursive: true });
      for (const file of ['any.ts', 'nil-type.ts'])
        copyFileSync(join('generator/runtime', file), join(folder, name, 'runtime', file));
    }
    for (const [path, text] of Object.entries(extra)) write(path, text);
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(folder: string): string {
  try {
    execFileSync('node_modules/.bin/tsc', ['-p', folder], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}
