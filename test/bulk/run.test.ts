import { describe, expect, test } from 'vitest';
import type { Found, RunResult, WallRule } from '../../generator/bulk/model.js';
import { runBulk } from '../../generator/bulk/run.js';
import type { Outcome } from '../../generator/invoke/model.js';
import {
  diskOf,
  entriesOn,
  failure,
  FAILED,
  LOST,
  REFUSED,
  scene,
  SUCCESS,
  THROTTLED,
  UNKNOWN,
  type Scene,
} from './world.js';

function play(it: Scene): Promise<RunResult> {
  return it.time.live(runBulk(it.run));
}

/** The final states in the journal, by line; a second one for a line is an error. */
function finals(it: Scene): Readonly<Record<number, string>> {
  const found: Record<number, string> = {};
  for (const entry of entriesOn(it.disk)) {
    if (entry.kind !== 'result') continue;
    expect(found[entry.line]).toBeUndefined();
    found[entry.line] = entry.state;
  }
  return found;
}

/** Answers in turn, for each line; the last one stays. */
function script(answers: Readonly<Record<number, readonly Outcome[]>>): (line: number) => Outcome {
  const turns = new Map<number, number>();
  return (line) => {
    const own = answers[line] ?? [SUCCESS];
    const turn = turns.get(line) ?? 0;
    turns.set(line, turn + 1);
    return own[Math.min(turn, own.length - 1)] ?? SUCCESS;
  };
}

function wall(probe: boolean): { readonly rule: WallRule; readonly asked: string[] } {
  const asked: string[] = [];
  const ask = async ({ name }: { readonly name: string }): Promise<boolean> => {
    asked.push(name);
    return probe;
  };
  return { rule: { error: '030002', after: 3, probe: ask }, asked };
}

const NOTHING = { succeeded: 0, failed: 0, unknown: 0 };

describe('a run', () => {
  test('sends each row once and writes an intent before and a result after', async () => {
    const it = scene(20, () => SUCCESS, { concurrency: 4 });
    expect(await play(it)).toEqual({
      end: 'done',
      counts: { ...NOTHING, succeeded: 20 },
      open: 0,
      skipped: 0,
    });
    expect(it.sent).toHaveLength(20);
    const entries = entriesOn(it.disk);
    for (let line = 2; line < 22; line++)
      expect(entries.filter((entry) => 'line' in entry && entry.line === line)).toMatchObject([
        { kind: 'intent', account: 'anna' },
        { kind: 'result', state: 'succeeded' },
      ]);
  });

  test('keeps to its concurrency, and takes rows as it needs them', async () => {
    let underWay = 0;
    let most = 0;
    let taken = 0;
    const it = scene(50, () => SUCCESS, { concurrency: 4 });
    const [account] = it.run.accounts;
    const rows = function* (): Generator<{ line: number; request: { line: number } }> {
      for (let line = 2; line < 52; line++) {
        taken++;
        expect(taken - it.sent.length).toBeLessThanOrEqual(6);
        yield { line, request: { line } };
      }
    };
    const session = {
      call: async (...args: Parameters<NonNullable<typeof account>['session']['call']>) => {
        most = Math.max(most, ++underWay);
        const outcome = await account?.session.call(...args);
        underWay--;
        return outcome ?? SUCCESS;
      },
    };
    const run = { ...it.run, rows: rows(), accounts: [{ name: 'anna', session }] };
    await it.time.live(runBulk(run));
    expect(most).toBe(4);
  });

  test('sends only what has no final state yet', async () => {
    const first = scene(10, (line) => (line === 4 ? FAILED : SUCCESS));
    await play(first);
    const second = scene(12, () => SUCCESS, { disk: first.disk });
    expect(await play(second)).toMatchObject({ skipped: 10, counts: { succeeded: 2 } });
    expect(second.sent.map(([line]) => line)).toEqual([12, 13]);
  });

  test('a failure is final, with its id and without its reason', async () => {
    const secret = failure({ errorId: '030099', reason: 'PIN 4711', message: 'PIN 4711' });
    const it = scene(2, script({ 3: [secret] }));
    expect((await play(it)).counts).toEqual({ ...NOTHING, succeeded: 1, failed: 1 });
    expect(it.disk.synced).toContain('"state":"failed"');
    expect(it.disk.synced).toContain('"errorId":"030099","cause":"api"');
    expect(it.disk.synced).not.toContain('4711');
    const told = { kind: 'final', line: 3, state: 'failed', account: 'anna', outcome: secret };
    expect(it.events).toContainEqual(told);
  });

  test('starts so many calls in a second and no more', async () => {
    const it = scene(21, () => SUCCESS, { concurrency: 8, perSecond: 10 });
    const start = it.time.now();
    await play(it);
    expect(it.time.now() - start).toBeGreaterThanOrEqual(2000);
    const at = entriesOn(it.disk).filter(({ kind }) => kind === 'intent');
    for (const [index, { at: first }] of at.entries())
      expect((at[index + 10]?.at ?? Infinity) - first).toBeGreaterThanOrEqual(1000);
  });

  test('calls `before` once for a row, ahead of its intent, whatever becomes of it', async () => {
    const before: number[] = [];
    const save = async (_account: unknown, { line }: { line: number }): Promise<void> => {
      expect(entriesOn(it.disk).some((entry) => 'line' in entry && entry.line === line)).toBe(
        false,
      );
      before.push(line);
    };
    const it = scene(3, script({ 3: [THROTTLED, UNKNOWN, SUCCESS] }), { before: save });
    await play(it);
    expect(before).toEqual([2, 3, 4]);
  });

  test('ends when `before` rejects; nothing of that row was sent', async () => {
    const before = async (_account: unknown, { line }: { line: number }): Promise<void> => {
      if (line === 4) throw new Error('disk full');
    };
    const it = scene(9, () => SUCCESS, { before, concurrency: 2 });
    await expect(play(it)).rejects.toThrow('disk full');
    expect(it.sent.map(([line]) => line)).not.toContain(4);
    expect(finals(it)).toEqual({ 2: 'succeeded', 3: 'succeeded' });
  });

  test('ends when the journal cannot be written, and sends nothing without an intent', async () => {
    const disk = diskOf();
    const it = scene(9, () => SUCCESS, { disk, concurrency: 2 });
    let steps = 0;
    disk.step = async () => {
      if (++steps > 6) throw new Error('no space left');
    };
    await expect(play(it)).rejects.toThrow('no space left');
    const intents = entriesOn(disk).filter(({ kind }) => kind === 'intent');
    expect(it.sent.length).toBe(intents.length);
  });
});

