import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Callable, OpenApi, Session } from '../../generator/invoke/model.js';
import { openApi } from '../../generator/invoke/open.js';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Transport } from '../../generator/runtime/transport.js';
import { compileAt } from '../support/open.js';

let open: OpenApi;

beforeAll(async () => {
  const compilation = compileAt('schemas/polycom');
  const [set] = compilation.sets;
  if (set === undefined) throw new Error('no set');
  const operations = ['users.create', 'users.update', 'users.delete'];
  open = await openApi(compilation, set, operations);
});

function callable(id: string): Callable {
  const found = open.callables.get(id);
  if (found === undefined) throw new Error(`${id} is not open`);
  return found;
}

async function session(): Promise<Session> {
  const mock = await createMock({ schemas: ['schemas/polycom'] });
  onTestFinished(() => mock.close());
  const { url: endpoint } = await mock.listen();
  return open.connect({ credentials: { username: 'admin', password: 'Adm1nistrator' }, endpoint });
}

const KEY = { domain: 'LOCAL', username: 'new' };
const USER = { ...KEY, 'first-name': 'Jane', 'last-name': 'Doe' };

test('with an endpoint of its own no host is missing', () => {
  const names = (endpoint?: string): readonly string[] =>
    open.missing({}, ['users.create'], endpoint).map(({ name }) => name);
  expect(names()).toEqual(['host', 'username', 'password']);
  expect(names('https://example.com/')).toEqual(['username', 'password']);
});

describe('a flat request', () => {
  test.each([
    ['users.create', USER, []],
    ['users.create', KEY, ['first-name', 'last-name']],
    ['users.create', { ...USER, uuid: 'a', locked: false }, ['uuid', 'locked']],
    ['users.create', { ...USER, title: '' }, ['title']],
    ['users.update', { ...KEY, title: 'Boss', locked: false }, []],
    ['users.update', { username: 'new', title: 'Boss' }, ['domain']],
    [
      'users.update',
      { ...KEY, locked: true, uuid: 'a', 'first-name': '' },
      ['first-name', 'locked', 'uuid'],
    ],
    ['users.delete', { ...KEY, title: 'Boss' }, ['title']],
  ])('of %s is judged: %j', (id, request, paths) => {
    const found = callable(id)
      .judge(request)
      .map(({ path }) => path.join('.'));
    expect(found.toSorted()).toEqual(paths.toSorted());
  });

  test('shows what would be sent', () => {
    const known = { credentials: { host: 'rp.example.com' } };
    const request = { ...KEY, title: 'Boss', password: 'hunter2', 'original-password': 'hunter1' };
    const { head, body } = open.preview('users.update', request, known);
    const url = 'https://rp.example.com:8443/api/rest/users/LOCAL/new';
    expect(head).toBe(`GET ${url}\nPUT ${url}`);
    expect(body).toContain('title>Boss<');
    expect(body).not.toMatch(/hunter|username/);
    expect(open.preview('users.delete', KEY)).toEqual({
      head: 'DELETE https://{host}:8443/api/rest/users/LOCAL/new',
      body: '',
    });
  });

  test('may be the document', () => {
    const { body } = open.preview('users.create', USER);
    expect(open.readXml('users.create', Buffer.from(body))).toEqual(USER);
    expect(() => open.readXml('users.delete', Buffer.from(body))).toThrow('takes no document');
  });
});

test('a user is created, changed and deleted', async () => {
  const { call } = await session();
  expect(await call('users.create', USER)).toMatchObject({ kind: 'success', value: USER });
  expect(await call('users.create', USER)).toMatchObject({ kind: 'failure', errorId: '409' });
  const changed = await call('users.update', { ...KEY, title: 'Boss' });
  expect(changed).toMatchObject({ kind: 'success', value: { ...USER, title: 'Boss' } });
  expect(await call('users.delete', KEY)).toMatchObject({ kind: 'success', value: {} });
  expect(await call('users.update', { ...KEY, title: 'Boss' })).toMatchObject({
    kind: 'failure',
    errorId: '404',
    outcomeUnknown: false,
    known: { name: 'not-found' },
  });
});

describe('an update of what was read', () => {
  const credentials = { username: 'admin', password: 'Adm1nistrator' };
  const endpoint = 'https://rp.example.com/api/rest';
  const CHANGE = { ...KEY, title: 'Boss' };

  /** A server whose user has `more`, and what it is asked for; each answer takes as long as is said. */
  function server(
    more: string,
    ms = 0,
  ): { readonly transport: Transport; readonly asked: string[] } {
    const asked: string[] = [];
    const { domain, ...person } = USER;
    const names = Object.entries({ ...person, domain }).map(
      ([name, text]) => `<${name}>${text}</${name}>`,
    );
    const text = `<plcm-user-v2 xmlns="urn:com:polycom:api:rest:plcm-user-v2">${names.join('')}${more}</plcm-user-v2>`;
    const headers = { 'content-type': 'application/vnd.plcm.plcm-user-v2+xml', etag: '"t"' };
    const transport: Transport = ({ method = '', signal }) => {
      asked.push(method);
      return new Promise((done, fail) => {
        signal.addEventListener('abort', () => fail(new Error('aborted')));
        setTimeout(() => done({ status: 200, headers, body: Buffer.from(text) }), ms);
      });
    };
    return { transport, asked };
  }

  test('sends nothing when that would remove what a newer server has', async () => {
    const { transport, asked } = server('<badge>7</badge>');
    const { call } = open.connect({ credentials, endpoint, transport });
    expect(await call('users.update', CHANGE)).toMatchObject({
      kind: 'failure',
      message: expect.stringContaining('the update would remove them'),
      outcomeUnknown: false,
      issues: [{ code: 'unknown-element', path: ['badge'] }],
    });
    expect(asked).toEqual(['GET']);
  });

  test('takes no longer than one call may', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { transport, asked } = server('', 600);
    const { call } = open.connect({ credentials, endpoint, transport, deadlineMs: 1000 });
    const outcome = call('users.update', CHANGE);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome).toMatchObject({
      kind: 'failure',
      cause: 'timeout',
      outcomeUnknown: true,
    });
    expect(asked).toEqual(['GET', 'PUT']);
  });
});
