import { readFileSync, renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPairs } from '../../generator/diff/sides.js';
import type { SideOptions } from '../../generator/diff/sides-model.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { folderOf, xsd } from '../load/folder.js';
import { repositoryOf } from '../load/repository.js';

interface Opened {
  /** `from -> to`, with `=` in front where one compilation serves both. */
  readonly pairs: readonly string[];
  /** `api old-files new-files`, the places of the first components. */
  readonly places: readonly string[];
  readonly problems: readonly string[];
}

function open(options: SideOptions): Opened {
  const diagnostics = new Diagnostics();
  const pairs = openPairs(options, diagnostics) ?? [];
  const problems = diagnostics.all.map(({ code, at, message }) => {
    return `${at === undefined ? '' : `${at.file}:${at.line} `}${code} ${message}`;
  });
  return {
    pairs: pairs.map(({ from, to, labels }) => {
      return `${from === to ? '= ' : ''}${labels.from} -> ${labels.to}`;
    }),
    places: pairs.flatMap(({ from, to }) =>
      [from, to].map(({ folder, sets }) => {
        const [element] = sets.flatMap(({ schema }) => [...schema.elements.values()]);
        return `${folder.name} ${element?.at.file}`;
      }),
    ),
    problems,
  };
}

/** A path from the working directory, which places are shown from. */
function here(path: string): string {
  return relative('', path);
}

function element(type: string): string {
  return xsd(`<xs:element name="a" type="xs:${type}"/>`);
}

const API = JSON.stringify({ broken: true });

const THREE = {
  '1.0/a.xsd': element('int'),
  '2.0/a.xsd': element('long'),
  '10.0/a.xsd': element('string'),
};

describe('two releases', () => {
  const folder = folderOf(THREE);
  const schemas = [folder];

  test('the newest and the one before it, unless they are named', () => {
    expect(open({ schemas }).pairs).toEqual(['2.0 -> 10.0']);
    expect(open({ schemas, to: '2.0' }).pairs).toEqual(['1.0 -> 2.0']);
    expect(open({ schemas, from: '1.0' }).pairs).toEqual(['1.0 -> 10.0']);
    expect(open({ schemas, from: '10.0', to: '1.0' }).pairs).toEqual(['10.0 -> 1.0']);
  });

  test('places are shown from the working directory', () => {
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    expect(open({ schemas }).places).toEqual([
      `${name} ${here(join(folder, '2.0/a.xsd'))}`,
      `${name} ${here(join(folder, '10.0/a.xsd'))}`,
    ]);
  });

  test('the same twice is compiled once', () => {
    expect(open({ schemas, from: '2.0', to: '2.0' }).pairs).toEqual(['= 2.0 -> 2.0']);
  });

  test('one that is not there: the known ones, and the closest', () => {
    const { pairs, problems } = open({ schemas, from: '2.1' });
    expect(pairs).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(
        /^CMD905 .* has no release '2\.1'; did you mean '2\.0'\? there are 1\.0, 2\.0, 10\.0$/,
      ),
    ]);
    expect(open({ schemas, to: 'nothing-like-it' }).problems).toEqual([
      expect.stringMatching(/'nothing-like-it'; there are 1\.0, 2\.0, 10\.0$/),
    ]);
  });

  test('nothing comes before the oldest, or the only one', () => {
    expect(open({ schemas, to: '1.0' }).problems).toEqual([
      expect.stringMatching(/^DIF962 .* has no release before 1\.0: name one with --from; /),
    ]);
    expect(open({ schemas: [folderOf({ '1.0/a.xsd': element('int') })] }).problems).toEqual([
      expect.stringMatching(/^DIF962 .* has one release, 1\.0, and nothing to compare it with; /),
    ]);
    expect(open({ schemas: [folderOf({ 'a.xsd': element('int') })] }).problems).toEqual([
      expect.stringMatching(/^DIF962 .* has one release and nothing to compare it with; /),
    ]);
  });
});

describe('errors of a side', () => {
  const broken = xsd('<xs:element name="a" type="t:missing"/>');

  test('come after a line that says which side it is', () => {
    const folder = folderOf({ '1.0/a.xsd': broken, '2.0/a.xsd': element('int') });
    expect(open({ schemas: [folder] }).problems).toEqual([
      'DIF961 the old side (1.0) has an error, so that it cannot be compared',
      expect.stringContaining(`${here(join(folder, '1.0/a.xsd'))}:1 RES`),
    ]);
  });

  test('both sides are told about', () => {
    const folder = folderOf({ '1.0/a.xsd': broken, '2.0/a.xsd': `${broken}\n` });
    const { problems } = open({ schemas: [folder] });
    expect(problems.filter((problem) => problem.startsWith('DIF961')).sort()).toEqual([
      'DIF961 the new side (2.0) has an error, so that it cannot be compared',
      'DIF961 the old side (1.0) has an error, so that it cannot be compared',
    ]);
    expect(problems).toHaveLength(4);
  });

  test('the same bytes on both sides are judged all the same', () => {
    const folder = folderOf({ '1.0/a.xsd': broken, '2.0/a.xsd': broken });
    expect(open({ schemas: [folder] }).problems[0]).toContain('DIF961 the new side (2.0)');
  });

  test('a wrong api.json is placed where it stands', () => {
    const folder = folderOf({ ...THREE, 'api.json': API });
    expect(open({ schemas: [folder] }).problems).toContainEqual(
      expect.stringContaining(`${here(join(folder, 'api.json'))}:1 API`),
    );
  });
});

