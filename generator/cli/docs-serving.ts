/** Serves the reference until the command is interrupted, and makes it anew after each change. */
import { Diagnostics } from '../support/diagnostic.js';
import { docs } from '../site/documentation.js';
import type { Documentation } from '../site/documentation.js';
import type { Context, ExitCode } from './command.js';
import { serveFiles } from './docs-server.js';
import { contentsOf, writeDocs } from './docs-writing.js';
import type { DocsArguments } from './docs-writing.js';
import { listenProblem, portOf, reasonOf } from './port.js';
import { watchSchemas } from './schema-watch.js';
import { stop } from './stop.js';
import { interrupted } from './terminal.js';

export async function serveDocs(args: DocsArguments, context: Context): Promise<ExitCode> {
  const { terminal, diagnostics, reporter } = context;
  const port = portOf(args.port, context);
  const first = await made(args, context);
  if (first === undefined) return 2;
  let texts = textsOf(first);
  const server = await serveFiles(port, (path) => texts.get(path)).catch((error: unknown) => {
    return stop(diagnostics, 'CMD913', ...listenProblem(error, port));
  });
  reporter.finish();
  // Whoever reads that Ctrl+C ends it may press it at once.
  const end = interrupted();
  terminal.out(`${contentsOf(first.sites)}\n${server.origin}/ (end with Ctrl+C)\n`);
  const close = watchSchemas(
    args.schemas,
    inTurn(async () => {
      const next = await again(args, context);
      if (next === undefined) return;
      texts = textsOf(next);
      server.renew();
    }),
  );
  await end;
  close();
  await server.close();
  return 0;
}

function made(args: DocsArguments, context: Context): Promise<Documentation | undefined> {
  const { out } = args;
  return out === undefined
    ? docs({ ...args, live: true }, context.diagnostics)
    : writeDocs({ ...args, out, live: true }, context);
}

/** Errors are told, and the pages stay as they were. */
async function again(
  args: DocsArguments,
  { terminal, reporter: first }: Context,
): Promise<Documentation | undefined> {
  const start = performance.now();
  const diagnostics = new Diagnostics();
  const reporter = first.renewed(diagnostics);
  try {
    const next = await made(args, { terminal, diagnostics, reporter });
    const milliseconds = Math.round(performance.now() - start);
    if (next !== undefined) terminal.out(`${contentsOf(next.sites)}; ${milliseconds} ms\n`);
    return next;
  } catch (error) {
    terminal.error(`codegen failed: ${reasonOf(error)}\n`);
    return undefined;
  } finally {
    reporter.finish();
  }
}

/** What comes while it runs is done once more behind it. */
function inTurn(action: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  return async function run(): Promise<void> {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await action();
    }
    isRunning = false;
  };
}

function textsOf({ files }: Documentation): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
