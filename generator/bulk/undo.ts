/** Saves what is there before it is changed, as a table that a later run can put back. */
import type { Lookup } from '../api/model.js';
import type { Field } from '../request/model.js';
import type { Table } from '../table/model.js';
import { memberText } from './member-text.js';
import type { Account, BulkRow } from './model.js';
import { openReport } from './report-file.js';
import { LINE } from './report-layout.js';

export interface Undo {
  /**
   * To be called before a row is sent; what was saved for it once is never replaced.
   *
   * @throws UndoError
   */
  readonly save: (account: Account, row: BulkRow, signal: AbortSignal) => Promise<void>;
  /** How many values there were none of: nothing can be put back in their place. */
  readonly missing: () => number;
  readonly close: () => void;
}

export interface UndoColumn {
  /** As in the input, so that the same options fit. */
  readonly header: string;
  readonly field: Field;
}

export interface UndoOptions {
  readonly file: string;
  readonly style: Pick<Table, 'delimiter' | 'hasMark'>;
  readonly columns: readonly UndoColumn[];
  /** The operation that reads what is there. */
  readonly read: Lookup;
  /** There was a journal before this run. */
  readonly isResumed: boolean;
}

/** What is there cannot be read, so that it must not be changed. */
export class UndoError extends Error {
  override readonly name = 'UndoError';
}

/** @throws OutputError when the file is something else, Error of the file system for the rest */
export function openUndo({ file, style, columns, read, isResumed }: UndoOptions): Undo {
  const header = [...columns.map((column) => column.header), LINE];
  const report = openReport(file, { header, style, isResumed, keeps: () => true });
  const lines = new Set(report.lines);
  // Several columns of one member are items of a list.
  const items = columns.map(({ field }, index) => {
    return columns.slice(0, index).filter((other) => other.field.path === field.path).length;
  });
  let missing = 0;

  return {
    save: async ({ session }, { line, request }, signal) => {
      if (lines.has(line)) return;
      const asked = Object.fromEntries(read.by.map((name) => [name, request[name]]));
      const outcome = await session.call(read.operation, asked, signal);
      if (outcome.kind === 'failure') {
        // What is not there is not changed either.
        if (read.absent.includes(outcome.errorId)) return;
        throw new UndoError(
          `line ${line}: what is there now could not be saved, so nothing was changed: ${outcome.message}`,
        );
      }
      const texts = columns.map(({ field }, index) => {
        // What says which one is meant is as it was asked for.
        const from = read.by.includes(field.path) ? request : outcome.value;
        return memberText(from, field, items[index]);
      });
      missing += texts.filter((text) => text === '').length;
      report.append([[...texts, String(line)]]);
      await report.sync();
      lines.add(line);
    },
    missing: () => missing,
    close: report.close,
  };
}
