/** What `codegen docs` was asked for: pages, a server of them, or one diagram. */
import type { Context, ExitCode } from './command.js';
import { writeDocs } from './docs-writing.js';
import type { DocsArguments } from './docs-writing.js';
import { namedFolder } from './schemas.js';
import { stop } from './stop.js';

export async function runDocs(args: DocsArguments, context: Context): Promise<ExitCode> {
  const { diagnostics } = context;
  const { out, serve, port, diagram } = args;
  if (diagram !== undefined && serve) {
    stop(diagnostics, 'CMD901', '--diagram is one picture: it goes without --serve');
  }
  if (port !== undefined && !serve) stop(diagnostics, 'CMD901', '--port goes with --serve');
  context.reporter.folder = namedFolder(args.schemas);
  if (diagram !== undefined) {
    const { printDiagram } = await import('./diagram.js');
    return printDiagram(diagram, args, context);
  }
  if (serve) {
    const { serveDocs } = await import('./docs-serving.js');
    return serveDocs(args, context);
  }
  if (out === undefined) {
    const help = 'codegen docs --out site, or --serve to look at them without writing anything';
    stop(diagnostics, 'CMD901', 'where are the pages to go? There is no --out', help);
  }
  return (await writeDocs({ ...args, out }, context)) === undefined ? 2 : 0;
}
