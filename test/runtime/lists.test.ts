import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { all, listing, pages } from '../../generator/runtime/lists.js';
import type { ListOperation } from '../../generator/runtime/lists.js';
import type { Client } from '../../generator/runtime/client-types.js';
import { virtualClock } from '../support/virtual-clock.js';
import { failure } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { done, sentIn, siteOf, thrownBy } from './client-site.js';

interface Row {
  readonly id: number;
  readonly seen?: number;
}
interface Request {
  readonly filter?: string;
  readonly listControl?: { readonly startFrom?: number; readonly maximumNum?: number };
}
interface Response {
  readonly matchingRecords?: { readonly total?: number };
  readonly row?: readonly Row[];
}

const operation = {
  id: 'thing.Lst',
  pages: listing({
    control: 'listControl',
    start: 'startFrom',
    count: 'maximumNum',
    matching: 'matchingRecords',
    total: 'total',
    pageSize: 100,
  })('row'),
} as unknown as ListOperation<Request, Response, 'row'>;

/** What a server makes of the part that it is asked for, in its call after so many others. */
type Serve = (start: number, count: number, calls: number) => Response;

/** A client of such a server, and what it was asked for. */
function clientOf(serve: Serve): { client: Client; asked: [number, number][] } {
  const asked: [number, number][] = [];
  const call = (_: unknown, { listControl = {} }: Request): Promise<unknown> => {
    const { startFrom = NaN, maximumNum = NaN } = listControl;
    const value = serve(startFrom, maximumNum, asked.length);
    asked.push([startFrom, maximumNum]);
    if (asked.length > 2000) throw new Error('it does not end');
    return Promise.resolve({ value, issues: [], meta: {} });
  };
  return { client: { $call: call } as unknown as Client, asked };
}

/** Serves a list as a server should. */
function serving(rows: readonly Row[]): Serve {
  return (start, count) => ({
    matchingRecords: { total: rows.length },
    row: rows.slice(start - 1, start - 1 + count),
  });
}

function rowsOf(count: number, from = 0): Row[] {
  return Array.from({ length: count }, (_, i) => ({ id: from + i }));
}

async function idsOf(client: Client, request: Request = {}): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of all(client, operation, request)) ids.push(Number(id));
  return ids;
}

const sized = (maximumNum: number, startFrom?: number): Request => ({
  filter: 'x',
  listControl: { maximumNum, ...(startFrom !== undefined && { startFrom }) },
});

describe('a list that stands still', () => {
  test.each([0, 1, 99, 100, 101, 250, 1000])('of %d rows is given whole', async (count) => {
    const { client, asked } = clientOf(serving(rowsOf(count)));
    expect(await idsOf(client)).toEqual(rowsOf(count).map(({ id }) => id));
    expect(asked[0]).toEqual([1, 100]);
    expect(asked.length).toBeLessThanOrEqual(1 + Math.ceil(count / 95));
  });

  test('costs one call when it is short', async () => {
    const { client, asked } = clientOf(serving(rowsOf(99)));
    await idsOf(client);
    expect(asked).toEqual([[1, 100]]);
  });

  test.each([1, 2, 3, 7, 10, 100])('is given whole in parts of %d', async (size) => {
    const { client, asked } = clientOf(serving(rowsOf(23)));
    expect(await idsOf(client, sized(size))).toEqual(rowsOf(23).map(({ id }) => id));
    expect(asked.every(([, count]) => count === size)).toBe(true);
  });

  test('begins where the request says', async () => {
    const { client, asked } = clientOf(serving(rowsOf(50)));
    expect(await idsOf(client, sized(10, 21))).toEqual(rowsOf(30, 20).map(({ id }) => id));
    expect(Math.min(...asked.map(([start]) => start))).toBe(21);
    expect(await idsOf(client, sized(10, 51))).toEqual([]);
  });

  test('may have rows that look the same', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ id: i % 3 }));
    const { client } = clientOf(serving(rows));
    expect(await idsOf(client, sized(10))).toEqual(rows.map(({ id }) => id));
  });

  test('may have rows that look different each time', async () => {
    const { client, asked } = clientOf((start, count, calls) => {
      const { row, ...rest } = serving(rowsOf(250))(start, count, calls);
      return { ...rest, row: row?.map((one) => ({ ...one, seen: calls })) ?? [] };
    });
    expect(await idsOf(client)).toEqual(rowsOf(250).map(({ id }) => id));
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  test('comes in parts, each with its reply, and ends when the caller does', async () => {
    const { client, asked } = clientOf(serving(rowsOf(25)));
    const parts: [number, number | undefined][] = [];
    for await (const { rows, reply } of pages(client, operation, sized(10))) {
      parts.push([rows.length, reply.value.matchingRecords?.total]);
      if (parts.length === 2) break;
    }
    expect(parts).toEqual([
      [10, 25],
      [5, 25],
    ]);
    expect(asked).toHaveLength(2);
  });
});