describe('two paths', () => {
  test('folders without api.json', () => {
    const folder = folderOf({ 'old/a.xsd': element('int'), 'new/in/a.xsd': element('long') });
    const [old, now] = [join(folder, 'old'), `${join(folder, 'new')}/`];
    const { pairs, places, problems } = open({ schemas: [], folders: [old, now] });
    expect(problems).toEqual([]);
    expect(pairs).toEqual([`${old} -> ${now.slice(0, -1)}`]);
    expect(places).toEqual([
      `old ${here(join(folder, 'old/a.xsd'))}`,
      `new ${here(join(folder, 'new/in/a.xsd'))}`,
    ]);
  });

  test('files', () => {
    const folder = folderOf({ 'a.xsd': element('int'), 'b.xsd': element('long') });
    const paths = [join(folder, 'a.xsd'), join(folder, 'b.xsd')] as const;
    expect(open({ schemas: [], folders: paths }).places).toEqual([
      `a ${here(paths[0])}`,
      `b ${here(paths[1])}`,
    ]);
  });

  test('of an API with several releases the newest', () => {
    const folder = folderOf({ ...THREE, 'drop/a.xsd': element('int') });
    renameSync(join(folder, 'drop'), `${folder}-drop`);
    const { pairs } = open({ schemas: [], folders: [folder, `${folder}-drop`] });
    expect(pairs).toEqual([`${folder} 10.0 -> ${folder}-drop`]);
  });

  test('a release of an API is read by the api.json around it, and so is the other side', () => {
    const acme = 'test/cli/schemas/acme';
    expect(open({ schemas: [], folders: [`${acme}/1.0`, `${acme}/2.0`] })).toMatchObject({
      pairs: [`${acme}/1.0 -> ${acme}/2.0`],
      places: [`acme ${acme}/1.0/message.xsd`, `acme ${acme}/2.0/message.xsd`],
      problems: [],
    });
    expect(open({ schemas: [], folders: [acme, `${acme}/1.0`] }).pairs).toEqual([
      `${acme} 2.0 -> ${acme}/1.0`,
    ]);
  });

  test('one api.json serves both', () => {
    const acme = 'test/cli/schemas/acme';
    const drop = folderOf({
      'in/message.xsd': readFileSync(`${acme}/2.0/message.xsd`),
      'in/shop.xsd': readFileSync(`${acme}/2.0/shop.xsd`),
    });
    for (const folders of [[`${acme}/1.0`, drop] as const, [drop, acme] as const]) {
      const diagnostics = new Diagnostics();
      const [pair] = openPairs({ schemas: [], folders }, diagnostics) ?? [];
      expect(diagnostics.all).toEqual([]);
      expect([pair?.from.api?.name, pair?.to.api?.name]).toEqual(['acme', 'acme']);
      expect(pair?.to.sets[0]?.model.operations).toHaveLength(2);
    }
  });

  test('errors of the one api.json are placed where it stands', () => {
    const acme = 'test/cli/schemas/acme';
    const text = readFileSync(`${acme}/2.0/message.xsd`, 'utf8');
    const drop = folderOf({ 'message.xsd': text.replaceAll('name="message"', 'name="massage"') });
    expect(open({ schemas: [], folders: [acme, drop] }).problems).toEqual([
      `DIF961 the new side (${drop}) has an error, so that it cannot be compared`,
      expect.stringMatching(/^test\/cli\/schemas\/acme\/api\.json:\d+ API508 /),
    ]);
  });

  test.each([
    ['does not exist', 'nothing', /^LOAD201 '.*nothing' does not exist$/],
    ['holds no schema', '.', /^LOAD202 '.*' holds no \.xsd file$/],
    [
      'is a revision',
      'git:main',
      /^CMD901 'git:main' is a revision: codegen diff --against git:main/,
    ],
  ])('what %s', (_what, path, message) => {
    const folder = folderOf({});
    const other = folderOf({ 'a.xsd': element('int') });
    const named = path.startsWith('git:') ? path : join(folder, path);
    expect(open({ schemas: [], folders: [named, other] }).problems).toEqual([
      expect.stringMatching(message),
    ]);
  });

  test('two APIs that have nothing in common', () => {
    const one = folderOf({ 'a.xsd': element('int') });
    const other = folderOf({
      'b.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="b" type="xs:int"/></xs:schema>',
    });
    expect(open({ schemas: [], folders: [one, other] }).problems).toEqual([
      expect.stringMatching(/^DIF963 '.*' and '.*' are different APIs: /),
    ]);
  });

  test('a new target namespace is a change of an API', () => {
    const one = folderOf({ 'a.xsd': element('int') });
    const other = folderOf({ 'a.xsd': element('int').replaceAll('urn:t', 'urn:new') });
    expect(open({ schemas: [], folders: [one, other] }).problems).toEqual([]);
  });

  test('what stands beside a file counts for whether both are the same', () => {
    const include = xsd('<xs:include schemaLocation="b.xsd"/>');
    const one = folderOf({ 'a.xsd': include, 'b.xsd': element('int') });
    const other = folderOf({ 'a.xsd': include, 'b.xsd': element('long') });
    const same = folderOf({ 'a.xsd': include, 'b.xsd': element('int') });
    const at = (folder: string): string => join(folder, 'a.xsd');
    const paths = open({ schemas: [], folders: [at(one), at(other)] }).pairs;
    expect(paths).toEqual([`${at(one)} -> ${at(other)}`]);
    const equal = open({ schemas: [], folders: [at(one), at(same)] }).pairs;
    expect(equal).toEqual([`= ${at(one)} -> ${at(same)}`]);
  });
});

