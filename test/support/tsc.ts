/** The TypeScript compiler over emitted files, with the project's own strict options. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../../generator/output/files.js';
import { ROOT } from './open.js';

/** What the compiler says; empty when all is well. */
export function compilerErrors(files: readonly OutputFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'emitted-'));
  try {
    for (const { path, text } of files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return compilerErrorsIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same for a folder of files, some of which are looked at only where others import them. */
export function compilerErrorsIn(folder: string, exclude: readonly string[] = []): string {
  const settings = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(ROOT, 'node_modules/@types')] },
    include: ['.'],
    exclude,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { bin } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/typescript/package.json'), 'utf8'),
  ) as { readonly bin: { readonly tsc: string } }; // the package says where its compiler is
  const tsc = join(ROOT, 'node_modules/typescript', bin.tsc);
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', folder], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}
