import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { greeting } from '../../generator/cli/serving-lines.js';
import { ask, basic, serving } from './resources.js';

const served = serving();

describe('the call that a mock prints', () => {
  test('works as it is', async () => {
    const { mock, url } = served;
    const text = greeting(mock, url, { proxy: undefined, strict: false }, 80);
    const line = /^ {2}(curl .*)$/m.exec(text)?.[1] ?? '';
    // The shell itself takes the line apart.
    const script = `curl() { for word; do printf '%s\\0' "$word"; done; }; ${line}`;
    const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0');
    const after = (flag: string): string => words[words.indexOf(flag) + 1] ?? '';
    const address = words.find((word) => word.startsWith('http')) ?? '';
    const [username = '', password = ''] = after('-u').split(':');
    const [name = '', value = ''] = after('-H').split(': ');
    const headers = { ...basic(username, password), [name]: value };
    expect(await ask(address, 'GET ', { headers })).toMatchObject({
      status: 200,
      headers: { 'content-type': value },
    });
  });

  test('comes with who may log in, and what is simulated', () => {
    const { mock, url } = served;
    const text = greeting(mock, url, { proxy: undefined, strict: false }, 80);
    expect(text).toContain(`polycom 2.0 on ${url}\n`);
    expect(text).toContain('  local administrator admin, password Adm1nistrator\n');
    expect(text).toContain(
      '  5 operations with behaviour:\n    users.list, get, create, update, delete\n',
    );
  });
});
