import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { groupCommitOf } from '../../generator/bulk/group-commit.js';
import { JournalError } from '../../generator/bulk/journal-error.js';
import { openJournal } from '../../generator/bulk/journal.js';
import type { Journal, JournalEntry, JournalHead } from '../../generator/bulk/model.js';
import { reopenFailed } from '../../generator/bulk/retry.js';
import { readStatus } from '../../generator/bulk/status.js';
import { HEAD } from './world.js';

let file = '';

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'run.journal');
});

const intent = (line: number, account = 'anna', at = 1000): JournalEntry => {
  return { kind: 'intent', line, account, at };
};
const result = (
  line: number,
  state: 'succeeded' | 'failed' | 'unknown',
  errorId?: string,
): JournalEntry => {
  return { kind: 'result', line, state, at: 2000, ...(errorId !== undefined && { errorId }) };
};

async function written(...entries: readonly JournalEntry[]): Promise<void> {
  const journal = await openJournal(file, HEAD);
  await Promise.all(entries.map(journal.append));
  await journal.close();
}

async function reread<T>(use: (journal: Journal) => T | Promise<T>, head = HEAD): Promise<T> {
  const journal = await openJournal(file, head);
  try {
    return await use(journal);
  } finally {
    await journal.close();
  }
}

describe('a journal', () => {
  test('is one JSON object in a line, the head first, and its owner’s alone', async () => {
    await written(intent(2), result(2, 'failed', '030001'));
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line && (JSON.parse(line) as object)),
    ).toEqual([HEAD, intent(2), result(2, 'failed', '030001'), '']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('tells what was left of each row and of each account', async () => {
    await written(
      intent(2),
      result(2, 'succeeded'),
      intent(3),
      result(3, 'failed', '030001'),
      intent(4, 'bert', 1500),
      { kind: 'again', line: 4, reason: 'wall', at: 1600 },
      intent(5),
    );
    await reread(({ states, calls }) => {
      expect([...states]).toEqual([
        [2, { kind: 'final', state: 'succeeded' }],
        [3, { kind: 'final', state: 'failed', errorId: '030001' }],
        [4, { kind: 'open' }],
        [5, { kind: 'pending', at: 1000 }],
      ]);
      expect([...calls]).toEqual([
        ['anna', { count: 3, last: 1000 }],
        ['bert', { count: 1, last: 1500 }],
      ]);
    });
  });

  test('keeps its states up to date', async () => {
    await reread(async (journal) => {
      await journal.append(intent(2));
      expect(journal.states.get(2)).toEqual({ kind: 'pending', at: 1000 });
      await journal.append(result(2, 'succeeded'));
      expect(journal.states.get(2)).toEqual({ kind: 'final', state: 'succeeded' });
    });
  });

  test('torn off at any byte loses what was not whole, and nothing else', async () => {
    await written(intent(2), result(2, 'succeeded'), intent(3));
    const whole = readFileSync(file);
    const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1);
    for (let length = 0; length <= whole.length; length++) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      const lines = ends.filter((end) => end <= length).length;
      await reread(async (journal) => {
        expect(journal.states.get(2)?.kind).toBe(
          lines < 2 ? undefined : lines < 3 ? 'pending' : 'final',
        );
        expect(journal.states.get(3)?.kind).toBe(lines < 4 ? undefined : 'pending');
        await journal.append(intent(9));
      });
      const kept = whole.subarray(0, ends[Math.max(lines, 1) - 1]).toString();
      expect(readFileSync(file, 'utf8')).toBe(`${kept}${JSON.stringify(intent(9))}\n`);
    }
  });

  test('torn with zeros at its end, as power losses do, goes on', async () => {
    await written(intent(2));
    appendFileSync(file, Buffer.alloc(100));
    expect(await reread(({ states }) => states.size)).toBe(1);
  });

  test('a line that is none is named', async () => {
    await written(intent(2), intent(3));
    for (const line of ['{"kind":"intent","li', '{"kind":"other","line":3,"at":1}', '[]', '']) {
      const [head, first, last] = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, [head, first, line, last, ''].join('\n'));
      const error = await reread(() => undefined).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(JournalError);
      expect(error).toMatchObject({ message: `${file}:3: not an entry of a journal` });
      writeFileSync(file, [head, first, last, ''].join('\n'));
    }
  });

  test.each<[Partial<JournalHead>, RegExp]>([
    [{ input: 'c'.repeat(64) }, /with an input file with other content$/],
    [{ settings: 'c'.repeat(64) }, /with other settings/],
    [{ operation: 'user.Get' }, /another operation \(operation: user.Set, now user.Get\)$/],
    [
      { api: 'inn', release: '2' },
      /another API and another release .*\(api: shop, now inn\) \(release: 1.0, now 2\)$/,
    ],
  ])('of another run is refused: %o', async (other, message) => {
    await written(intent(2));
    const before = readFileSync(file);
    await expect(reread(() => undefined, { ...HEAD, ...other })).rejects.toThrow(message);
    expect(readFileSync(file)).toEqual(before);
  });

  test.each(['no journal', 'no journal\n', '{"version":2}\n', '{"version":1,"api":"x"}\nmore\n'])(
    'another file is left as it is: %j',
    async (text) => {
      writeFileSync(file, text);
      await expect(reread(() => undefined)).rejects.toThrow(/is no journal/);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  test('is never written through a symbolic link', async () => {
    const target = `${file}.target`;
    for (const text of ['', undefined]) {
      if (text !== undefined) writeFileSync(target, text);
      symlinkSync(target, file);
      await expect(reread(() => undefined)).rejects.toThrow(/is a symbolic link/);
      await expect(readStatus(file)).rejects.toThrow(/is a symbolic link/);
      file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'run.journal');
    }
    expect(readFileSync(target, 'utf8')).toBe('');
  });

  test('counts calls anew after a day without, and after a limit', async () => {
    const day = 24 * 60 * 60 * 1000;
    await written(intent(2, 'anna', 0), intent(3, 'anna', day), intent(4, 'anna', 2 * day + 1));
    expect(await reread(({ calls }) => calls.get('anna'))).toEqual({
      count: 1,
      last: 2 * day + 1,
    });
    await written({ kind: 'limited', at: 2 * day + 2 });
    expect(await reread(({ calls }) => calls.size)).toBe(0);
  });
});

