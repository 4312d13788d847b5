/** Where a run keeps what it writes. */
import { basename, dirname, join, resolve } from 'node:path';
import type { BulkArguments } from './bulk-options.js';
import type { Context } from './command.js';
import { stop } from './stop.js';

export interface BulkFiles {
  readonly journal: string;
  readonly success: string;
  readonly errors: string;
  readonly undo: string | undefined;
}

/** Beside the input unless told otherwise. Stops when two of them are the same file. */
export function bulkFiles(args: BulkArguments, operation: string, context: Context): BulkFiles {
  const { diagnostics } = context;
  const input = args.apply ?? args.csv ?? '-';
  if (input === '-' && args.journal === undefined) {
    const help = 'the other files then stand beside it';
    stop(
      diagnostics,
      'CMD901',
      'rows from standard input need a name for the journal: --journal',
      help,
    );
  }
  const journal = args.journal ?? `${input}.${operation}.journal`;
  const base = join(dirname(journal), input === '-' ? basename(journal) : basename(input));
  const files: BulkFiles = {
    journal,
    success: args.success ?? `${base}.success.csv`,
    errors: args.errors ?? `${base}.errors.csv`,
    undo: args['undo-file'],
  };
  const paths = [input, ...Object.values(files), args.credentials].flatMap(
    (path: string | undefined) => (path === undefined ? [] : [resolve(path)]),
  );
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice !== undefined) stop(diagnostics, 'CMD901', `${twice} is named for two purposes`);
  return files;
}
