/** The command's window to the outside: the one place that touches process. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

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
    process.exit(error.code === 'EPIPE' ? 0 : 70),
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

/** Somebody is there to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** What somebody answers; undefined at the end of the input. What is secret is not shown. */
export function ask(question: string, isSecret: boolean): Promise<string | undefined> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: isSecret ? nowhere : process.stderr,
    // The prompt is known to the line editor, which redraws the line.
    prompt: isSecret ? '' : question,
    terminal: true,
    historySize: 0,
  });
  // From here on the terminal shows nothing by itself: whoever answers at once is not overheard.
  process.stderr.write(question);
  return new Promise((answer) => {
    lines.once('SIGINT', () => {
      lines.close();
      process.stderr.write('\n');
      process.exit(130);
    });
    lines.once('close', () => answer(undefined));
    lines.once('line', (line) => {
      answer(line);
      lines.close();
      if (isSecret) process.stderr.write('\n');
    });
  });
}

export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** Aborted when the user ends the command; a second time ends it at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(code);
      controller.abort();
    });
  return controller.signal;
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
