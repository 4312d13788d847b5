/** The runner as a command, with a suite of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Group, Result } from '../../conformance/suite.js';
import { runAll } from '../../conformance/pool.js';
import { ROOT } from '../support/open.js';

const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"
  elementFormDefault="qualified">
  <xs:element name="a"><xs:complexType><xs:sequence>
    <xs:element name="b" type="xs:int" maxOccurs="2"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

const GROUPS: readonly Group[] = [
  {
    set: 'ourMeta/one',
    group: 'good',
    schema: { name: 'schema', docs: ['good.xsd'], expected: 'valid' },
    instances: [
      { name: 'right', doc: 'right.xml', expected: 'valid' },
      { name: 'wrong', doc: 'wrong.xml', expected: 'invalid' },
      { name: 'disputed', doc: 'right.xml', expected: 'indeterminate' },
    ],
  },
  {
    set: 'ourMeta/one',
    group: 'bad',
    schema: { name: 'schema', docs: ['bad.xsd'], expected: 'invalid' },
    instances: [{ name: 'of no schema', doc: 'right.xml', expected: 'invalid' }],
  },
  {
    set: 'ourMeta/two',
    group: 'hinted',
    schema: null,
    instances: [{ name: 'by hint', doc: 'hinted.xml', expected: 'valid' }],
  },
];

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const files = {
    'good.xsd': SCHEMA,
    'bad.xsd': SCHEMA.replace('xs:int', 'xs:nothing'),
    'right.xml': '<a xmlns="urn:t"><b>1</b><b>02</b></a>',
    'wrong.xml': '<a xmlns="urn:t"><b>x</b></a>',
    'hinted.xml':
      '<a xmlns="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:t good.xsd"><b>1</b></a>',
    'manifest.jsonl': GROUPS.map((group) => `${JSON.stringify(group)}\n`).join(''),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const script = join(ROOT, 'scripts', 'conformance.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

const paths = (): readonly string[] =>
  ['suite', '.', 'manifest', 'manifest.jsonl', 'out', 'results.jsonl', 'known', 'known.jsonl'].map(
    (word, index) => (index % 2 === 0 ? `--${word}` : word),
  );

describe('npm run conformance', () => {
  test('writes a line for each test with a verdict, and the table', () => {
    const { status, stdout } = run([...paths(), '--jobs', '1']);
    const results = readFileSync(at('results.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Result);
    expect(results.map(({ name, actual, ok, roundTrip }) => [name, actual, ok, roundTrip])).toEqual(
      [
        ['schema', 'valid', true, null],
        ['right', 'valid', true, true],
        ['wrong', 'invalid', true, null],
        ['schema', 'invalid', true, null],
        ['of no schema', 'invalid', true, null],
        ['by hint', 'valid', true, true],
      ],
    );
    expect(results[2]?.reason).toContain('cvc-datatype-valid.1.2.1');
    expect(results[3]?.reason).toContain('src-resolve');
    expect(stdout).toContain('| all | 2 of 2 | 4 of 4 | 100.000 % | 2 of 2 | 0 | 0 |');
    expect(status).toBe(0);
  });

  test('an unlisted miss and a listed pass both fail the run', () => {
    const wrong = GROUPS.map((group) => ({
      ...group,
      instances: group.instances.map((test) =>
        test.name === 'wrong' ? { ...test, expected: 'valid' } : test,
      ),
    }));
    writeFileSync(at('turned.jsonl'), wrong.map((group) => `${JSON.stringify(group)}\n`).join(''));
    const turned = paths().map((word) => (word === 'manifest.jsonl' ? 'turned.jsonl' : word));
    const first = run(turned);
    expect(first.status).toBe(1);
    expect(first.stdout).toContain('instance ourMeta/one good wrong went wrong and is not listed');
    expect(run([...turned, '--update']).status).toBe(0);
    expect(run(turned).status).toBe(0);
    const second = run(paths());
    expect(second.status).toBe(1);
    expect(second.stdout).toContain('good wrong is listed as a miss and went right');
  });

  test.each([
    [[], 'usage: npm run conformance'],
    [['--suite', 'nowhere', '--manifest', 'm', '--out', 'o'], 'the folder nowhere does not exist'],
    [['--suite', '.', '--manifest', 'm', '--out', 'o'], 'the manifest m does not exist'],
    [
      ['--suite', '.', '--manifest', 'good.xsd', '--out', 'o'],
      'good.xsd:1: expected a line of JSON',
    ],
    [['--what'], 'what'],
  ])('says what is wrong with %j', (args, message) => {
    const { status, stderr } = run(args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(2);
  });
});

test('a process that dies costs its own group alone', async () => {
  const worker = at('worker.mjs');
  writeFileSync(
    worker,
    `process.on('message', ({ group }) => {
       if (group.group === 'bad') process.exit(3);
       process.send({ results: [{ name: group.group }] });
     });
     process.send('ready');`,
  );
  const found: string[][] = [];
  await runAll(worker, folder, GROUPS, 1, (index, results) => {
    found[index] = results.map(({ name, actual, reason }) => [name, actual, reason].join(' '));
  });
  expect(found).toEqual([
    ['good  '],
    ['schema crash the process ended: 3', 'of no schema crash the process ended: 3'],
    ['hinted  '],
  ]);
});

test('the suite of the W3C, every sixth group of it', { timeout: 600_000 }, ({ skip }) => {
  const corpus = join(ROOT, '../shared/corpora/w3c-xsd');
  const manifest = tryRead(join(corpus, 'manifest.jsonl'));
  if (manifest === undefined) skip('the suite is not beside this checkout (../shared)');
  const suite = at('suite');
  execFileSync('mkdir', [suite]);
  execFileSync('tar', ['xJf', join(corpus, 'suite.tar.xz'), '-C', suite]);
  const lines = (manifest ?? '').split('\n').filter((_, index) => index % 6 === 0);
  writeFileSync(at('sample.jsonl'), lines.join('\n'));
  const known = join(ROOT, 'conformance/known-misses.jsonl');
  const manifestArgs = ['--suite', suite, '--manifest', at('sample.jsonl')];
  const { status, stdout } = run([...manifestArgs, '--out', at('sampled.jsonl'), '--known', known]);
  expect(stdout).not.toContain('went wrong');
  expect(stdout).not.toContain('went right');
  expect(status).toBe(0);
});

function tryRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
