/** The same bytes for every release, wherever and in whatever surroundings the command runs. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/open.js';
import { differing, emptyFolder, filesIn, generated, RELEASES, SCHEMAS } from './output.js';
import type { Generated } from './output.js';

const TURKISH = { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
const FAR_AWAY = { TZ: 'Pacific/Kiritimati' };
const REVERSED = {
  NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, 'test/release/reversed-readdir.mjs')).href}`,
};

const firsts = new Map<string, Generated>();

beforeAll(() => {
  const env = { LC_ALL: 'C', TZ: 'UTC' };
  for (const release of RELEASES) {
    const words = ['--schemas', './schemas', '--release', release];
    firsts.set(release, generated(words, { cwd: ROOT, env }));
  }
});

function first(release: string): Generated {
  const found = firsts.get(release);
  if (found === undefined) throw new Error(`release ${release} was not generated`);
  return found;
}

/** The schemas again, each file created after those that stand behind it in the alphabet. */
function copiedBackwards(): string {
  const copy = emptyFolder();
  for (const path of filesIn(SCHEMAS).toReversed()) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(join(SCHEMAS, path), join(copy, path));
  }
  return copy;
}

describe.each(RELEASES)('release %s', (release) => {
  test('is generated without a warning', () => {
    const { said, tree } = first(release);
    expect(said).toMatch(
      /^OUT\/webex \([\d.]+\): \d+ files written, 0 unchanged; \d+ types, \d+ operations; \d+ ms\n$/,
    );
    expect(said).toContain(`(${release}): ${tree.size} files written`);
  });

  test('is the same in other surroundings', () => {
    const words = ['--schemas', copiedBackwards(), '--release', release];
    const other = generated(words, { cwd: '/', env: { ...TURKISH, ...FAR_AWAY, ...REVERSED } });
    expect(differing(other.tree, first(release).tree)).toEqual([]);
  });

  test('says nothing of the time and the machine', () => {
    const { tree, out } = first(release);
    for (const [path, text] of tree) {
      if (path.includes('/runtime/')) continue;
      expect(text.includes(ROOT) || text.includes(out), path).toBe(false);
      expect(text, path).not.toMatch(/\b20(2[4-9]|[3-9]\d)-\d\d-\d\d/);
    }
  });
});

describe('the newest release', () => {
  const newest = '10.0';

  test.each([
    ['from another folder', { cwd: '/' }, SCHEMAS],
    ['from the folder of the schemas', { cwd: SCHEMAS }, '.'],
    ['for the API’s folder', { cwd: ROOT }, './schemas/webex'],
    ['for the API’s folder, absolute', { cwd: '/' }, join(SCHEMAS, 'webex')],
    ['in a Turkish locale', { cwd: ROOT, env: TURKISH }, './schemas'],
    ['in another time zone', { cwd: ROOT, env: FAR_AWAY }, './schemas'],
    ['when folders are listed backwards', { cwd: ROOT, env: REVERSED }, './schemas'],
    ['from a copy made backwards', { cwd: ROOT }, copiedBackwards()],
  ])('is the same %s', (_name, options, schemas) => {
    const { tree } = generated(['--schemas', schemas, '--release', newest], options);
    expect(differing(tree, first(newest).tree)).toEqual([]);
  });

  test('is the default', () => {
    const { tree } = generated(['--schemas', './schemas/webex'], { cwd: ROOT });
    expect(differing(tree, first(newest).tree)).toEqual([]);
  });
});

test('the surroundings are what they claim to be', () => {
  const script = `console.log([
    Intl.DateTimeFormat().resolvedOptions().locale,
    new Date('2026-01-01T00:00:00Z').getHours(),
    require('node:fs').readdirSync(process.argv[1]).join(),
  ].join(' '))`;
  const folder = join(ROOT, 'test/release');
  const env = { ...process.env, ...TURKISH, ...FAR_AWAY, ...REVERSED };
  const said = execFileSync(process.execPath, ['-e', script, folder], { env, encoding: 'utf8' });
  const names = filesIn(folder).toReversed().join();
  expect(said.trim()).toBe(`tr-TR 14 ${names}`);
});
