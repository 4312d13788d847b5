import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openUndo, UndoError } from '../../generator/bulk/undo.js';
import type { Undo } from '../../generator/bulk/undo.js';
import type { Outcome } from '../../generator/invoke/model.js';
import type { Field } from '../../generator/request/model.js';

const SIGNAL = new AbortController().signal;

let file: string;

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'codegen-undo-')), 'undo.csv');
});

function field(path: string): Field {
  const scalar = {
    value: { kind: 'text', lexical: 'string' },
    whiteSpace: 'preserve',
    facets: {},
  } as const;
  const steps = path.split('.').map((name) => ({ name, isList: false }));
  return { path, steps, scalar, required: false, secret: false };
}

function open(isResumed: boolean = false): Undo {
  return openUndo({
    file,
    style: { delimiter: ';', hasMark: false },
    columns: [
      { header: 'Who', field: field('id') },
      { header: 'room.pin', field: field('room.pin') },
    ],
    read: { operation: 'user.Get', by: ['id'], absent: ['404'] },
    isResumed,
  });
}

async function save(undo: Undo, line: number, outcome: Outcome): Promise<unknown> {
  let asked: unknown;
  const call = async (_operation: string, request: object): Promise<Outcome> => {
    asked = request;
    return outcome;
  };
  const row = { line, request: { id: `u${line}`, room: { pin: 'new' } } };
  await undo.save({ name: 'ann', session: { call } }, row, SIGNAL);
  return asked;
}

function found(value: Readonly<Record<string, unknown>>): Outcome {
  return { kind: 'success', value, issues: [], attempts: 1 };
}

function failed(errorId: string): Outcome {
  return {
    kind: 'failure',
    cause: 'api',
    message: 'no such user',
    errorId,
    reason: '',
    outcomeUnknown: false,
    attempts: 1,
    issues: [],
  };
}

test('saves what is there under the headers of the input, once', async () => {
  const undo = open();
  expect(await save(undo, 2, found({ id: 'U2', room: { pin: 'old' } }))).toEqual({ id: 'u2' });
  expect(await save(undo, 2, found({ room: { pin: 'new' } }))).toBeUndefined();
  await save(undo, 3, found({}));
  expect(undo.missing()).toBe(1);
  undo.close();
  const again = open(true);
  expect(await save(again, 3, found({ room: { pin: 'new' } }))).toBeUndefined();
  await save(again, 4, failed('404'));
  again.close();
  expect(readFileSync(file, 'utf8')).toBe('Who;room.pin;csvLine\nu2;old;2\nu3;;3\n');
});

test('what cannot be read is not changed', async () => {
  const undo = open();
  await expect(save(undo, 2, failed('500'))).rejects.toThrow(UndoError);
  await expect(save(undo, 2, failed('500'))).rejects.toThrow(/^line 2: .*nothing was changed/);
  undo.close();
  expect(readFileSync(file, 'utf8')).toBe('Who;room.pin;csvLine\n');
});
