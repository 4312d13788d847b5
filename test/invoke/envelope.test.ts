import { beforeAll, describe, expect, test, onTestFinished } from 'vitest';
import { openApi } from '../../generator/invoke/open.js';
import type { Callable, OpenApi, RequestDocumentError } from '../../generator/invoke/model.js';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock } from '../../generator/mock/model.js';
import { compileAt } from '../support/open.js';

let open: OpenApi;

beforeAll(async () => {
  const compilation = compileAt('schemas/webex');
  const [set] = compilation.sets;
  if (set === undefined) throw new Error('no set');
  open = await openApi(compilation, set, ['user.SetUser', 'user.CreateUser']);
});

function callable(id: string): Callable {
  const found = open.callables.get(id);
  if (found === undefined) throw new Error(`${id} is not open`);
  return found;
}

async function listening(): Promise<{ readonly mock: Mock; readonly endpoint: string }> {
  const mock = await createMock({ schemas: ['schemas/webex'], clock: 'virtual' });
  onTestFinished(() => mock.close());
  const { url } = await mock.listen();
  return { mock, endpoint: url };
}

const ADMIN = { siteName: 'acme', webExID: 'admin@acme.com', password: 'P@ssword123' };

describe('what is opened', () => {
  test('is what was asked for, with what it needs, and nothing else', () => {
    expect([...open.callables.keys()].toSorted()).toEqual([
      'user.AuthenticateUser',
      'user.CreateUser',
      'user.GetUser',
      'user.SetUser',
    ]);
    expect(open.placeholders).toEqual(['siteName']);
    expect(open.release).toBe('10.0');
  });

  test('has credentials in the order of the schema, then those of logins', () => {
    const names = open.credentials.map(({ name }) => name);
    expect(names.slice(0, 4)).toEqual(['webExID', 'password', 'siteID', 'siteName']);
    expect(names.slice(-2)).toEqual(['accessToken', 'samlResponse']);
    const secret = open.credentials.filter((credential) => credential.secret);
    expect(secret.map(({ name }) => name)).toContain('password');
    expect(secret.map(({ name }) => name)).not.toContain('webExID');
  });

  test.each([
    [{}, ['webExID', 'password', 'siteName']],
    [{ siteName: 'acme', webExID: 'a' }, ['password']],
    [{ siteName: 'acme', webExID: 'a', password: 'b' }, []],
    [{ siteName: 'acme', webExID: 'a', accessToken: 'b' }, []],
    [{ siteName: 'acme', webExID: 'a', sessionTicket: 'b' }, []],
  ])('misses what %j lacks', (given, names) => {
    expect(open.missing(given, ['user.SetUser']).map(({ name }) => name)).toEqual(names);
  });

  test('knows what holds for an operation', () => {
    const { lookup, counts, isRepeatable } = callable('user.CreateUser');
    expect(lookup?.operation).toBe('user.GetUser');
    expect(counts).toBe(false);
    expect(isRepeatable({ webExId: 'a' })).toBe(false);
    const set = callable('user.SetUser');
    expect(set.read?.operation).toBe('user.GetUser');
    expect(set.counts).toBe(true);
    expect(set.isRepeatable({ webExId: 'a' })).toBe(true);
    expect(set.isRepeatable({ webExId: 'a', newWebExId: 'b' })).toBe(false);
    expect(set.fields.find(({ path }) => path === 'personalMeetingRoom.hostPIN')?.secret).toBe(
      true,
    );
  });
});

