/** Repositories of git in temporary folders. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderOf } from './folder.js';
import type { Files } from './folder.js';

export interface TestRepository {
  readonly folder: string;
  readonly git: (...words: readonly string[]) => string;
  readonly write: (files: Files) => void;
  /** Writes the files and commits everything. */
  readonly commit: (files?: Files) => void;
}

const AUTHOR = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];

export function repositoryOf(files: Files): TestRepository {
  const repository = repositoryAt(folderOf({}));
  repository.git('init', '-q', '-b', 'main');
  repository.commit(files);
  return repository;
}

export function repositoryAt(folder: string): TestRepository {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', [...AUTHOR, ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const write = (files: Files): void => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  };
  const commit = (changed: Files = {}): void => {
    write(changed);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'change');
  };
  return { folder, git, write, commit };
}
