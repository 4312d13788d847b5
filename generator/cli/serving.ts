/** Serves a mock until the command is interrupted, with a line for each call. */
import { openMock } from '../mock/create-mock.js';
import { ForcedOutcomeError } from '../mock/forced.js';
import { MockError } from '../mock/model.js';
import type { Mock, MockOptions } from '../mock/model.js';
import type { Context, ExitCode } from './command.js';
import type { SchemaArguments } from './documents.js';
import { namedFolder } from './schemas.js';
import { listenProblem, numberOf, portOf, reasonOf } from './port.js';
import { callLine, deviationLine, greeting } from './serving-lines.js';
import { stop, Stop } from './stop.js';
import { interrupted } from './terminal.js';

export interface ServeOptions extends SchemaArguments {
  readonly port: string | undefined;
  readonly seed: string | undefined;
  readonly state: string | undefined;
  readonly strict: boolean;
  readonly force: readonly string[] | undefined;
  readonly proxy: string | undefined;
}

export async function serve(options: ServeOptions, context: Context): Promise<ExitCode> {
  const { terminal, diagnostics } = context;
  context.reporter.folder = namedFolder(options.schemas);
  const port = portOf(options.port, context);
  const { schemas, api, release, state: stateFile, strict, force: outcomes, proxy } = options;
  const mock = await opened(
    {
      schemas,
      api,
      release,
      stateFile,
      strict,
      outcomes,
      proxy,
      seed: numberOf('seed', options.seed ?? '1', 2 ** 31 - 1, context),
      onCall: (entry) => terminal.out(`${callLine(entry)}\n`),
      onDeviation: (deviation) => terminal.error(`${deviationLine(deviation)}\n`),
    },
    context,
  );
  const { url } = await listening(mock, port, context);
  context.reporter.finish();
  // Whoever reads that Ctrl+C ends it may press it at once.
  const end = interrupted();
  terminal.out(greeting(mock, url, options, terminal.columns));
  await end;
  try {
    await mock.close();
  } catch (error) {
    stop(diagnostics, 'MOCK952', reasonOf(error));
  }
  return 0;
}

/** Stops when the options or the schemas do not allow a mock. */
async function opened(options: MockOptions, { diagnostics }: Context): Promise<Mock> {
  try {
    const mock = await openMock(options, diagnostics);
    if (mock !== undefined) return mock;
  } catch (error) {
    if (error instanceof ForcedOutcomeError) {
      stop(diagnostics, 'CMD901', `--force: ${error.message}`);
    }
    if (error instanceof MockError) stop(diagnostics, 'CMD901', `--${error.message}`);
    throw error;
  }
  throw new Stop('errors were reported');
}

async function listening(
  mock: Mock,
  port: number,
  { diagnostics }: Context,
): Promise<{ readonly url: string }> {
  try {
    return await mock.listen(port);
  } catch (error) {
    return stop(diagnostics, 'MOCK953', ...listenProblem(error, port));
  }
}
