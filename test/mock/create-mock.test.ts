import { describe, expect, test } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMock } from '../../generator/mock/create-mock.js';
import { loadSimulator } from '../../generator/mock/load-simulator.js';
import { MockError } from '../../generator/mock/model.js';
import { emptyFolder } from '../cli/run.js';
import { looseRequest, textOf } from './requests.js';

const ACME = ['test/cli/schemas'];

describe('createMock', () => {
  test('takes the newest release, or the one that is named', async () => {
    expect((await createMock({ schemas: ACME })).release).toBe('2.0');
    const mock = await createMock({ schemas: ['schemas'], release: '9.0' });
    expect([mock.api, mock.release]).toEqual(['webex', '9.0']);
  });

  test('serves an API without a simulator with samples alone', async () => {
    const mock = await createMock({ schemas: ACME });
    expect(mock.operations.every(({ isSimulated }) => !isSimulated)).toBe(true);
    expect(mock.notices).toEqual([]);
    expect(mock.state()).toBeUndefined();
    const { status, body } = await mock.answer({ body: mock.example.body });
    expect(status).toBe(200);
    expect(textOf(body)).toContain('>OK<');
  });

  test('answers the same twice', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map((seed) => createMock({ schemas: ACME, seed })),
    );
    const body = first?.example.body ?? '';
    const texts = [first, first, second].map(async (mock) => {
      return textOf((await mock?.answer({ body }))?.body ?? new Uint8Array());
    });
    expect(new Set(await Promise.all(texts)).size).toBe(1);
  });

  test('finds the simulator of an API by its name', async () => {
    expect(await loadSimulator('no-such-api')).toBeUndefined();
  });

  test('says why schemas without api.json have nothing to serve', async () => {
    const folder = join(emptyFolder(), 'plain');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'a.xsd'),
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:string"/></xs:schema>',
    );
    const opening = createMock({ schemas: [folder] });
    await expect(opening).rejects.toThrow(MockError);
    await expect(opening).rejects.toThrow("MOCK951 'plain' has no api.json");
  });

  test('tells what is wrong with a name', async () => {
    await expect(createMock({ schemas: ACME, release: '3.0' })).rejects.toThrow(
      /CMD905 there is no release '3\.0'/,
    );
    await expect(createMock({ schemas: [emptyFolder()] })).rejects.toThrow(/LOAD2\d\d/);
  });
});

describe('the transport', () => {
  const request = {
    url: 'https://any.example.com/WBXService/XMLService',
    headers: { 'content-type': 'text/xml' },
    body: new TextEncoder().encode(looseRequest('user.GetUser', '')),
    signal: new AbortController().signal,
    maxBytes: 1_000_000,
  };
  const open = () => createMock({ schemas: ['schemas/webex'], simulator: null, clock: 'virtual' });

  test('answers as the sockets do', async () => {
    const { transport } = await open();
    const { status, headers, body } = await transport(request);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/xml/);
    expect(textOf(body)).toContain('SUCCESS');
    const wrong = await transport({ ...request, url: 'https://any.example.com/' });
    expect(wrong.status).toBe(404);
  });

  test('rejects as a transport does where there is no whole answer', async () => {
    const { transport, force } = await open();
    force('drop=before; times=1');
    await expect(transport(request)).rejects.toMatchObject({ code: 'ECONNRESET' });
    force('truncate; times=1');
    await expect(transport(request)).rejects.toMatchObject({
      code: 'RESPONSE_TRUNCATED',
      stage: 'body',
    });
    await expect(transport({ ...request, maxBytes: 10 })).rejects.toMatchObject({
      code: 'RESPONSE_TOO_LARGE',
      stage: 'body',
    });
  });

  test('heeds the signal while an answer is held back', async () => {
    const { transport, force } = await open();
    force('latency=1000');
    const controller = new AbortController();
    const sending = transport({ ...request, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(sending).rejects.toThrow('enough');
    await expect(transport({ ...request, signal: controller.signal })).rejects.toThrow('enough');
  });
});