describe('an unknown outcome', () => {
  test('of what may be repeated is sent again', async () => {
    const it = scene(3, script({ 3: [UNKNOWN, UNKNOWN, SUCCESS] }));
    expect((await play(it)).counts).toEqual({ ...NOTHING, succeeded: 3 });
    expect(it.sent.filter(([line]) => line === 3)).toHaveLength(3);
  });

  test('stays unknown when it has been sent again three times', async () => {
    const it = scene(3, script({ 3: [UNKNOWN] }));
    expect((await play(it)).counts).toEqual({ ...NOTHING, succeeded: 2, unknown: 1 });
    expect(it.sent.filter(([line]) => line === 3)).toHaveLength(4);
  });

  test('of what must not be repeated is final where nothing can be looked up', async () => {
    const it = scene(3, script({ 3: [UNKNOWN, SUCCESS] }), { isRepeatable: () => false });
    expect((await play(it)).counts).toEqual({ ...NOTHING, succeeded: 2, unknown: 1 });
    expect(it.sent).toHaveLength(3);
  });

  test.each<[string, readonly Outcome[], readonly Found[], string, number]>([
    ['is there', [UNKNOWN], ['present'], 'succeeded', 1],
    ['is not there: sent again', [UNKNOWN, SUCCESS], ['absent'], 'succeeded', 2],
    ['told at last', [UNKNOWN], ['undecided', 'undecided', 'present'], 'succeeded', 1],
    ['never told', [UNKNOWN], ['undecided'], 'unknown', 1],
    ['never there', [UNKNOWN], ['absent'], 'failed', 4],
    [
      'carried out after it was looked up',
      [UNKNOWN, FAILED],
      ['absent', 'present'],
      'succeeded',
      2,
    ],
    ['refused after it was looked up', [UNKNOWN, FAILED], ['absent', 'absent'], 'failed', 2],
  ])('is looked up: %s', async (_name, outcomes, found, state, sends) => {
    let asked = 0;
    const it = scene(3, script({ 3: outcomes }), {
      isRepeatable: () => false,
      lookUp: async () => found[Math.min(asked++, found.length - 1)] ?? 'undecided',
    });
    await play(it);
    expect(finals(it)).toEqual({ 2: 'succeeded', 3: state, 4: 'succeeded' });
    expect(it.sent.filter(([line]) => line === 3)).toHaveLength(sends);
  });

  test('of an earlier run comes first, and is looked up when the server has had time', async () => {
    const first = scene(9, () => SUCCESS, { isRepeatable: () => false, concurrency: 2 });
    const [account] = first.run.accounts;
    if (account === undefined) throw new Error('no account');
    const call: typeof account.session.call = async (operation, request, signal) => {
      if (first.sent.length === 4) first.halt.abort();
      return account.session.call(operation, request, signal);
    };
    const run = { ...first.run, accounts: [{ name: 'anna', session: { call } }] };
    expect((await first.time.live(runBulk(run))).end).toBe('interrupted');
    const left = [...first.run.journal.states].filter(([, { kind }]) => kind === 'pending');
    expect(left.length).toBeGreaterThan(0);

    const asked: number[] = [];
    const startAt = first.time.now();
    const second = scene(9, () => SUCCESS, {
      disk: first.disk,
      startAt,
      isRepeatable: () => false,
      lookUp: async (_account, { line }) => {
        expect(second.sent).toEqual([]);
        expect(second.time.now() - startAt).toBeGreaterThanOrEqual(1000);
        asked.push(Number(line));
        return 'present';
      },
    });
    expect((await play(second)).end).toBe('done');
    expect(asked).toEqual(left.map(([line]) => line));
    expect(Object.keys(finals(second))).toHaveLength(9);
  });
});

