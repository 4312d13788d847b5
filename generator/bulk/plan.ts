/** A plan: the requests of a run, written down to be looked at, and to be sent as they are. */
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, fsyncSync } from 'node:fs';
import { isFault, parseJson } from '../api/json.js';
import { fromJson, toJson } from '../execute/json.js';
import type { Model } from '../ir/model.js';
import type { Request, RequestForm } from '../request/model.js';
import type { Row } from '../table/model.js';
import { openPrivate } from './private-file.js';
import { PlanError, readHead, readRow } from './plan-lines.js';
import type { PlanHead } from './plan-lines.js';

export interface Plan {
  readonly head: PlanHead;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
  /** Reads the rows anew each time. @throws PlanError */
  readonly rows: (model: Model, form: RequestForm) => Iterable<ReadPlannedRow>;
}

export interface PlannedRow {
  /** As it stood in the input of the plan. */
  readonly row: Row;
  readonly request: Request;
}

export interface ReadPlannedRow extends PlannedRow {
  /** The line of the plan that it stands on. */
  readonly place: number;
}

/** Lines that are written at once. */
const PORTION = 500;

/** Gives how many rows were written. The file is new; Error of the file system when it is there. */
export function writePlan(file: string, head: PlanHead, rows: Iterable<PlannedRow>): number {
  const descriptor = openPrivate(file, 'new');
  try {
    let count = 0;
    let lines = [JSON.stringify(head)];
    const flush = (): void => {
      appendFileSync(descriptor, lines.map((line) => `${line}\n`).join(''));
      lines = [];
    };
    for (const { row, request } of rows) {
      lines.push(JSON.stringify({ line: row.line, request: toJson(request), cells: row.cells }));
      count++;
      if (lines.length >= PORTION) flush();
    }
    lines.push(JSON.stringify({ rows: count }));
    flush();
    fsyncSync(descriptor);
    return count;
  } finally {
    closeSync(descriptor);
  }
}

/** @throws PlanError when it is no plan, or was cut off */
export function readPlan(bytes: Uint8Array, file: string): Plan {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first] = linesOf(text);
  const head = readHead(first?.text ?? '', file);
  return {
    head,
    hash: createHash('sha256').update(bytes).digest('hex'),
    rows: (model, form) => plannedRows(text, file, model, form),
  };
}

function* plannedRows(
  text: Buffer,
  file: string,
  model: Model,
  { type }: RequestForm,
): Generator<ReadPlannedRow> {
  let count = 0;
  let isComplete = false;
  for (const { text: line, number } of linesOf(text)) {
    if (number === 1) continue;
    if (isComplete) throw new PlanError(`${file}:${number} a plan ends before this line`);
    const read = readRow(line, `${file}:${number}`);
    if (read.kind === 'end') {
      if (read.rows !== count)
        throw new PlanError(`${file} has ${count} rows and says ${read.rows}`);
      isComplete = true;
      continue;
    }
    count++;
    yield { row: read.row, request: requestOf(read.request), place: number };
  }
  if (!isComplete) throw new PlanError(`${file} was cut off: its last line is missing`);

  function requestOf(json: string): Request {
    const node = parseJson(json, file);
    if (isFault(node)) throw new PlanError(`${file}: ${node.message}`);
    const ref = type === undefined ? undefined : ({ kind: 'type', id: type.id } as const);
    // An object of JSON is one in either case.
    return fromJson(model, ref ?? { kind: 'anything' }, node) as Request;
  }
}

interface Line {
  readonly text: string;
  readonly number: number;
}

function* linesOf(bytes: Buffer): Generator<Line> {
  let number = 1;
  for (let start = 0; start < bytes.length; number++) {
    const found = bytes.indexOf('\n', start);
    const end = found < 0 ? bytes.length : found;
    yield { text: bytes.toString('utf8', start, end), number };
    start = end + 1;
  }
}