describe('against a revision', () => {
  const repository = repositoryOf({
    's/1.0/a.xsd': element('int'),
    's/2.0/a.xsd': element('long'),
  });
  const schemas = [join(repository.folder, 's')];
  const against = 'git:main';

  test('what is the same is no change', () => {
    expect(open({ schemas, against })).toMatchObject({
      pairs: ['= git:main 2.0 -> 2.0'],
      problems: [],
    });
  });

  test('releases of the same name, and each new one with the newest before it', () => {
    repository.write({ 's/1.0/a.xsd': element('short'), 's/1.5/a.xsd': element('byte') });
    repository.write({ 's/3.0/a.xsd': element('string') });
    expect(open({ schemas, against })).toMatchObject({
      pairs: ['git:main 1.0 -> 1.0', 'git:main 1.0 -> 1.5', 'git:main 2.0 -> 3.0'],
      problems: [],
    });
    expect(open({ schemas, against }).places.slice(0, 2)).toEqual([
      's git:main:s/1.0/a.xsd',
      `s ${here(join(repository.folder, 's/1.0/a.xsd'))}`,
    ]);
  });

  test('only those that are named', () => {
    expect(open({ schemas, against, to: '1.5' }).pairs).toEqual(['git:main 1.0 -> 1.5']);
    expect(open({ schemas, against, from: '1.0' }).pairs).toEqual(['git:main 1.0 -> 1.0']);
    expect(open({ schemas, against, from: '1.0', to: '3.0' }).pairs).toEqual([
      'git:main 1.0 -> 3.0',
    ]);
    expect(open({ schemas, against, from: '3.0' }).problems).toEqual([
      "CMD905 git:main has no release '3.0'; did you mean '1.0'? there are 1.0, 2.0",
    ]);
  });

  test('a release that is gone is told about', () => {
    renameSync(join(repository.folder, 's/1.0'), join(repository.folder, 'gone'));
    const { pairs, problems } = open({ schemas, against });
    expect(problems).toEqual([
      "DIF967 the release '1.0' of git:main is gone: it is compared with nothing",
    ]);
    expect(pairs).toEqual(['git:main 1.0 -> 1.5', 'git:main 2.0 -> 3.0']);
    renameSync(join(repository.folder, 'gone'), join(repository.folder, 's/1.0'));
  });

  test('errors of what was there are placed at the revision', () => {
    const { folder, write } = repositoryOf({ 'a.xsd': '<xs:schema', 'b.xsd': element('int') });
    write({ 'a.xsd': element('int') });
    const { problems } = open({ schemas: [folder], against });
    expect(problems[0]).toContain('the old side (git:main) has ');
    expect(problems[1]).toMatch(/^git:main:a\.xsd:1 XML/);
    expect(problems.join()).not.toContain('tmp/codegen-');
  });

  test('schemas without releases, then with them', () => {
    const { folder, write } = repositoryOf({ 's/a.xsd': element('int') });
    renameSync(join(folder, 's/a.xsd'), join(folder, 'a.xsd'));
    write({ 's/1.0/a.xsd': element('int'), 's/2.0/a.xsd': element('long') });
    expect(open({ schemas: [join(folder, 's')], against }).pairs).toEqual(['git:main -> 2.0']);
  });

  test('an API that is new has nothing to be compared with', () => {
    const { folder, write } = repositoryOf({ 's/1.0/a.xsd': element('int') });
    write({ 's/one/api.json': '{}', 's/two/api.json': '{}' });
    write({ 's/one/1.0/a.xsd': element('int'), 's/two/1.0/a.xsd': element('int') });
    const { problems } = open({ schemas: [join(folder, 's')], against });
    expect(problems).toContain('DIF967 one is new since git:main: there is nothing to compare');
    expect(problems.at(-1)).toBe(
      'DIF962 git:main has no release that one of now could be compared with',
    );
  });
});
