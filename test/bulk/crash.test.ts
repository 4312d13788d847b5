/** Runs that are killed at any moment, over a server that answers anything: what must hold in the end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../generator/bulk/journal-lines.js';
import type { Found } from '../../generator/bulk/model.js';
import { runBulk } from '../../generator/bulk/run.js';
import { tallyOf, type Tally } from '../../generator/bulk/tally.js';
import type { Outcome } from '../../generator/invoke/model.js';
import {
  diskOf,
  entriesOn,
  FAILED,
  failure,
  LOST,
  REFUSED,
  scene,
  SUCCESS,
  THROTTLED,
  UNKNOWN,
  type MemoryDisk,
  type Scene,
} from './world.js';

const BEHAVIOURS = [
  'works',
  'fails',
  'throttled',
  'lost',
  'server error',
  'unknown, carried out',
  'unknown, not carried out',
  'unknown, carried out late',
  'account refused',
] as const;
type Behaviour = (typeof BEHAVIOURS)[number];

const SERVER_ERROR = failure({ errorId: '9', known: { name: 'down', retry: 'transient' } });
/** Less than a run gives a server to end what it had begun. */
const LATE_MS = 1500;

const OUTCOMES: Readonly<Record<Behaviour, Outcome>> = {
  works: SUCCESS,
  fails: FAILED,
  throttled: THROTTLED,
  lost: LOST,
  'server error': SERVER_ERROR,
  'unknown, carried out': UNKNOWN,
  'unknown, not carried out': UNKNOWN,
  'unknown, carried out late': UNKNOWN,
  'account refused': REFUSED,
};

interface Plan {
  readonly rows: number;
  readonly concurrency: number;
  readonly kind: 'repeatable' | 'looked up' | 'neither';
  /** Asked in turn by the calls; when they are used up, all works. */
  readonly behaviours: readonly Behaviour[];
  /** Calls that each account is good for in one run. */
  readonly quota: number;
  /** Steps of the disk and calls until each kill, and which part of the unsynced bytes stays. */
  readonly kills: readonly {
    readonly after: number;
    readonly kept: number;
    readonly pause: number;
  }[];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  rows: fc.integer({ min: 1, max: 40 }),
  concurrency: fc.integer({ min: 1, max: 8 }),
  kind: fc.constantFrom('repeatable', 'looked up', 'neither'),
  behaviours: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<Behaviour>('works') },
      { weight: 2, arbitrary: fc.constantFrom(...BEHAVIOURS) },
    ),
    { maxLength: 120 },
  ),
  quota: fc.integer({ min: 5, max: 100 }),
  kills: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 80 }),
      kept: fc.double({ min: 0, max: 1, noNaN: true }),
      pause: fc.integer({ min: 0, max: 3000 }),
    }),
    { maxLength: 6 },
  ),
});

function tallied(disk: MemoryDisk): Tally {
  const tally = tallyOf();
  for (const entry of entriesOn(disk)) tally.add(entry);
  return tally;
}

/** What the server has carried out, whichever run asked for it. */
class Server {
  readonly effects = new Map<number, number>();
  private late: { readonly line: number; readonly at: number }[] = [];
  private turn = 0;
  private readonly behaviours: readonly Behaviour[];

  constructor(behaviours: readonly Behaviour[]) {
    this.behaviours = behaviours;
  }

  call(line: number, now: number): Behaviour {
    const behaviour = this.behaviours[this.turn++] ?? 'works';
    if (behaviour === 'works' || behaviour === 'unknown, carried out') this.carryOut(line);
    if (behaviour === 'unknown, carried out late') this.late.push({ line, at: now + LATE_MS });
    return behaviour;
  }

  lookUp(line: number, now: number): Found {
    this.settle(now);
    if (this.turn++ % 7 === 6) return 'undecided';
    return this.effects.has(line) ? 'present' : 'absent';
  }

  settle(now: number): void {
    for (const { line, at } of this.late) if (at <= now) this.carryOut(line);
    this.late = this.late.filter(({ at }) => at > now);
  }