describe('trying again', () => {
  test('opens what failed, and doubts what was unknown, with one entry', async () => {
    await written(
      intent(2),
      result(2, 'succeeded'),
      intent(3),
      result(3, 'failed'),
      intent(4),
      result(4, 'unknown'),
    );
    await reread(async (journal) => {
      expect(await reopenFailed(journal, 5000)).toBe(2);
    });
    await reread(async (journal) => {
      expect([...journal.states]).toEqual([
        [2, { kind: 'final', state: 'succeeded' }],
        [3, { kind: 'open' }],
        [4, { kind: 'pending', at: 5000 }],
      ]);
      expect(await reopenFailed(journal, 6000)).toBe(0);
    });
    expect(readFileSync(file, 'utf8').match(/reopened/g)).toHaveLength(1);
  });
});

describe('the status', () => {
  test('counts rows by their states while another process writes', async () => {
    await written(
      intent(2),
      result(2, 'succeeded'),
      intent(3),
      result(3, 'failed', '030001'),
      intent(4),
      intent(5),
      { kind: 'again', line: 5, reason: 'throttled', at: 1 },
      intent(6),
      result(6, 'failed'),
      intent(7),
      result(7, 'unknown'),
    );
    appendFileSync(file, '{"kind":"resu');
    expect(await readStatus(file)).toEqual({
      head: HEAD,
      counts: { succeeded: 1, failed: 2, unknown: 1 },
      pending: [4],
      open: [5],
      errors: new Map([
        ['030001', 1],
        ['', 1],
      ]),
      calls: new Map([['anna', { count: 6, last: 1000 }]]),
      last: 2000,
    });
    expect(readFileSync(file, 'utf8')).toMatch(/resu$/);
  });

  test('needs a journal', async () => {
    await expect(readStatus(file)).rejects.toThrow(/ENOENT/);
    writeFileSync(file, '');
    await expect(readStatus(file)).rejects.toThrow(JournalError);
  });
});

describe('a group commit', () => {
  test('syncs before it resolves, and what comes meanwhile shares the next sync', async () => {
    const log: string[] = [];
    let go: (() => void) | undefined;
    const commit = groupCommitOf({
      append: (text) => void log.push(text),
      sync: () =>
        new Promise((resolve) => {
          log.push('sync');
          go = resolve;
        }),
    });
    const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
    const done: string[] = [];
    const append = (text: string): void => void commit.append(text).then(() => done.push(text));
    append('a');
    append('b');
    await turn();
    append('c');
    append('d');
    await turn();
    expect([log, done]).toEqual([['ab', 'sync'], []]);
    go?.();
    await turn();
    expect([log, done]).toEqual([
      ['ab', 'sync', 'cd', 'sync'],
      ['a', 'b'],
    ]);
    go?.();
    await commit.idle();
    expect(done).toEqual(['a', 'b', 'c', 'd']);
  });

  test('writes nothing after a failure', async () => {
    const log: string[] = [];
    const commit = groupCommitOf({
      append: (text) => void log.push(text),
      sync: async () => {
        throw new Error('EIO');
      },
    });
    await expect(commit.append('a')).rejects.toThrow('EIO');
    await expect(commit.append('b')).rejects.toThrow('EIO');
    expect(log).toEqual(['a']);
  });
});
