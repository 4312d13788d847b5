/** The task of the article: 5,000 PINs, eight administrators, and a wall after 800 calls of each. */
import { expect, test } from 'vitest';
import { openSite, pinOf, rowsIn, setPins } from './bulk-site.js';

const ROWS = 5000;

test(
  'one command sets 5,000 PINs with eight administrators, is killed half-way, and goes on',
  { timeout: 240_000 },
  async () => {
    let calls = 0;
    let isHalfWay = (): void => {};
    const half = new Promise<void>((done) => (isHalfWay = done));
    const site = await openSite({
      users: ROWS,
      admins: 8,
      wall: 800,
      onCall: ({ operation }) => {
        if (operation === 'user.SetUser' && ++calls === ROWS / 2) isHalfWay();
      },
    });
    const first = setPins(site);
    await half;
    first.child.kill('SIGKILL');
    await first.ended;
    const { code, out } = await setPins(site).ended;
    expect(code, out).toBe(0);
    expect(out).toContain(`user.SetUser: ${ROWS} rows: ${ROWS} succeeded, 0 failed\n`);
    expect(calls).toBeLessThanOrEqual(ROWS + 8);
    const used = [...out.matchAll(/admin\d@acme\.com \((\d+)\)/g)].map(([, count]) =>
      Number(count),
    );
    expect(used).toHaveLength(8);
    expect(Math.max(...used)).toBeLessThanOrEqual(700);
    expect(site.mock.journal.filter(({ errorId }) => errorId === '030002')).toEqual([]);
    expect(rowsIn(site, 'pins.csv.success.csv')).toHaveLength(ROWS + 1);
    for (let index = 0; index < ROWS; index += 7) expect(site.pin(index)).toBe(pinOf(index));
  },
);