describe('trouble', () => {
  test('throttled is no end, however often', async () => {
    const it = scene(3, script({ 3: [...Array<Outcome>(12).fill(THROTTLED), SUCCESS] }));
    const start = it.time.now();
    expect((await play(it)).counts).toEqual({ ...NOTHING, succeeded: 3 });
    // 1 + 2 + 4 + 8 + 16 + 32 seconds, then a minute each.
    expect(it.time.now() - start).toBeGreaterThan(63_000 + 6 * 60_000);
    expect(it.events).toContainEqual({ kind: 'again', line: 3, reason: 'throttled' });
  });

  test.each([
    ['429', 'throttled'],
    ['503', 'throttled'],
  ])('HTTP %s without a word of api.json counts as throttled', async (errorId) => {
    const busy = failure({ cause: 'not-api-reply', errorId });
    const it = scene(1, script({ 2: [busy, busy, busy, busy, busy, busy, SUCCESS] }));
    expect((await play(it)).counts.succeeded).toBe(1);
  });

  test('what was lost on the way is sent again three times, then it has failed', async () => {
    const it = scene(3, script({ 3: [LOST], 4: [LOST, LOST, LOST, SUCCESS] }), { concurrency: 3 });
    expect((await play(it)).counts).toEqual({ ...NOTHING, succeeded: 2, failed: 1 });
    expect(it.sent.filter(([line]) => line === 3)).toHaveLength(4);
  });

  test('calls that meet the same trouble make one pause', async () => {
    let isDown = true;
    const it = scene(8, () => (isDown ? THROTTLED : SUCCESS), { concurrency: 8 });
    const start = it.time.now();
    void it.time.sleep(500, it.halt.signal).then(() => (isDown = false));
    await play(it);
    expect(it.time.now() - start).toBeLessThan(1500);
  });
});

