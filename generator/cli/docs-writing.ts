/** Writes the reference into a folder. */
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Site } from '../docs/model.js';
import { writeFolder } from '../output/write.js';
import { docs } from '../site/documentation.js';
import type { Documentation, DocsOptions } from '../site/documentation.js';
import type { Context } from './command.js';
import { count } from './generation.js';

export interface DocsArguments extends DocsOptions {
  readonly out: string | undefined;
  readonly serve: boolean;
  readonly port: string | undefined;
  readonly diagram: string | undefined;
}

/** Undefined after an error was reported, and then nothing was written. */
export async function writeDocs(
  options: DocsOptions & { readonly out: string },
  context: Context,
): Promise<Documentation | undefined> {
  const { diagnostics, reporter, terminal } = context;
  const start = performance.now();
  const made = await docs(options, diagnostics);
  if (made === undefined) return undefined;
  const folder = resolve(terminal.directory, options.out);
  const written = writeFolder(dirname(folder), basename(folder), made.files, diagnostics);
  if (written === undefined) return undefined;
  const files = `${count(written.written.length, 'file')} written, ${written.unchanged} unchanged`;
  const removed = written.removed.length === 0 ? '' : `, ${written.removed.length} removed`;
  const milliseconds = Math.round(performance.now() - start);
  const address = pathToFileURL(join(folder, 'index.html')).href;
  reporter.summarize(
    `${options.out}: ${contentsOf(made.sites)}; ${files}${removed}; ${milliseconds} ms\n${address}`,
    { out: options.out, ...written },
  );
  return made;
}

/** `acme 10.0: 120 operations, 1141 types` */
export function contentsOf(sites: readonly Site[]): string {
  return sites
    .map(({ api, release, compared, operations, elements, types }) => {
      const head = release === '' ? api : `${api} ${release}`;
      const since = compared === undefined ? '' : ` compared with ${compared}`;
      const entries =
        operations.length > 0
          ? count(operations.length, 'operation')
          : count(elements.length, 'element');
      return `${head}${since}: ${entries}, ${count(types.length, 'type')}`;
    })
    .join(', ');
}
