import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundle } from '../../generator/execute/bundle.js';
import { emitWebex } from '../runtime/client-emitted.js';

const files = emitWebex('10.0');
const folder = mkdtempSync(join(tmpdir(), 'operations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const USE = `
import { assertStrict, createClient, isApiError } from './client.js';
import type { Reply, StrictReply } from './client.js';
import * as ep from './operations/ep.js';
import * as user from './operations/user.js';
import type { GetUserResponse, SetUserResponse } from './operations/user.js';

const client = createClient({ siteName: 'acme', webExID: 'a', password: 'b' }, { user, ep });

export async function use(flag: boolean): Promise<void> {
  const a: Reply<SetUserResponse> = await client.user.setUser({ webExId: 'x' });
  const b: StrictReply<GetUserResponse> = await client.user.getUser({ webExId: 'x' }, { strict: true });
  const c: Reply<GetUserResponse> = await client.user.getUser({ webExId: 'x' }, { strict: flag });
  const d: Reply<GetUserResponse> = await user.getUser(client, { webExId: 'x' }, { timeoutMs: 7 });
  const e: StrictReply<GetUserResponse> = assertStrict(d);
  const f: StrictReply<GetUserResponse> = await user.getUser(client, { webExId: 'x' }, { strict: true });
  const certain: string = b.value.webExId;
  const perhaps: string | undefined = d.value.webExId;
  const version: string | undefined = (await client.ep.getAPIVersion({})).value.apiVersion;
  // @ts-expect-error may be missing in a tolerant reply
  const wrong: string = d.value.webExId;
  // @ts-expect-error may be missing when it is not certain that the reply is strict
  const alsoWrong: string = c.value.webExId;
  // @ts-expect-error unknown option of a function
  await user.getUser(client, { webExId: 'x' }, { timeoutMs: 7, stirct: true });
  // @ts-expect-error unknown option of a member
  await client.user.getUser({ webExId: 'x' }, { timeoutMs: 7, stirct: true });
  // @ts-expect-error unknown member
  await client.user.getUser({ webExId: 'x', foo: 1 });
  // @ts-expect-error missing member
  await client.user.getUser({});
  // @ts-expect-error no such operation
  await client.user.getUsers({});
  // @ts-expect-error no such service
  await client.meeting.getMeeting({});
  // @ts-expect-error no such credential
  createClient({ siteName: 'acme', webexId: 'a' });
  void [a, b, c, d, e, f, certain, perhaps, version, wrong, alsoWrong];
}

export function failed(error: unknown): string | undefined {
  return isApiError(error) ? \`\${error.errorId} \${error.known?.retry}\` : undefined;
}
`;

test('the emitted client is typed as its users need it', () => {
  for (const { path, text } of files) put(path, text);
  put('use.ts', USE);
  put('package.json', '{ "type": "module" }');
  const types = resolve('node_modules/@types');
  put(
    'tsconfig.json',
    JSON.stringify({
      extends: resolve('tsconfig.json'),
      compilerOptions: { typeRoots: [types], noUnusedLocals: false, noUnusedParameters: false },
      include: ['./**/*.ts'],
      exclude: [],
    }),
  );
  const compiler = resolve('node_modules/typescript/bin/tsc');
  let output = '';
  try {
    output = execFileSync(process.execPath, [compiler, '-p', folder], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    output = String((error as { stdout: unknown }).stdout);
  }
  expect(output).toBe('');
});

describe('a bundle', () => {
  async function bundled(text: string): Promise<string> {
    return bundle([...files, { path: 'entry.ts', text }], 'entry.ts');
  }

  test('of one operation has nothing of the others', async () => {
    const code = await bundled(
      "import { createClient } from './client.js'; import { setUser } from './operations/user.js'; setUser(createClient({}), { webExId: '' });",
    );
    expect(code).toContain('user.SetUser');
    expect(code).not.toMatch(/user\\.(?:Get|Create|Lst)|readGetUser|writeCreateUser|checkLstUser/);
    expect(code).not.toContain('There is no user with this name');
  });

  test('of nothing is empty', async () => {
    const code = await bundled("import './client.js'; import './operations/user.js';");
    expect(code).not.toMatch(/Operation|createClient|class /);
  });
});
