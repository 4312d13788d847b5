/** h27: by the byte order mark, then the charset of the answer, then the declaration. */
import { beforeAll, describe, expect, test } from 'vitest';
import { clientModule, type ClientModule } from './client-module.js';
import { thrownBy } from './client-site.js';
import { answer, get, trial, userNamed, wires } from './hostile-client.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

interface Spelled {
  readonly name: string;
  /** What the XML declaration says. */
  readonly declared: string;
  readonly contentType: string;
  readonly mark?: boolean;
  /** What the bytes really are. */
  readonly bytes: 'utf8' | 'latin1' | 'utf16le';
  /** Zoë unless given. */
  readonly text?: string;
}

const cases: readonly Spelled[] = [
  {
    name: 'charset=ISO-8859-1, UTF-8 declared: the charset counts',
    declared: 'UTF-8',
    contentType: 'text/xml; charset=ISO-8859-1',
    bytes: 'latin1',
  },
  {
    name: 'charset="utf-8" in quotes, ISO-8859-1 declared: the charset counts',
    declared: 'ISO-8859-1',
    contentType: 'text/xml; charset="utf-8"',
    bytes: 'utf8',
  },
  {
    name: 'a byte order mark of UTF-8, charset=ISO-8859-1: the mark counts',
    declared: 'UTF-8',
    contentType: 'text/xml; charset=ISO-8859-1',
    mark: true,
    bytes: 'utf8',
  },
  {
    name: 'a byte order mark of UTF-16, charset=UTF-8: the mark counts',
    declared: 'UTF-16',
    contentType: 'text/xml; charset=UTF-8',
    mark: true,
    bytes: 'utf16le',
  },
  {
    name: 'no charset, ISO-8859-1 declared: the declaration counts',
    declared: 'ISO-8859-1',
    contentType: 'text/xml',
    bytes: 'latin1',
  },
  {
    name: 'no charset, windows-1252 declared, with a sign that Latin-1 has not',
    declared: 'windows-1252',
    contentType: 'application/xml',
    bytes: 'latin1',
    text: 'Zo\x80',
  },
  {
    name: 'no charset, UTF-8 declared',
    declared: 'UTF-8',
    contentType: 'text/xml',
    bytes: 'utf8',
  },
];

function encoded({ declared, mark = false, bytes, text = 'Zoë' }: Spelled): Buffer {
  const document = userNamed(text).replace('encoding="UTF-8"', `encoding="${declared}"`);
  return Buffer.from(`${mark ? '\ufeff' : ''}${document}`, bytes);
}

describe.each(wires)('over %s', (wire) => {
  for (const one of cases)
    test(`h27 ${one.name}`, async () => {
      const { contentType, text = 'Zoë' } = one;
      const answers = [answer(encoded(one), { contentType })];
      const { client } = await trial(module, { answers }, { wire });
      const reply = await get(client);
      expect(reply).toMatchObject({ value: { firstName: text.replace('\x80', '€') }, issues: [] });
    });

  test.each([
    ['bytes that are no UTF-8, though all say so', 'UTF-8', 'text/xml; charset=UTF-8'],
    ['a charset that nobody knows', 'UTF-8', 'text/xml; charset=x-own'],
  ])('h27 %s: an error, no guess', async (_, declared, contentType) => {
    const body = encoded({ name: '', declared, contentType, bytes: 'latin1' });
    const { server, client } = await trial(
      module,
      { answers: [answer(body, { contentType })] },
      { wire },
    );
    const error = { kind: 'not-api-reply', httpStatus: 200, attempts: 1, quote: '' };
    expect(await thrownBy(get(client))).toMatchObject(error);
    expect(server.requests).toHaveLength(1);
  });
});