describe('the wall', () => {
  test.each([1, 3, 8])('costs %i at once no row, and few calls', async (concurrency) => {
    const { rule, asked } = wall(true);
    const calls: Record<string, number> = {};
    const answer = (_line: number, account: string): Outcome => {
      calls[account] = (calls[account] ?? 0) + 1;
      return calls[account] > 20 ? REFUSED : SUCCESS;
    };
    const accounts = ['anna', 'bert', 'cleo'];
    const it = scene(50, answer, { accounts, wall: rule, concurrency });
    expect(await play(it)).toMatchObject({ end: 'done', counts: { succeeded: 50 } });
    expect(calls['anna']).toBeGreaterThanOrEqual(23);
    expect(calls['anna']).toBeLessThanOrEqual(20 + 3 + concurrency - 1);
    expect(asked).toEqual(['anna', 'bert']);
    expect(Object.keys(finals(it))).toHaveLength(50);
    expect(it.events).toContainEqual({ kind: 'account', account: 'anna', state: 'walled' });
  });

  test('stands before calls whose intent is being written, and is judged when all is over', async () => {
    const { rule } = wall(true);
    let refusals = 0;
    let underWay = 0;
    const probe: WallRule['probe'] = async () => {
      expect(underWay).toBe(0);
      return true;
    };
    const disk = diskOf();
    const it = scene(50, () => SUCCESS, { wall: { ...rule, probe }, concurrency: 8, disk });
    // Slower than the server, so that replies come in while intents are written.
    disk.step = () => it.time.sleep(70, it.halt.signal);
    let place = 0;
    const call = async (): Promise<Outcome> => {
      expect(refusals).toBeLessThan(3);
      underWay++;
      await it.time.sleep(20 + (place++ % 8) * 40, it.halt.signal);
      underWay--;
      refusals++;
      return REFUSED;
    };
    const run = { ...it.run, accounts: [{ name: 'anna', session: { call } }] };
    expect(await it.time.live(runBulk(run))).toMatchObject({ end: 'limited', open: 50 });
    expect(refusals).toBeGreaterThanOrEqual(3);
    expect(refusals).toBeLessThanOrEqual(10);
    expect(entriesOn(disk).some((entry) => 'reason' in entry && entry.reason === 'unsent')).toBe(
      true,
    );
  });

  test('with no account left the run is limited, and a later one goes on', async () => {
    const { rule } = wall(true);
    let good = 20;
    const answer = (): Outcome => (good-- > 0 ? SUCCESS : REFUSED);
    const it = scene(50, answer, { wall: rule, concurrency: 4 });
    expect(await play(it)).toEqual({
      end: 'limited',
      counts: { ...NOTHING, succeeded: 20 },
      open: 30,
      skipped: 0,
    });
    good = 100;
    const next = scene(50, answer, { wall: rule, concurrency: 4, disk: it.disk });
    expect(await play(next)).toMatchObject({ end: 'done', skipped: 20 });
    expect(Object.values(finals(next))).toEqual(Array(50).fill('succeeded'));
  });

  test('refused credentials are no limit', async () => {
    const { rule, asked } = wall(false);
    const it = scene(9, () => REFUSED, { wall: rule, accounts: ['anna', 'bert'] });
    expect(await play(it)).toMatchObject({ end: 'refused', open: 9, counts: NOTHING });
    expect(asked).toEqual(['anna', 'bert']);
    expect(it.sent).toHaveLength(6);
  });

  test('one account refused and one at its limit: a later run can go on', async () => {
    const { rule } = wall(true);
    const probe: WallRule['probe'] = async ({ name }) => name === 'bert';
    const it = scene(9, () => REFUSED, {
      wall: { ...rule, probe },
      accounts: ['anna', 'bert'],
    });
    expect((await play(it)).end).toBe('limited');
    expect(it.events.filter(({ kind }) => kind === 'account')).toMatchObject([
      { account: 'anna', state: 'refused' },
      { account: 'bert', state: 'walled' },
    ]);
  });

  test('a single refusal is no result, and no wall', async () => {
    const { rule, asked } = wall(true);
    const it = scene(9, script({ 4: [REFUSED, SUCCESS], 7: [REFUSED, REFUSED, SUCCESS] }), {
      wall: rule,
    });
    expect((await play(it)).counts).toEqual({ ...NOTHING, succeeded: 9 });
    expect(asked).toEqual([]);
  });

  test('a row that alone is refused, while others are not, has failed in the end', async () => {
    const { rule, asked } = wall(true);
    const it = scene(20, script({ 4: [REFUSED] }), { wall: rule, concurrency: 2 });
    expect(await play(it)).toMatchObject({
      end: 'done',
      counts: { ...NOTHING, succeeded: 19, failed: 1 },
    });
    expect(asked).toEqual([]);
    expect(it.sent.filter(([line]) => line === 4)).toHaveLength(4);
  });

  test('the last row alone is left open, not failed', async () => {
    const { rule } = wall(true);
    const it = scene(5, script({ 6: [REFUSED] }), { wall: rule });
    expect(await play(it)).toMatchObject({ end: 'limited', open: 1, counts: { failed: 0 } });
  });

  test('tickets that are refused without a rule of a wall close the account too', async () => {
    const expired = failure({ errorId: '7', known: { name: 'expired', retry: 'renew' } });
    const it = scene(9, (_line, account) => (account === 'anna' ? expired : SUCCESS), {
      accounts: ['anna', 'bert'],
    });
    expect(await play(it)).toMatchObject({ end: 'done', counts: { succeeded: 9 } });
    expect(it.sent.filter(([, account]) => account === 'anna')).toHaveLength(3);
  });
});

