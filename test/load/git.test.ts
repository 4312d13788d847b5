import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseRevision, withRevision } from '../../generator/load/revision.js';
import type { Snapshot } from '../../generator/load/revision.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { folderOf } from './folder.js';
import { repositoryAt, repositoryOf } from './repository.js';

interface Taken {
  /** Relative to the first path, with their texts. */
  readonly files: Readonly<Record<string, string>>;
  readonly shown: readonly string[];
  readonly problems: readonly string[];
  readonly help: readonly (string | undefined)[];
  readonly temporary: string | undefined;
}

/** What stands at a revision, such as `git:main`, in place of the schemas. */
function take(text: string, ...schemas: readonly string[]): Taken {
  const diagnostics = new Diagnostics();
  const revision = parseRevision(text, diagnostics);
  const taken = revision && withRevision(revision, schemas, diagnostics, contentsOf);
  const problems = diagnostics.all.map(({ code, message }) => `${code} ${message}`);
  const help = diagnostics.all.map((diagnostic) => diagnostic.help);
  return { files: {}, shown: [], temporary: undefined, ...taken, problems, help };
}

function contentsOf({ paths, shown }: Snapshot): Pick<Taken, 'files' | 'shown' | 'temporary'> {
  const [folder = ''] = paths;
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = found.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]);
  return {
    files: Object.fromEntries(files) as Record<string, string>,
    shown: found.map(shown),
    temporary: folder,
  };
}

afterEach(() => vi.unstubAllEnvs());

describe('the schemas at a revision', () => {
  test('stand as they did then, wherever they stand below the repository', () => {
    const { folder, write } = repositoryOf({
      'a/schemas/1.0/x.xsd': 'old',
      'a/schemas/1.0/in/y.xsd': 'ä',
      'a/other.xsd': 'not asked for',
    });
    write({ 'a/schemas/1.0/x.xsd': 'new', 'a/schemas/2.0/x.xsd': 'added' });
    const { files, shown, problems } = take('git:main', join(folder, 'a/schemas'));
    expect(problems).toEqual([]);
    expect(files).toEqual({ '1.0/in/y.xsd': 'ä', '1.0/x.xsd': 'old' });
    expect(shown).toEqual(['git:main:a/schemas/1.0/in/y.xsd', 'git:main:a/schemas/1.0/x.xsd']);
  });

  test('the uppermost folder is one like others, hidden folders are passed over', () => {
    const { folder } = repositoryOf({ 'x.xsd': 'x', '.hidden/y.xsd': 'y' });
    expect(take('git:HEAD', folder)).toMatchObject({
      files: { 'x.xsd': 'x' },
      shown: ['git:HEAD:x.xsd'],
      problems: [],
    });
  });

  test('a file brings along what stands beside it', () => {
    const { folder } = repositoryOf({ 'a/x.xsd': 'x', 'a/y.xsd': 'y', 'z.xsd': 'z' });
    const diagnostics = new Diagnostics();
    const names = withRevision(
      { name: 'main' },
      [join(folder, 'a/x.xsd'), join(folder, 'a/y.xsd')],
      diagnostics,
      ({ paths }) => paths.map((path) => [path.endsWith('a/x.xsd'), readdirSync(join(path, '..'))]),
    );
    expect(names).toEqual([
      [true, ['x.xsd', 'y.xsd']],
      [false, ['x.xsd', 'y.xsd']],
    ]);
  });

  test('they may have stood elsewhere', () => {
    const { folder, git, write } = repositoryOf({ 'old/x.xsd': 'x' });
    git('tag', 'v1');
    write({ 'new/x.xsd': 'x' });
    const schemas = join(folder, 'new');
    expect(take('git:v1:old', schemas).files).toEqual({ 'x.xsd': 'x' });
    expect(take('git:v1:old/', schemas).files).toEqual({ 'x.xsd': 'x' });
    expect(take('git:v1', schemas).problems).toEqual([
      "DIF966 there is no 'new' at git:v1; name where the schemas stood then: --against git:v1:PATH",
    ]);
    expect(take('git:v1:odl', schemas).problems[0]).toMatch(/^DIF966 there is no 'odl' at git:v1/);
  });

  test('every byte is kept, and files of the same content are all there', () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0, 10, 13, 10, 255, 10]);
    const { folder } = repositoryOf({ 's/a.xsd': bytes, 's/b.xsd': bytes, 's/empty.xsd': '' });
    const sizes = withRevision({ name: 'main' }, [join(folder, 's')], new Diagnostics(), (taken) =>
      ['a.xsd', 'b.xsd', 'empty.xsd'].map((name) =>
        readFileSync(join(taken.paths[0] ?? '', name)).toString('hex'),
      ),
    );
    expect(sizes).toEqual([bytes.toString('hex'), bytes.toString('hex'), '']);
  });

  test('the temporary folder is gone afterwards, also after a fault', () => {
    const { folder } = repositoryOf({ 's/x.xsd': 'x' });
    const { temporary = '' } = take('git:main', join(folder, 's'));
    expect(temporary).not.toBe('');
    expect(existsSync(temporary)).toBe(false);
    let kept = '';
    const fail = ({ paths: [path = ''] }: Snapshot): void => {
      kept = path;
      throw new Error('fault');
    };
    const schemas = [join(folder, 's')];
    expect(() => withRevision({ name: 'main' }, schemas, new Diagnostics(), fail)).toThrow('fault');
    expect(kept).not.toBe('');
    expect(existsSync(kept)).toBe(false);
  });
});