  private carryOut(line: number): void {
    this.effects.set(line, (this.effects.get(line) ?? 0) + 1);
  }
}

/** One process, from its start to its end or kill; gives whether it came to the end of all rows. */
async function live(
  plan: Plan,
  server: Server,
  disk: MemoryDisk,
  startAt: number,
  kill: Plan['kills'][number] | undefined,
): Promise<{ readonly isDone: boolean; readonly now: number }> {
  const before = tallied(disk).states;
  const calls = new Map<string, number>();
  const plain = new Set<number>();
  let steps = 0;
  let isDead = false;
  const never = new Promise<never>(() => {});
  const step = async (): Promise<void> => {
    if (++steps === kill?.after) {
      isDead = true;
      it.time.kill();
    }
    if (isDead) await never;
  };
  const it: Scene = scene(plan.rows, () => SUCCESS, {
    disk,
    startAt,
    concurrency: plan.concurrency,
    isRepeatable: () => plan.kind === 'repeatable',
    wall: { error: '030002', after: 3, probe: async () => true },
    ...(plan.kind === 'looked up' && {
      lookUp: async (_account, { line }) => {
        await step();
        return server.lookUp(Number(line), it.time.now());
      },
    }),
  });
  const accounts = ['anna', 'bert', 'cleo'].map((name) => ({
    name,
    session: {
      call: async (_operation: string, { line }: { readonly line?: unknown }): Promise<Outcome> => {
        await step();
        expect(before.get(Number(line))?.kind).not.toBe('final');
        const used = (calls.get(name) ?? 0) + 1;
        calls.set(name, used);
        if (used > plan.quota) return REFUSED;
        const behaviour = server.call(Number(line), it.time.now());
        if (behaviour === 'works') plain.add(Number(line));
        else plain.delete(Number(line));
        await it.time.sleep(50, it.halt.signal);
        return isDead ? never : OUTCOMES[behaviour];
      },
    },
  }));
  disk.step = step;
  const result = await it.time.live(runBulk({ ...it.run, accounts })).catch((error: unknown) => {
    if (!isDead) throw error;
  });
  if (result === undefined && kill) {
    disk.synced += disk.written.slice(0, Math.floor(disk.written.length * kill.kept));
    disk.written = '';
    const { states } = tallied(disk);
    // These will be sent once more although they were carried out and answered.
    const repeated = [...plain].filter((line) => states.get(line)?.kind === 'pending');
    expect(repeated.length).toBeLessThanOrEqual(plan.concurrency);
  }
  return { isDone: result?.end === 'done', now: it.time.now() };
}

test('every row ends once, none is lost, and nothing is done twice that must not be', async () => {
  const play = async (plan: Plan): Promise<void> => {
    const server = new Server(plan.behaviours);
    let disk = diskOf();
    let now = 1e12;
    for (let round = 0; ; round++) {
      expect(round).toBeLessThan(200);
      const kill = plan.kills[round];
      const { isDone, now: then } = await live(plan, server, disk, now, kill);
      now = then + (kill?.pause ?? 0);
      disk = diskOf(disk.synced);
      if (isDone) break;
    }
    server.settle(now + LATE_MS);
    const finals = new Map<number, string>();
    for (const entry of readLines(Buffer.from(disk.synced), 'memory')?.entries ?? []) {
      if (entry.kind !== 'result') continue;
      expect(finals.has(entry.line)).toBe(false);
      finals.set(entry.line, entry.state);
    }
    expect(finals.size).toBe(plan.rows);
    for (const [line, state] of finals) {
      const effects = server.effects.get(line) ?? 0;
      if (state === 'succeeded') expect(effects).toBeGreaterThan(0);
      if (plan.kind === 'repeatable') continue;
      expect(effects).toBeLessThanOrEqual(1);
      if (state === 'failed') expect(effects).toBe(0);
    }
  };
  await fc.assert(fc.asyncProperty(plans, play), { numRuns: 150 });
});
