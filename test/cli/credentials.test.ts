import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import { call } from './call-run.js';
import { emptyFolder } from './run.js';

let words: readonly string[];

beforeAll(async () => {
  const mock = await createMock({ schemas: ['schemas/webex'] });
  const { url } = await mock.listen();
  words = ['user.GetUser', '--endpoint', url, '--set', 'webExId=hostid'];
  return () => mock.close();
});

const SITE = ['--site', 'acme'];
const ADMIN = { webExID: 'admin@acme.com', password: 'P@ssword123' };
const HOST = { webExID: 'hostid', password: 'P@ssword123' };

/** A folder with the file `c.json`. */
function folderWith(content: unknown, mode = 0o600): string {
  const folder = emptyFolder();
  const file = join(folder, 'c.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file, mode);
  return folder;
}

const FILE = ['--credentials', 'c.json'];

describe('credentials', () => {
  test('come from a file that nobody else can read', async () => {
    const cwd = folderWith(ADMIN);
    expect(await call([...words, ...SITE, ...FILE], { cwd })).toMatchObject({ code: 0, error: '' });
  });

  test('of the first account, where there are several', async () => {
    const cwd = folderWith([ADMIN, { webExID: 'nobody', password: 'x' }]);
    expect(await call([...words, ...SITE, ...FILE], { cwd })).toMatchObject({ code: 0 });
  });

  test('of a file are not mixed with those of the environment, but for the site', async () => {
    const cwd = folderWith({ webExID: 'admin@acme.com' });
    const env = { WEBEX_PASSWORD: ADMIN.password, WEBEX_SITENAME: 'acme' };
    const { code, error } = await call([...words, ...FILE], { cwd, env });
    expect(code).toBe(2);
    expect(error).toContain('CMD907 missing credentials of admin@acme.com: password;');
    const whole = { cwd: folderWith(ADMIN), env };
    expect(await call([...words, ...FILE], whole)).toMatchObject({ code: 0 });
  });

  test('come from the environment, by the name of the API', async () => {
    const env = {
      WEBEX_WEBEXID: HOST.webExID,
      WEBEX_PASSWORD: HOST.password,
      WEBEX_SITENAME: 'acme',
    };
    expect(await call(words, { env })).toMatchObject({ code: 0, error: '' });
  });

  test('that are missing are named, with where they may come from', async () => {
    const { code, error } = await call(words, { env: { WEBEX_WEBEXID: 'a' } });
    expect(code).toBe(2);
    expect(error).toContain('missing credentials of a: password, siteName; give --site NAME, ');
    expect(error).toContain(
      'WEBEX_PASSWORD, WEBEX_SITENAME in the environment, or --credentials FILE',
    );
  });

  test('are not needed where the operation needs none', async () => {
    const { code, error } = await call(['ep.GetSiteType', ...words.slice(1, 3), ...SITE]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
  });
});

describe('a file with credentials is refused', () => {
  test.each([0o640, 0o604, 0o620])('when others have rights: %o', async (mode) => {
    const { code, error } = await call([...words, ...SITE, ...FILE, '--verbose'], {
      cwd: folderWith(ADMIN, mode),
    });
    expect(code).toBe(2);
    expect(error).toContain(
      `CMD908 c.json: others may read or change it (mode 0${mode.toString(8)})`,
    );
    expect(error).toContain('chmod 600 c.json');
  });

  test.each([
    ['{"password":"hunter2"', 'c.json: no JSON, at line 1, column 22'],
    ['"hunter2"', 'c.json: expected an object with credentials, found string'],
    ['[]', 'the list has no account'],
    [[ADMIN, { pasword: 'hunter2' }], "account 2: there is no credential 'pasword'"],
    [{ password: ['hunter2'] }, 'password: expected a text that is not empty'],
    [{ password: '' }, 'password: expected a text that is not empty'],
  ])('as %j, and nothing of it is shown', async (content, message) => {
    const { code, out, error } = await call([...words, ...SITE, ...FILE], {
      cwd: folderWith(content),
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(message);
    expect(error).not.toContain('hunter2');
  });

  test('when it is not there', async () => {
    const { code, error } = await call([...words, ...SITE, ...FILE]);
    expect(code).toBe(2);
    expect(error).toContain('CMD903');
  });
});