describe('before a call', () => {
  test('a request is judged by the schemas, from its own members', () => {
    const { judge } = callable('user.SetUser');
    expect(judge({ webExId: 'a', personalMeetingRoom: { hostPIN: '3842' } })).toEqual([]);
    const issues = judge({ active: 'NO', personalMeetingRoom: { hostPIN: 5, nope: 1 } });
    expect(issues.map(({ code, path }) => [code, path.join('.')]).toSorted()).toEqual([
      ['enumeration', 'active'],
      ['required', 'webExId'],
      ['type', 'personalMeetingRoom.hostPIN'],
      ['unknown-member', 'personalMeetingRoom.nope'],
    ]);
  });

  test('and by the advisory rules', () => {
    const { advise } = callable('user.SetUser');
    expect(advise({ webExId: 'a', personalMeetingRoom: { hostPIN: '3842' } })).toEqual([]);
    const [problem] = advise({ webExId: 'a', personalMeetingRoom: { hostPIN: '1234' } });
    expect(problem?.path).toBe('personalMeetingRoom.hostPIN');
  });

  test('its preview has no secret in it', () => {
    const request = { webExId: 'jane', personalMeetingRoom: { hostPIN: '3842' } };
    const credentials = { siteName: 'acme', password: 'hunter2' };
    const { head, body } = open.preview('user.SetUser', request, { credentials });
    expect(head).toBe('POST https://acme.webex.com/WBXService/XMLService');
    expect(body).toContain('<webExId>jane</webExId>');
    expect(body).toContain('<hostPIN>***</hostPIN>');
    expect(body).toContain('<password>***</password>');
    expect(body).not.toMatch(/3842|hunter2/);
    expect(open.preview('user.SetUser', request).head).toContain('https://{siteName}.webex.com/');
  });

  test.each([
    [
      'a message',
      `<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><body><bodyContent
      xsi:type="java:com.webex.service.binding.user.SetUser"><webExId>a</webExId></bodyContent></body></serv:message>`,
    ],
    [
      'the payload as it is copied',
      '<bodyContent xsi:type="java:com.webex.service.binding.user.SetUser"><webExId>a</webExId></bodyContent>',
    ],
    [
      'an element of the schema',
      '<use:setUser xmlns:use="http://www.webex.com/schemas/2002/06/service/user"><use:webExId>a</use:webExId></use:setUser>',
    ],
    ['an element alone', '<SetUser><webExId>a</webExId></SetUser>'],
  ])('it may come from %s', (_, document) => {
    expect(open.readXml('user.SetUser', Buffer.from(document))).toEqual({ webExId: 'a' });
  });

  test('what is missing in a document is no fault, what is unknown is', () => {
    expect(open.readXml('user.SetUser', Buffer.from('<a><email>a@b.c</email></a>'))).toEqual({
      email: 'a@b.c',
    });
    const read = (): unknown => open.readXml('user.SetUser', Buffer.from('<a><nope/></a>'));
    expect(read).toThrow('no valid request of user.SetUser');
    try {
      read();
    } catch (error) {
      const { issues } = error as RequestDocumentError;
      expect(issues.map(({ code, path }) => [code, path])).toEqual([['unknown-element', ['nope']]]);
    }
  });

  test('a request of another operation is refused', () => {
    const document =
      '<bodyContent xsi:type="java:com.webex.service.binding.user.GetUser"><webExId>a</webExId></bodyContent>';
    const message = `<serv:message><body>${document}</body></serv:message>`;
    for (const text of [document, message])
      expect(() => open.readXml('user.SetUser', Buffer.from(text))).toThrow('user}getUser');
  });
});

describe('a session', () => {
  test('calls over a socket, and gives the response', async () => {
    const { mock, endpoint } = await listening();
    const session = open.connect({ credentials: ADMIN, endpoint });
    const outcome = await session.call('user.GetUser', { webExId: 'hostid' });
    expect(outcome).toMatchObject({ kind: 'success', attempts: 1, value: { webExId: 'hostid' } });
    const xml = outcome.kind === 'success' ? open.printXml('user.GetUser', outcome.value) : '';
    expect(xml).toContain('<use:webExId>hostid</use:webExId>');
    expect(mock.journal).toHaveLength(1);
  });

  test('gives failures as data, with what api.json knows', async () => {
    const { endpoint } = await listening();
    const session = open.connect({ credentials: { ...ADMIN, password: 'wr0ngOne' }, endpoint });
    const outcome = await session.call('user.GetUser', { webExId: 'hostid' });
    expect(outcome).toMatchObject({
      kind: 'failure',
      cause: 'api',
      errorId: '030002',
      known: { name: 'wrong-credentials', retry: 'never' },
      outcomeUnknown: false,
      attempts: 1,
    });
    expect(JSON.stringify(outcome)).not.toContain('wr0ngOne');
  });

  test('changes an access token into a ticket', async () => {
    const { mock, endpoint } = await listening();
    const credentials = { siteName: 'acme', webExID: 'admin@acme.com', accessToken: 't0ken' };
    await open.connect({ credentials, endpoint }).call('user.GetUser', { webExId: 'a' });
    expect(mock.journal[0]?.operation).toBe('user.AuthenticateUser');
  });

  test('says when nobody knows whether it was carried out', async () => {
    const { mock, endpoint } = await listening();
    mock.force('operation=user.CreateUser; drop=after');
    const session = open.connect({ credentials: ADMIN, endpoint });
    const request = {
      firstName: 'a',
      lastName: 'b',
      webExId: 'new',
      email: 'a@b.cd',
      password: 'Xy12345678',
      privilege: { host: true },
      active: 'ACTIVATED',
    };
    const outcome = await session.call('user.CreateUser', request);
    expect(outcome).toMatchObject({ kind: 'failure', outcomeUnknown: true, attempts: 1 });
  });

  test('ends with the signal', async () => {
    const { mock, endpoint } = await listening();
    mock.force('latency=60000');
    const controller = new AbortController();
    const session = open.connect({ credentials: ADMIN, endpoint });
    const outcome = session.call('user.GetUser', { webExId: 'a' }, controller.signal);
    controller.abort();
    expect(await outcome).toMatchObject({ kind: 'failure', cause: 'abort' });
  });

  test.each([
    [{ ...ADMIN, siteName: 'acme.webex.com' }, 'siteName: expected letters'],
    [{ ...ADMIN, webExId: 'a' }, 'webExId: there is no such credential'],
    [{ ...ADMIN, siteID: 'abc' }, 'siteID: expected a whole number'],
  ])('is refused for %j', (credentials, message) => {
    expect(() => open.connect({ credentials })).toThrow(message);
  });
});
