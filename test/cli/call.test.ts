import { writeFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock } from '../../generator/mock/model.js';
import { makeCertificates, NO_OPENSSL } from '../support/certificates.js';
import { proxyFor } from '../support/serving.js';
import { call } from './call-run.js';
import { emptyFolder } from './run.js';

const PASSWORD = 'P@ssword123';
const ENV = { WEBEX_WEBEXID: 'admin@acme.com', WEBEX_PASSWORD: PASSWORD };
const SET_USER = ['webex', 'user.SetUser', '--site', 'acme'];

let mock: Mock;
let endpoint: readonly string[];

beforeAll(async () => {
  mock = await createMock({ schemas: ['schemas/webex'] });
  const { url } = await mock.listen();
  endpoint = ['--site', 'acme', '--endpoint', url];
  return () => mock.close();
});

describe('codegen call', () => {
  test('changes a user and reads it again', async () => {
    const words = ['webex', 'user.SetUser', ...endpoint, '--set', 'webExId=hostid'];
    const pin = ['--set', 'personalMeetingRoom.hostPIN=@-', '--set', 'title=Boss'];
    const changed = await call([...words, ...pin], { env: ENV, input: '3842\n' });
    expect(changed).toMatchObject({ code: 0, error: '' });

    const read = ['user.GetUser', ...endpoint, '--set', 'webExId=hostid', '--output'];
    const json = await call([...read, 'json'], { env: ENV });
    // Whoever asks for a PIN gets it.
    expect(JSON.parse(json.out)).toMatchObject({
      webExId: 'hostid',
      title: 'Boss',
      personalMeetingRoom: { hostPIN: '3842' },
    });
    const table = await call([...read, 'table'], { env: ENV });
    expect(table.out).toMatch(/^webExId {2,}hostid$/m);
    expect(table.out).toMatch(/^personalMeetingRoom.hostPIN {2,}3842$/m);
    const xml = await call([...read, 'xml'], { env: ENV });
    expect(xml.out).toContain('<use:title>Boss</use:title>');
    for (const { out, error } of [json, table, xml]) expect(out + error).not.toContain(PASSWORD);
  });

  test('prints lists as rows', async () => {
    const { out, code } = await call(['user.LstsummaryUser', ...endpoint], { env: ENV });
    expect(code).toBe(0);
    expect(out).toMatch(/^user \(\d+\)\nwebExId +firstName +lastName /m);
    expect(out).not.toContain('$type');
    expect(out).toMatch(/^hostid +\S+ +\S+ +\S+@/m);
  });

  test('tells why the server refused, with what is known of it, and exits 1', async () => {
    const env = { ...ENV, WEBEX_PASSWORD: 'hunter2hunter2' };
    const words = ['user.GetUser', ...endpoint, '--set', 'webExId=hostid'];
    const { code, out, error } = await call(words, { env });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(error).toMatch(
      /CMD911 user\.GetUser: 030002 .* \(wrong-credentials\)\n {2}User name or/,
    );
    expect(error).not.toContain('hunter2');
  });

  test('ends with Ctrl+C', async () => {
    let interrupt = (): void => {};
    // It answers nothing, and whoever waits gives up.
    const server = createPlainServer(() => interrupt());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close().closeAllConnections());
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    const words = ['user.GetUser', '--site', 'acme', '--endpoint', url, '--set', 'webExId=a'];
    const { code, error } = await call(words, {
      env: ENV,
      onStart: (stop) => (interrupt = stop),
    });
    expect(code).toBe(130);
    expect(error).toContain('stopped by its signal');
  });
});

