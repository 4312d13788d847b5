import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import { StateError } from '../../generator/mock/simulator.js';
import type { Simulator } from '../../generator/mock/simulator.js';
import { emptyFolder } from '../cli/run.js';

const schemas = ['test/cli/schemas'];

interface Orders {
  orders: string[];
}

/** A shop that keeps the orders it is given, and draws a number for each. */
const shop: Simulator = ({ state, random, now, release, sample }) => {
  if (state !== undefined && !isOrders(state)) throw new StateError('expected {"orders": [...]}');
  const kept: Orders = state ?? { orders: [] };
  return {
    answer: ({ operation, request }) => {
      if (operation === 'shop.GetOrder') return undefined;
      kept.orders.push([request['id'], random().toFixed(6), now(), release].join(' '));
      return { kind: 'success', response: sample('shop.PutOrder') };
    },
    state: () => kept,
    notices: ['one shop'],
    credentials: { site: 'acme' },
  };
};

function isOrders(state: unknown): state is Orders {
  return typeof state === 'object' && state !== null && 'orders' in state;
}

const put = (id: number): string =>
  `<m:message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><body><content xsi:type="java:acme.shop.PutOrder"><id>${id}</id><pickUp>true</pickUp></content></body></m:message>`;

describe('the state', () => {
  test('starts with what is given, and what is given stays as it was', async () => {
    const state = { orders: ['old'] };
    const mock = await createMock({ schemas, simulator: shop, state, clock: () => 5, seed: 7 });
    await mock.answer({ body: put(3) });
    expect(mock.state()).toEqual({ orders: ['old', expect.stringMatching(/^3 0\.\d+ 5 2\.0$/)] });
    expect(state).toEqual({ orders: ['old'] });
    const before = mock.state();
    await mock.answer({ body: put(4) });
    expect(before).not.toEqual(mock.state());
  });

  test('the same seed gives the same numbers, another one others', async () => {
    const draw = async (seed: number): Promise<unknown> => {
      const mock = await createMock({ schemas, simulator: shop, seed, clock: 'virtual' });
      for (const id of [1, 2, 3]) await mock.answer({ body: put(id) });
      return mock.state();
    };
    expect(await draw(1)).toEqual(await draw(1));
    expect(await draw(1)).not.toEqual(await draw(2));
  });

  test('the list of operations asks a simulation of its own', async () => {
    const mock = await createMock({ schemas, simulator: shop });
    expect(mock.operations).toEqual([
      { id: 'shop.PutOrder', isSimulated: true },
      { id: 'shop.GetOrder', isSimulated: false },
    ]);
    expect(mock.state()).toEqual({ orders: [] });
    expect(mock.notices).toEqual(['one shop']);
  });
});

describe('a state file', () => {
  const orders = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

  test('is made, is its owner’s alone, and a later run goes on with it', async () => {
    const stateFile = join(emptyFolder(), 'state.json');
    const first = await createMock({ schemas, simulator: shop, stateFile });
    expect(orders(stateFile)).toEqual({ orders: [] });
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
    await first.answer({ body: put(1) });
    expect(orders(stateFile)).toEqual(first.state());
    const second = await createMock({ schemas, simulator: shop, stateFile });
    expect(second.state()).toEqual(first.state());
  });

  test('is written where the state has changed alone', async () => {
    const stateFile = join(emptyFolder(), 'state.json');
    writeFileSync(stateFile, '{"orders":   ["by hand"]}');
    const mock = await createMock({ schemas, simulator: shop, stateFile });
    await mock.answer({ body: put(1).replace('PutOrder', 'GetOrder') });
    await mock.close();
    expect(readFileSync(stateFile, 'utf8')).toBe('{"orders":   ["by hand"]}');
    await mock.answer({ body: put(1) });
    expect(orders(stateFile)).toEqual(mock.state());
  });

  test.each([
    ['{"orders": [', /state\.json:1:13 MOCK952 it is no JSON/],
    ['{"users": []}', /state\.json:1:1 MOCK952 expected {"orders": \[\.\.\.\]}/],
  ])('that is broken is named: %s', async (text, message) => {
    const stateFile = join(emptyFolder(), 'state.json');
    writeFileSync(stateFile, text);
    await expect(createMock({ schemas, simulator: shop, stateFile })).rejects.toThrow(message);
    expect(readFileSync(stateFile, 'utf8')).toBe(text);
  });

  test('that cannot be written is told at the start', async () => {
    const stateFile = join(emptyFolder(), 'nowhere', 'state.json');
    const opening = createMock({ schemas, simulator: shop, stateFile });
    await expect(opening).rejects.toThrow(/MOCK952 ENOENT/);
  });

  test('needs a simulator', async () => {
    const stateFile = join(emptyFolder(), 'state.json');
    const opening = createMock({ schemas, stateFile });
    await expect(opening).rejects.toThrow(/MOCK952 there is no simulator of 'acme'/);
  });
});