describe('a server', () => {
  const whole = rowsOf(237).map(({ id }) => id);
  const bent: [string, (serve: Serve) => Serve][] = [
    [
      'counts too many',
      (serve) =>
        (...part) => ({ ...serve(...part), matchingRecords: { total: 1e9 } }),
    ],
    [
      'counts too few',
      (serve) =>
        (...part) => ({ ...serve(...part), matchingRecords: { total: 10 } }),
    ],
    [
      'counts what it gives',
      (serve) =>
        (...part) => {
          const { row = [] } = serve(...part);
          return { row, matchingRecords: { total: row.length } };
        },
    ],
    [
      'does not count',
      (serve) =>
        (...part) => ({ row: serve(...part).row ?? [] }),
    ],
    [
      'gives fewer at once',
      (serve) => (start, count, calls) => serve(start, Math.min(count, 30), calls),
    ],
    [
      'gives fewer at once and counts too few',
      (serve) => (start, count, calls) => ({
        ...serve(start, Math.min(count, 30), calls),
        matchingRecords: { total: 10 },
      }),
    ],
    ['gives one at once', (serve) => (start, _, calls) => serve(start, 1, calls)],
  ];
  test.each(bent)('that %s loses nothing, and ends', async (_, bend) => {
    const { client, asked } = clientOf(bend(serving(rowsOf(237))));
    expect(await idsOf(client)).toEqual(whole);
    expect(asked.length).toBeLessThanOrEqual(240);
  });

  test.each([
    ['always gives the first part', (): Response => serving(rowsOf(100))(1, 100, 0), 4],
    [
      'always gives the first of many',
      (): Response => ({ ...serving(rowsOf(100))(1, 100, 0), matchingRecords: { total: 1e9 } }),
      4,
    ],
    [
      'gives the same in another form each time',
      (_: number, __: number, calls: number): Response => ({
        matchingRecords: { total: 250 },
        row: rowsOf(100).map((row) => ({ ...row, seen: calls })),
      }),
      8,
    ],
    ['gives nothing but counts', (): Response => ({ row: [], matchingRecords: { total: 50 } }), 1],
  ])('that %s comes to an end', async (_, serve, most) => {
    const { client, asked } = clientOf(serve);
    await idsOf(client);
    expect(asked.length).toBeLessThanOrEqual(most);
  });
});

