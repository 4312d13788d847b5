/** The command's window to the outside: the one place that touches process. */

export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Somebody watches: code frames and colours make sense. */
  readonly isInteractive: boolean;
  readonly hasColor: boolean;
  readonly columns: number;
  readonly directory: string;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A closed pipe (`codegen decode … | head`) ends the command; it is no fault.
  stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? 0 : 3),
  );
  const isInteractive = stderr.isTTY === true && env['CI'] === undefined;
  return {
    out: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    isInteractive,
    hasColor: isInteractive && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    columns: stderr.columns ?? 80,
    directory: process.cwd(),
  };
}

/** Standard input to its end. */
export async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Resolves when the user ends the command. */
export function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}

/** A report that is written into a file has no colours, whatever the terminal is. */
export function outputHasColor({ hasColor }: Terminal): boolean {
  return hasColor && process.stdout.isTTY === true;
}

/**
 * From now on a signal ends the command when it waits for something, and not in the midst of a step
 * that removes what it made.
 */
export function endBetweenSteps(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}
