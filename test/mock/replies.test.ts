import { beforeAll, describe, expect, test } from 'vitest';
import { envelopeOperations } from '../../generator/ir/operations.js';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock, MockOptions } from '../../generator/mock/model.js';
import { RELEASES } from '../schemas/releases.js';
import type { Release } from '../schemas/releases.js';
import { openRelease } from '../support/webex.js';
import type { OpenRelease } from '../support/webex.js';
import { encodedRequest, SETUP_MS } from './requests.js';

async function site(release: Release, options: MockOptions = {}): Promise<Mock> {
  return createMock({ schemas: ['schemas/webex'], release, ...options });
}

describe.each(RELEASES)('release %s', (release) => {
  let opened: OpenRelease;

  beforeAll(async () => {
    opened = await openRelease(release);
  }, SETUP_MS);

  test.each([
    ['samples', { simulator: null }],
    ['the simulator of the API', {}],
  ])('libxml2 finds every reply of %s valid', async (_name, options) => {
    const mock = await site(release, options);
    const wrong: string[] = [];
    for (const operation of envelopeOperations(opened.set.model)) {
      const { status, body } = await mock.answer({ body: encodedRequest(opened, operation) });
      const complaints = opened.oracle.complaints(body);
      if (status !== 200 || complaints.length > 0)
        wrong.push(`${operation.id}: ${status} ${complaints.join('; ')}`);
    }
    expect(wrong).toEqual([]);
    const { journal } = mock;
    expect(journal.map(({ operation }) => operation)).toEqual(
      opened.set.model.operations.map(({ id }) => id),
    );
    expect(journal.flatMap(({ responseIssues }) => responseIssues)).toEqual([]);
  });

  test('every operation succeeds with samples', async () => {
    const mock = await site(release, { simulator: null });
    for (const operation of envelopeOperations(opened.set.model))
      await mock.answer({ body: encodedRequest(opened, operation) });
    expect(mock.journal.filter(({ outcome }) => outcome !== 'success')).toEqual([]);
  });

  test('each way to fail is answered with a valid message', async () => {
    const mock = await site(release, { simulator: null });
    for (const body of ['', 'no XML', '<message/>', '<!DOCTYPE x><x/>']) {
      const response = await mock.answer({ body });
      expect(response.status).toBe(200);
      expect(opened.oracle.complaints(response.body)).toEqual([]);
    }
  });
});

test.each([
  ['9.0', '10.0'],
  ['10.0', '9.0'],
] as const)('a client of %s and a site of %s understand each other', async (ours, theirs) => {
  const client = await openRelease(ours);
  const mock = await site(theirs);
  const { codecs, message } = client;
  const known = new Set(mock.operations.map(({ id }) => id));
  for (const operation of envelopeOperations(client.set.model).filter(({ id }) => known.has(id))) {
    const { body } = await mock.answer({ body: encodedRequest(client, operation) });
    const { value } = codecs.decode(message, body, { mode: 'tolerant', types: codecs.types });
    expect(value, operation.id).toHaveProperty('header.response.0.result');
  }
});
