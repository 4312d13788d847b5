/** TypeScript modules in memory to one JavaScript module: the only importer of esbuild. */
import { posix } from 'node:path';
import type { OutputFile } from '../output/files.js';

/** `entry` is the path of one of the files; imports between them end in `.js`. */
export async function bundle(files: readonly OutputFile[], entry: string): Promise<string> {
  const { build } = await import('esbuild');
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'silent',
    // Nothing on the disk may stand in for a module that was not emitted.
    plugins: [
      {
        name: 'memory',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true }));
          onResolve({ filter: /.*/ }, ({ path, importer, kind }) => ({
            path: kind === 'entry-point' ? path : resolved(importer, path),
            namespace: 'memory',
          }));
          onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => {
            const contents = texts.get(path);
            if (contents === undefined) return { errors: [{ text: `${path} was not emitted` }] };
            return { contents, loader: 'ts' };
          });
        },
      },
    ],
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error('esbuild gave no output');
  return output.text;
}

function resolved(importer: string, path: string): string {
  return posix.join(posix.dirname(importer), path.replace(/\.js$/, '.ts'));
}
