/** TypeScript modules in memory to one JavaScript module: the only importer of esbuild. */
import { posix } from 'node:path';
import type { OutputFile } from '../output/files.js';

/**
 * `entry` is the path of one of the files; imports between them end in `.js`. With `runtime`, the
 * address of a folder, the runtime is imported from there.
 */
export async function bundle(
  files: readonly OutputFile[],
  entry: string,
  runtime?: string,
): Promise<string> {
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
          onResolve({ filter: /^(?:\.\/)?(?:\.\.\/)*runtime\// }, ({ path }) =>
            runtime === undefined
              ? undefined
              : { path: runtime + path.replace(/^.*?(?=runtime\/)/, ''), external: true },
          );
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

/** Each module by itself: what is left when its types are taken away. */
export async function bundleEach(files: readonly OutputFile[]): Promise<readonly OutputFile[]> {
  const { transform } = await import('esbuild');
  const options = { loader: 'ts', format: 'esm', target: 'node20', charset: 'utf8' } as const;
  return Promise.all(
    files.map(async ({ path, text }) => {
      const { code } = await transform(text, options);
      return { path: path.replace(/\.ts$/, '.js'), text: code };
    }),
  );
}

function resolved(importer: string, path: string): string {
  return posix.join(posix.dirname(importer), path.replace(/\.js$/, '.ts'));
}