describe('links and submodules', () => {
  test('a link inside is followed, one that leads outside is refused as in the working tree', () => {
    const { folder, commit } = repositoryOf({ 's/a/x.xsd': 'x', 'secret.xsd': 'no' });
    symlinkSync('a/x.xsd', join(folder, 's/inner.xsd'));
    commit();
    expect(take('git:main', join(folder, 's'))).toMatchObject({
      files: { 'a/x.xsd': 'x', 'inner.xsd': 'x' },
      problems: [],
    });
    symlinkSync('../secret.xsd', join(folder, 's/outer.xsd'));
    symlinkSync('/etc/passwd', join(folder, 's/passwd.xsd'));
    commit();
    const { problems, files } = take('git:main', join(folder, 's'));
    expect(problems).toEqual([
      "LOAD204 'git:main:s/outer.xsd' is a link to '../secret.xsd', outside the schema folder",
      "LOAD204 'git:main:s/passwd.xsd' is a link to '/etc/passwd', outside the schema folder",
    ]);
    expect(Object.keys(files)).toEqual(['a/x.xsd', 'inner.xsd']);
  });

  test('a submodule is left out', () => {
    const { folder, git } = repositoryOf({ 's/x.xsd': 'x' });
    const commit = git('rev-parse', 'HEAD').trim();
    git('update-index', '--add', '--cacheinfo', `160000,${commit},s/module`);
    git('commit', '-q', '-m', 'module');
    expect(take('git:main', join(folder, 's'))).toMatchObject({
      files: { 'x.xsd': 'x' },
      problems: ["DIF967 'git:main:s/module' is a submodule: it is left out"],
    });
  });

  test('a tree that was made to lead outside does not', () => {
    const { folder, git } = repositoryOf({ 's/x.xsd': 'x' });
    const mktree = (line: string): string =>
      execFileSync('git', ['mktree'], { cwd: folder, input: line, encoding: 'utf8' }).trim();
    const blob = git('rev-parse', 'HEAD:s/x.xsd').trim();
    const evil = mktree(`100644 blob ${blob}\tevil.xsd\n`);
    const up = mktree(`040000 tree ${evil}\t..\n`);
    const top = mktree(`040000 tree ${up}\ts\n`);
    const commit = git('commit-tree', top, '-m', 'evil').trim();
    expect(take(`git:${commit}`, join(folder, 's')).files).toEqual({});
  });
});