describe('a request', () => {
  test('is shown without being sent, and without credentials', async () => {
    const words = [...SET_USER, '--set', 'webExId=jane@acme.com', '--dry-run'];
    const { code, out, error } = await call([...words, '--set', 'hostPIN=@-'], { input: '3842' });
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toBe(`POST https://acme.webex.com/WBXService/XMLService

<?xml version="1.0" encoding="UTF-8"?>
<serv:message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:com="http://www.webex.com/schemas/2002/06/common" xmlns:serv="http://www.webex.com/schemas/2002/06/service"><header><securityContext><siteName>acme</siteName></securityContext></header><body><bodyContent xsi:type="java:com.webex.service.binding.user.SetUser"><webExId>jane@acme.com</webExId><personalMeetingRoom><hostPIN>***</hostPIN></personalMeetingRoom></bodyContent></body></serv:message>
`);
  });

  test('is judged as a whole before anything is sent', async () => {
    const sets = ['webExIdx=a', 'hostPIN=1234', 'timeZoneID=abc', 'active=MAYBE'];
    const words = sets.flatMap((set) => ['--set', set]);
    const { code, error } = await call([...SET_USER, ...endpoint, ...words], { env: ENV });
    expect(code).toBe(2);
    const lines = error.trimEnd().split('\n');
    expect(lines.map((line) => / (\S+) (\S+):/.exec(line)?.slice(1).join(' ')).toSorted()).toEqual([
      'CMD910 warning',
      'advisory personalMeetingRoom.hostPIN',
      'enumeration active',
      'required webExId',
      'unknown-member webExIdx',
      'value timeZoneID',
    ]);
    expect(error).toContain("did you mean 'webExId'?");
    // Not even the file with the wrong PIN is worth showing it.
    expect(error).not.toMatch(/\b1234\b(?!;)/);
  });

  test('is put together: members win over JSON, JSON over XML', async () => {
    const folder = emptyFolder();
    const [json, xml, pin] = ['a.json', 'a.xml', 'pin'].map((name) => join(folder, name));
    writeFileSync(
      json ?? '',
      '{"webExId":"json","personalMeetingRoom":{"hostPIN":"1111","title":"Room"}}',
    );
    writeFileSync(xml ?? '', '<setUser><webExId>xml</webExId><email>a@b.cd</email></setUser>');
    writeFileSync(pin ?? '', '3842\n');
    const words = ['--json', json ?? '', '--xml', xml ?? '', '--set', `hostPIN=@${pin}`];
    const { code, out } = await call([...SET_USER, ...words, '--set', 'title=@@home', '--dry-run']);
    expect(code).toBe(0);
    const tags = [...out.matchAll(/<(\w+)>([^<]+)</g)].map(([, name, text]) => `${name}=${text}`);
    expect(tags).toEqual([
      'siteName=acme',
      'title=@home',
      'webExId=json',
      'email=a@b.cd',
      'title=Room',
      'hostPIN=***',
    ]);
  });

  test('may come from standard input, once', async () => {
    const input = '{"webExId":"a"}';
    const words = ['user.GetUser', '--json', '-', '--dry-run'];
    expect((await call(words, { input })).out).toContain('<webExId>a</webExId>');
    const twice = await call([...words, '--set', 'webExId=@-'], { input });
    expect(twice).toMatchObject({ code: 2 });
    expect(twice.error).toContain('--set and --json cannot both read standard input');
  });

  test('takes a line of standard input for each @-', async () => {
    const words = ['--set', 'webExId=@-', '--set', 'hostPIN=@-', '--dry-run'];
    const { out } = await call([...SET_USER, ...words], { input: 'jane\r\n3842\r\n' });
    expect(out).toContain('<webExId>jane</webExId>');
    const short = await call([...SET_USER, ...words], { input: 'jane\n' });
    expect(short.error).toContain('--set hostPIN=@-: standard input has no line for it');
  });

  test('of which a secret stands on the command line brings a warning', async () => {
    const words = [...SET_USER, '--set', 'webExId=a', '--set', 'hostPIN=3842', '--dry-run'];
    const { code, error } = await call(words);
    expect(code).toBe(0);
    expect(error).toContain('CMD910 warning: personalMeetingRoom.hostPIN:');
    expect(error).toContain('personalMeetingRoom.hostPIN=@-');
    expect(error).not.toContain('3842');
  });

  test.each([
    ['--json', '{"webExId":', /in:1:12 CMD909 no JSON/],
    ['--json', '["a"]', /in: expected an object/],
    ['--json', '{"webExId":"a","nope":1}', /unknown-member nope:/],
    ['--xml', '<a><webExId>a</b>', /in:1:\d+ ill-formed/],
    ['--xml', '<a><webExId>a</webExId><nope/></a>', /in:1:\d+ unknown-element nope:/],
  ])('in a wrong document is refused: %s %s', async (option, text, message) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'in'), text);
    const words = ['user.GetUser', option, 'in', '--dry-run'];
    const { code, out, error } = await call(words, { cwd: folder });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(message);
  });
});