describe('calls of an account', () => {
  test('are no more than allowed, in all', async () => {
    const it = scene(25, () => SUCCESS, {
      accounts: ['anna', 'bert', 'cleo'],
      callsPerAccount: 10,
      concurrency: 4,
    });
    expect((await play(it)).end).toBe('done');
    const count = (name: string): number => it.sent.filter(([, by]) => by === name).length;
    expect(['anna', 'bert', 'cleo'].map(count)).toEqual([10, 10, 5]);
  });

  test('are counted over runs that were interrupted, unless a day has passed', async () => {
    const options = { accounts: ['anna'], callsPerAccount: 10 };
    const first = scene(15, () => SUCCESS, options);
    const stop = first.run.onEvent;
    const onEvent: typeof stop = (event) => {
      stop(event);
      if (event.kind === 'sent' && event.line === 7) first.finish.abort();
    };
    expect(await first.time.live(runBulk({ ...first.run, onEvent }))).toMatchObject({
      end: 'interrupted',
      counts: { succeeded: 6 },
      open: 9,
    });
    const bytes = first.disk.synced;
    const soon = scene(15, () => SUCCESS, { ...options, disk: diskOf(bytes) });
    expect(await play(soon)).toMatchObject({ end: 'limited', counts: { succeeded: 4 } });
    const startAt = first.time.now() + 25 * 60 * 60 * 1000;
    const later = scene(15, () => SUCCESS, { ...options, disk: diskOf(bytes), startAt });
    expect((await play(later)).end).toBe('done');
  });

  test('begin anew after a run that ended at the limit', async () => {
    const options = { callsPerAccount: 10, concurrency: 3 };
    const first = scene(15, () => SUCCESS, options);
    expect(await play(first)).toMatchObject({ end: 'limited', open: 5 });
    const second = scene(15, () => SUCCESS, { ...options, disk: first.disk });
    expect(await play(second)).toMatchObject({ end: 'done', counts: { succeeded: 5 } });
  });
});

describe('stopping', () => {
  test('`finish` ends what is under way and starts nothing', async () => {
    const it = scene(50, () => SUCCESS, { concurrency: 4 });
    void it.time.sleep(120, it.halt.signal).then(() => it.finish.abort());
    const { end, counts, open } = await play(it);
    expect(end).toBe('interrupted');
    expect(counts.succeeded).toBe(it.sent.length);
    expect(open).toBe(50 - it.sent.length);
    expect([...it.run.journal.states.values()].every(({ kind }) => kind === 'final')).toBe(true);
  });

  test('`halt` gives up what is under way; its intents stay', async () => {
    const it = scene(50, () => SUCCESS, { concurrency: 4 });
    void it.time.sleep(120, it.halt.signal).then(() => it.halt.abort());
    const { end, counts, open } = await play(it);
    expect(end).toBe('interrupted');
    expect(counts.succeeded).toBe(it.sent.length - 4);
    expect(open).toBe(50 - it.sent.length + 4);
    const left = [...it.run.journal.states.values()].filter(({ kind }) => kind === 'pending');
    expect(left).toHaveLength(4);
  });

  test('a pause does not hold it up', async () => {
    const it = scene(1, () => THROTTLED);
    void it.time.sleep(100_100, it.halt.signal).then(() => it.finish.abort());
    const start = it.time.now();
    expect((await play(it)).end).toBe('interrupted');
    expect(it.time.now() - start).toBe(100_100);
  });

  test('after the last row it was done all the same', async () => {
    const it = scene(2, () => SUCCESS);
    void it.time.sleep(60, it.halt.signal).then(() => it.finish.abort());
    expect((await play(it)).end).toBe('done');
  });
});
