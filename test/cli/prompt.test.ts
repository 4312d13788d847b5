/** What a person at a terminal is asked. */
import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import { SCHEMAS } from './call-run.js';

const PASSWORD = 'Adm1nistrator';

/** The one of util-linux, which makes a terminal for a command. */
const hasScript = spawnSync('script', ['--version']).stdout?.toString().includes('util-linux');

/** Runs the command at a terminal; each answer is typed the moment its question stands there. */
function atTerminal(
  words: readonly string[],
  answers: readonly (readonly [question: string, answer: string])[],
): Promise<{ readonly code: number | null; readonly shown: string }> {
  const line = [process.execPath, resolve('dist/codegen.mjs'), ...words];
  const quoted = line.map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-q', '-e', '-c', quoted, '/dev/null'], {
    env: { PATH: process.env['PATH'], SHELL: '/bin/sh', TERM: 'dumb' },
  });
  const open = [...answers];
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const [next] = open;
    if (next === undefined || !shown.endsWith(next[0])) return;
    open.shift();
    child.stdin.write(`${next[1]}\r`);
  });
  return new Promise((done) => child.once('close', (code) => done({ code, shown })));
}

test.skipIf(!hasScript)(
  `${hasScript ? '' : '(no script command here) '}credentials and secrets are asked for, and what is secret is not shown`,
  async () => {
    const mock = await createMock({ schemas: ['schemas/polycom'] });
    onTestFinished(() => mock.close());
    const { url } = await mock.listen();
    const members = ['username=ann', 'first-name=A', 'last-name=B', 'password=@-'];
    const { code, shown } = await atTerminal(
      [
        'call',
        'users.create',
        '--endpoint',
        url,
        '--schemas',
        SCHEMAS,
        ...members.flatMap((member) => ['--set', member]),
      ],
      [
        ['password: ', 'Passw0rd1'],
        ['username: ', 'admin'],
        ['password: ', PASSWORD],
      ],
    );
    expect(shown).toMatch(/^username +ann/m);
    expect(code).toBe(0);
    expect(shown).toContain('username: admin');
    expect(shown).not.toMatch(/Passw0rd1|Adm1nistrator/);
  },
);
