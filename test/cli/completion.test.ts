import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codegen, emptyFolder } from './run.js';

const SCHEMAS = ['--schemas', resolve('schemas')];

function words(...line: readonly string[]): readonly string[] {
  const { code, out, error } = codegen(['completion', 'words', '--', ...line]);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return out.split('\n').slice(0, -1);
}

describe('candidates', () => {
  test.each([
    ['commands', ['ca'], ['call']],
    ['options', ['call', '--out'], ['--output']],
    ['options of the default command', ['--o'], ['--out', '--operations']],
    ['values', ['call', '--output', ''], ['table', 'json', 'xml']],
    ['APIs', ['call', ...SCHEMAS, 'web'], ['webex']],
    ['the option for them', ['call', ...SCHEMAS, '--api', 'p'], ['polycom']],
    ['operations', ['call', ...SCHEMAS, 'webex', 'user.SetU'], ['user.SetUser']],
    ['operations to describe', ['call', ...SCHEMAS, '--describe', 'users.u'], ['users.update']],
    ['releases', ['call', ...SCHEMAS, 'webex', '--release', '5'], ['5.8', '5.9']],
    [
      'members',
      [
        'call',
        ...SCHEMAS,
        'webex',
        'user.SetUser',
        '--set',
        'webExId=a',
        '--set',
        'personalMeetingRoom.h',
      ],
      [
        'personalMeetingRoom.headerImageBranding=',
        'personalMeetingRoom.headerImageURL=',
        'personalMeetingRoom.hostPIN=',
      ],
    ],
    [
      'members of resources',
      ['call', ...SCHEMAS, 'polycom', 'users.get', '--set', ''],
      ['domain=', 'username='],
    ],
    ['nothing behind an operation', ['call', ...SCHEMAS, 'webex', 'user.SetUser', ''], []],
    ['nothing without schemas', ['call', '--schemas', '/nowhere', 'a'], []],
    ['nothing for an unknown command', ['nope', ''], []],
  ])('are %s', (_, line, expected) => {
    expect(words(...line)).toEqual(expected);
  });
});

describe('codegen completion', () => {
  test.each(['bash', 'zsh', 'fish'])('prints a script for %s', (shell) => {
    const { code, out } = codegen(['completion', shell]);
    expect(code).toBe(0);
    expect(out).toContain('completion words --');
    // Where the shell is there, it understands the script.
    const checked = spawnSync(shell, ['-n'], { input: out, encoding: 'utf8' });
    if (checked.error === undefined) expect(checked).toMatchObject({ status: 0, stderr: '' });
  });

  test('of which bash gets what fits, also behind = and @', () => {
    const folder = emptyFolder();
    const program = join(folder, 'codegen');
    writeFileSync(
      program,
      `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/codegen.mjs')}' "$@"\n`,
    );
    chmodSync(program, 0o755);
    const line = `codegen call ${SCHEMAS.join(' ')} webex user.SetUser --set webExId=a@b.cd --set personalMeetingRoom.ho`;
    const script = `eval "$(codegen completion bash)"
      COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; _codegen; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env['PATH']}` },
    });
    expect(stdout).toBe('personalMeetingRoom.hostPIN=\n');
  });

  test('knows no other shell', () => {
    const { code, error } = codegen(['completion', 'csh']);
    expect(code).toBe(2);
    expect(error).toContain("expected bash, zsh, fish, found 'csh'");
  });
});
