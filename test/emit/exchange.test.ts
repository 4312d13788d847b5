// The halves of a message that clients need, and messages that cannot be halved.
import { beforeAll, expect, test } from 'vitest';
import type { BoundEnvelope } from '../../generator/api/bind.js';
import { exchangeOf } from '../../generator/emit/codec-exchange.js';
import type { Model } from '../../generator/ir/model.js';
import { compileAt, ROOT } from '../support/open.js';

let model: Model;
let envelope: BoundEnvelope;

beforeAll(() => {
  const [set] = compileAt(`${ROOT}/schemas/webex`, '10.0').sets;
  if (set?.envelope === undefined) throw new Error('no envelope');
  ({ model, envelope } = set);
});

test('a reply goes without the credentials, a request without the status', () => {
  const exchange = exchangeOf(model, envelope);
  const left = (halves: object = {}): readonly unknown[] =>
    Object.values(halves).filter((half) => half.isLast);
  expect(left(exchange?.reply)).toEqual([{ member: 'securityContext', isLast: true }]);
  expect(left(exchange?.request)).toEqual([{ member: 'response', isLast: true }]);
});

test('what is needed itself cannot be left out', () => {
  const { payload } = envelope;
  expect(exchangeOf(model, { ...envelope, credentials: payload })).toBeUndefined();
  expect(exchangeOf(model, { ...envelope, status: payload })).toBeUndefined();
});

test('what the schema requires cannot be left out', () => {
  const header = envelope.credentials[0]?.type ?? '';
  const record = model.types.get(header);
  if (record?.kind !== 'record' || record.content.kind !== 'members') throw new Error('no record');
  const members = record.content.members.map((member) => ({ ...member, min: 1 }));
  const strict = { ...record, content: { ...record.content, members } };
  const types = new Map(model.types).set(header, strict);
  expect(exchangeOf({ ...model, types }, envelope)).toBeUndefined();
});