describe('the way to the server', () => {
  test.each([
    [['--endpoint', 'http://example.com/'], '--endpoint: expected a URL with https'],
    [['--endpoint', 'https://a:b@example.com/'], 'without user information'],
    [['--site', 'acme.webex.com'], 'siteName: expected letters, digits and hyphens only'],
    [['--site', 'acme', '--timeout', '0'], '--timeout: expected a number of seconds'],
  ])('is refused: %j', async (words, message) => {
    const { code, error } = await call(['user.GetUser', '--set', 'webExId=a', ...words], {
      env: ENV,
    });
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  const pairs = makeCertificates();
  test.skipIf(pairs === undefined)(
    `${pairs ? '' : NO_OPENSSL}leads through the proxy of the environment, with the authorities that Node is told`,
    async () => {
      const { good, authority } = pairs ?? { good: undefined, authority: '' };
      const server = createServer({ ...good }, (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          void mock
            .answer({ body: Buffer.concat(chunks), path: mock.path })
            .then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
        });
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      onTestFinished(() => void server.close());
      const proxy = await proxyFor('jo:pr0xySecret');
      const { port } = server.address() as AddressInfo;
      const folder = emptyFolder();
      writeFileSync(join(folder, 'ca.pem'), authority);
      const HTTPS_PROXY = `http://jo:pr0xySecret@${proxy.host}`;
      const env = { ...ENV, HTTPS_PROXY, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
      const words = ['user.GetUser', '--site', 'acme', '--set', 'webExId=hostid', '--endpoint'];
      const first = await call([...words, `https://localhost:${port}/`], { env });
      expect(first).toMatchObject({ code: 0, error: '' });
      expect(proxy.asked).toEqual([`CONNECT localhost:${port}`]);

      const around = await call([...words, `https://localhost:${port}/`], {
        env: { ...env, NO_PROXY: 'localhost' },
      });
      expect(around.code).toBe(0);
      expect(proxy.asked).toHaveLength(1);

      const untrusted = await call([...words, `https://localhost:${port}/`], {
        env: { ...env, NODE_EXTRA_CA_CERTS: '' },
      });
      expect(untrusted.code).toBe(1);
      expect(untrusted.error).not.toMatch(/pr0xySecret|P@ssword/);
    },
  );
});

describe('what there is to call', () => {
  test('is listed', async () => {
    const { out } = await call(['webex', '--list']);
    expect(out).toMatch(/^user\.SetUser +Changes an existing user\.$/m);
    const both = await call(['--list']);
    expect(both).toMatchObject({ code: 2 });
    expect(both.error).toContain('CMD904');
  });

  test('is described', async () => {
    const { out } = await call(['--describe', 'user.SetUser']);
    expect(out).toContain('user.SetUser of webex 10.0\n');
    expect(out).toContain('user.GetUser reads what it changes.');
    expect(out).toContain('unless it has newWebExId.');
    expect(out).toMatch(/^webExId +text, required /m);
    expect(out).toMatch(/^personalMeetingRoom\.hostPIN +text, secret .* A PIN has four digits/m);
    expect(out).toMatch(/^ {2}030002 +wrong-credentials +User name or password/m);
  });

  test.each([
    [
      ['webex', 'user.SetUsr'],
      "there is no operation 'user.SetUsr'",
      "did you mean 'user.SetUser'?",
    ],
    [['webex'], "'webex' is an API; name an operation behind it", '--list'],
    [['wbex', 'user.SetUser'], "there is no API 'wbex'", "did you mean 'webex'?"],
    [['webex', 'user.*'], "found the pattern 'user.*'", ''],
    [['webex', 'user.SetUser', '--api', 'acme'], 'contradict each other', ''],
    [[], 'which operation?', ''],
  ])('is what is expected: %j', async (words, message, help) => {
    const { code, out, error } = await call([...words, '--verbose']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(message);
    expect(error).toContain(help);
  });
});

test('an older release can be chosen', async () => {
  const { out } = await call(['--describe', 'user.SetUser', '--release', '5.8']);
  expect(out).toContain('user.SetUser of webex 5.8\n');
});