describe('a list that moves', () => {
  test('can be deleted row by row, or part by part, while it is read', async () => {
    for (const deleted of ['row', 'part', 'three parts']) {
      let rows = rowsOf(537);
      const { client } = clientOf((...part) => serving(rows)(...part));
      const got: number[] = [];
      let part = 0;
      for await (const { rows: found } of pages(client, operation, {})) {
        for (const { id } of found) {
          got.push(Number(id));
          if (deleted === 'row') rows = rows.filter((row) => row.id !== id);
        }
        if (deleted === 'part' || (deleted !== 'row' && ++part % 3 === 0))
          rows = rows.filter((row) => !got.includes(row.id));
      }
      expect(got).toEqual(rowsOf(537).map(({ id }) => id));
    }
  });

  /** What happens before a call: rows go from places, others come to places (parts of the length). */
  const change = fc.record({
    gone: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
    come: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
  });

  test('gives every row that stood throughout exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 2, max: 15 }),
        fc.array(change, { maxLength: 30 }),
        fc.constantFrom(0, 7, 1e6, NaN),
        fc.integer({ min: 2, max: 20 }),
        async (length, size, changes, miscount, clip) => {
          const initial = rowsOf(length);
          let rows = initial;
          let next = 1000;
          const gone = new Set<number>();
          const { client } = clientOf((start, count, calls) => {
            const { gone: going = [], come = [] } = (calls > 0 && changes[calls - 1]) || {};
            for (const at of going) {
              // The very first stays: a list of which nothing known is left can only be begun anew.
              const [row] = rows.splice(1 + Math.floor(at * (rows.length - 1)), 1);
              if (row) gone.add(row.id);
            }
            const most = Math.min(size, miscount === 0 ? clip : size);
            for (const at of come.slice(0, Math.max(0, (most >> 1) - 1))) {
              rows.splice(1 + Math.floor(at * rows.length), 0, { id: next++ });
            }
            const { row = [] } = serving(rows)(
              start,
              miscount === 0 ? Math.min(count, clip) : count,
              0,
            );
            return { row, matchingRecords: { total: rows.length + miscount } };
          });
          rows = [...initial];
          const got = await idsOf(client, sized(size));
          expect(new Set(got).size).toBe(got.length);
          const stood = initial.map(({ id }) => id).filter((id) => !gone.has(id));
          expect(stood.filter((id) => !got.includes(id))).toEqual([]);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the composed client', () => {
  let module: ClientModule;
  beforeAll(async () => {
    module = await clientModule();
  });

  function start(count: number) {
    const clock = virtualClock();
    const names = Array.from({ length: count }, (_, i) => `user${i}`);
    const site = siteOf(clock, (asked) => {
      const from = Number(sentIn(asked, 'startFrom'));
      const found = names.slice(from - 1, from - 1 + Number(sentIn(asked, 'maximumNum')));
      if (found.length === 0) return failure('000015', 'Sorry, no record found');
      const rows = found.map(
        (name) =>
          `<use:user><use:webExId>${name}</use:webExId><use:active>ACTIVATED</use:active></use:user>`,
      );
      const matching = `<serv:total>${count}</serv:total><serv:returned>${found.length}</serv:returned><serv:startFrom>${from}</serv:startFrom>`;
      return done(asked, `${rows.join('')}<use:matchingRecords>${matching}</use:matchingRecords>`);
    });
    const { createClient, user } = module;
    const credentials = { siteName: 'acme', webExID: 'a', sessionTicket: 'the ticket' };
    const client = createClient({ ...credentials, transport: site.transport, clock }, { user });
    return { client, site, names };
  }

  test('has the rows of a list operation', async () => {
    const { client, site, names } = start(250);
    const got: unknown[] = [];
    for await (const { webExId } of client.user.lstsummaryUser.all({ email: 'x' }))
      got.push(webExId);
    expect(got).toEqual(names);
    expect(site.asked.every((one) => sentIn(one, 'email') === 'x')).toBe(true);
    expect(site.asked.map((one) => sentIn(one, 'startFrom'))).toEqual(['1', '96', '191']);
  });

  test('has its parts, and the operation itself', async () => {
    const { client } = start(120);
    const totals: unknown[] = [];
    for await (const { rows, reply } of client.user.lstsummaryUser.pages({}))
      totals.push([rows.length, reply.value.matchingRecords?.total, reply.meta.operation]);
    expect(totals).toEqual([
      [100, 120, 'user.LstsummaryUser'],
      [20, 120, 'user.LstsummaryUser'],
    ]);
    const { value } = await client.user.lstsummaryUser({
      listControl: { startFrom: 1, maximumNum: 3 },
    });
    expect(value.user).toHaveLength(3);
    expect(client.user.getUser).not.toHaveProperty('all');
  });

  test('reads an empty list, strictly too, and as functions', async () => {
    const { client } = start(0);
    for (const strict of [false, true]) {
      const got: unknown[] = [];
      for await (const row of client.user.lstsummaryUser.all({}, { strict })) got.push(row);
      expect(got).toEqual([]);
    }
    const { all: every } = module;
    const full = start(7);
    const got: unknown[] = [];
    for await (const row of every(full.client, module.user.lstsummaryUserOperation, {}))
      got.push(row.webExId);
    expect(got).toEqual(full.names);
  });

  test('throws what a call throws', async () => {
    const clock = virtualClock();
    const site = siteOf(clock, (asked) => done(asked, '<use:brandNew/>'));
    const { createClient, user } = module;
    const options = { siteName: 'acme', sessionTicket: 'the ticket', transport: site.transport };
    const client = createClient({ ...options, clock }, { user });
    const rows = client.user.lstsummaryUser.all({}, { strict: true });
    expect(await thrownBy(rows.next())).toMatchObject({ kind: 'invalid-reply' });
    const bad = client.user.lstsummaryUser.all({ listControl: { maximumNum: 'x' } } as never);
    expect(await thrownBy(bad.next())).toMatchObject({ kind: 'invalid-request' });
  });
});