describe('what cannot be asked of git', () => {
  test('a revision that is unknown: the closest, or how to fetch it', () => {
    const { folder, git } = repositoryOf({ 's/x.xsd': 'x' });
    const schemas = join(folder, 's');
    git('branch', 'feature');
    expect(take('git:featrue', schemas).problems).toEqual([
      "DIF965 git knows no revision 'featrue' here: did you mean git:feature?",
    ]);
    expect(take('git:v9.9.9', schemas).problems[0]).toContain(
      "'v9.9.9' here: there are feature, main",
    );
    git('remote', 'add', 'origin', 'nowhere');
    expect(take('git:v9.9.9', schemas).problems[0]).toContain(
      'fetch it with git fetch origin v9.9.9, then name it git:FETCH_HEAD',
    );
    expect(take('git:v9.9.9', schemas).help).toEqual([
      'git branch --all and git tag list what there is',
    ]);
    git('update-ref', 'refs/remotes/origin/release', 'HEAD');
    expect(take('git:release', schemas).problems[0]).toContain('did you mean git:origin/release?');
  });

  test('a shallow clone says that it is one, and what fetches the revision works', () => {
    const origin = repositoryOf({ 's/x.xsd': 'old' });
    origin.git('branch', 'base');
    origin.commit({ 's/x.xsd': 'new' });
    const folder = join(folderOf({}), 'clone');
    origin.git('clone', '-q', '--depth', '1', `file://${origin.folder}`, folder);
    const { git } = repositoryAt(folder);
    const schemas = join(folder, 's');
    expect(take('git:base', schemas).problems[0]).toContain(
      'the clone is shallow, fetch it with git fetch origin base, then name it git:FETCH_HEAD',
    );
    expect(take('git:HEAD~1', schemas).problems[0]).toContain('the clone is shallow');
    git('fetch', '-q', 'origin', 'base');
    expect(take('git:FETCH_HEAD', schemas).files).toEqual({ 'x.xsd': 'old' });
  });

  test.each(['git:-x', 'git:--help', 'git:--output=f', 'git:$(touch f)', 'git:a\nb', 'git:^{/x'])(
    '%j is a revision and nothing else',
    (text) => {
      const { folder } = repositoryOf({ 's/x.xsd': 'x' });
      const { problems } = take(text, join(folder, 's'));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^(DIF965|CMD901) /);
      expect(readdirSync(folder).sort()).toEqual(['.git', 's']);
    },
  );

  test('no repository', () => {
    const folder = folderOf({ 'x.xsd': 'x' });
    const { problems } = take('git:main', folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`DIF964 git finds no repository around '${folder}': `);
  });

  test('no git', () => {
    const { folder } = repositoryOf({ 's/x.xsd': 'x' });
    vi.stubEnv('PATH', folderOf({}));
    expect(take('git:main', join(folder, 's')).problems).toEqual([
      'DIF964 git is not installed, or not on the PATH',
    ]);
  });

  test('an object that is missing', () => {
    const { folder, git } = repositoryOf({ 's/x.xsd': 'x' });
    const blob = git('rev-parse', 'HEAD:s/x.xsd').trim();
    rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    expect(take('git:main', join(folder, 's')).problems).toEqual([
      expect.stringContaining('DIF964 git cannot read the revision: '),
    ]);
  });

  test('a folder of the schemas that moved within the repository is found where it was', () => {
    const { folder } = repositoryOf({ 's/1.0/a.xsd': 'a' });
    mkdirSync(join(folder, 't'));
    renameSync(join(folder, 's/1.0'), join(folder, 't/1.0'));
    expect(take('git:main:s', join(folder, 't')).files).toEqual({ '1.0/a.xsd': 'a' });
  });
});

test.each([
  ['git:main', { name: 'main' }],
  ['git:v1.2:schemas', { name: 'v1.2', path: 'schemas' }],
  ['git:main:', { name: 'main', path: '' }],
  ['git:HEAD~2:a:b', { name: 'HEAD~2', path: 'a:b' }],
  ['git:main@{2026-01-01 12:00}:s', { name: 'main@{2026-01-01 12:00}', path: 's' }],
  ['main', undefined],
  ['git:', undefined],
  ['git::x', undefined],
  ['GIT:main', undefined],
])('%s is read', (text, revision) => {
  const diagnostics = new Diagnostics();
  expect(parseRevision(text, diagnostics)).toEqual(revision);
  expect(diagnostics.hasErrors).toBe(revision === undefined);
});
