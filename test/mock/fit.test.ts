import { beforeAll, describe, expect, test } from 'vitest';
import { envelopeOperations } from '../../generator/ir/operations.js';
import { createMock } from '../../generator/mock/create-mock.js';
import { fit } from '../../generator/mock/fit.js';
import { sampleOperation } from '../../generator/sample/message.js';
import { RELEASES } from '../schemas/releases.js';
import { open } from '../support/open.js';
import type { Opened } from '../support/open.js';
import { openRelease } from '../support/webex.js';
import { looseRequest, SETUP_MS, textOf } from './requests.js';

type Members = Readonly<Record<string, unknown>>;

let acme: Opened;

beforeAll(async () => {
  acme = await open('test/cli/schemas', '2.0');
}, SETUP_MS);

function fitted(local: string, value: unknown): unknown {
  const id = `{urn:acme:shop}${local}`;
  const found = fit(acme.set.model, { kind: 'type', id }, value);
  const { validate, records, types } = acme.codecs;
  const codec = records[id];
  if (codec === undefined) throw new Error(`no codec for ${id}`);
  expect(validate(codec, found, { types }), JSON.stringify(found, texts)).toEqual([]);
  return found;
}

function texts(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

describe('a value is fitted to its type', () => {
  test('unknown members go, at any depth', () => {
    const value = { id: 1n, newer: 1, address: { street: 'Elm', country: 'x' } };
    expect(fitted('putOrder', value)).toEqual({ id: 1n, address: { street: 'Elm' } });
  });

  test('required members are filled in, optional ones are not', () => {
    expect(fitted('putOrder', {})).toEqual({ id: 1n, pickUp: true });
    expect(fitted('getOrder', {})).toEqual({ id: 1n });
  });

  test('of a choice the first branch that is there stays alone', () => {
    expect(fitted('putOrder', { id: 2n, pickUp: false, address: {} })).toEqual({
      id: 2n,
      pickUp: false,
    });
  });

  test('one value becomes a list, a list one value', () => {
    expect(fitted('putOrder', { id: [3n], note: 'a', pickUp: true })).toMatchObject({
      id: 3n,
      note: ['a'],
    });
    expect(fitted('putOrder', { id: 1n, note: [], pickUp: true })).not.toHaveProperty('note');
  });

  test('numbers get the width of the type', () => {
    expect(fitted('getOrder', { id: 7 })).toEqual({ id: 7n });
    expect(fitted('getOrder', { id: '239651171508160002' })).toEqual({ id: 239651171508160002n });
  });

  test('null stays where nil is allowed, and goes elsewhere', () => {
    expect(fitted('putOrder', { id: 1n, colour: null, picture: null, pickUp: true })).toEqual({
      id: 1n,
      picture: null,
      pickUp: true,
    });
  });
});

describe('a simulator written for the newest release answers for all', () => {
  test.each(RELEASES)('%s', async (release) => {
    const newest = await openRelease('10.0');
    const opened = await openRelease(release);
    const responses = new Map(
      envelopeOperations(newest.set.model).map((operation) => [
        operation.id,
        sampleOperation(newest.set.model, operation, true),
      ]),
    );
    const mock = await createMock({
      schemas: ['schemas/webex'],
      release,
      simulator: () => ({
        answer: ({ operation }) => ({
          kind: 'success',
          response: { notYetThere: { at: 'all' }, ...responses.get(operation) },
        }),
        state: () => null,
        notices: [],
        credentials: {},
      }),
    });
    const wrong: string[] = [];
    for (const { id, service, request } of envelopeOperations(opened.set.model)) {
      const local = request.slice(request.indexOf('}') + 1);
      const { body } = await mock.answer({ body: looseRequest(`${service}.${local}`, '') });
      if (!textOf(body).includes('SUCCESS')) wrong.push(`${id}: ${textOf(body)}`);
      wrong.push(...opened.oracle.complaints(body).map((one) => `${id}: ${one}`));
    }
    expect(wrong).toEqual([]);
  });
});

describe('values that the schema refuses', () => {
  async function answered(response: Members) {
    const mock = await createMock({
      schemas: ['schemas/webex'],
      simulator: () => ({
        answer: () => ({ kind: 'success', response }),
        state: () => null,
        notices: [],
        credentials: {},
      }),
    });
    const { body } = await mock.answer({ body: looseRequest('user.GetUser', '') });
    const { oracle } = await openRelease('10.0');
    expect(oracle.complaints(body)).toEqual([]);
    return { text: textOf(body), issues: mock.journal.at(-1)?.responseIssues ?? [] };
  }

  test('are not sent, and noted', async () => {
    const { text, issues } = await answered({ active: 'PERHAPS', lastName: 'Doe' });
    expect(text).toMatch(/<use:lastName>Doe</);
    expect(text).not.toContain('PERHAPS');
    expect(issues).toMatchObject([{ code: 'enumeration' }]);
  });

  test('a good response has none', async () => {
    expect((await answered({ firstName: 'Jane' })).issues).toEqual([]);
  });
});
