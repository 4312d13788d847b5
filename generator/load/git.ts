/** Asks git what a repository held at a revision: the one place that runs it, never by a shell. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';

export interface Repository {
  /** Where git is run. */
  readonly folder: string;
  /** Its uppermost folder. */
  readonly top: string;
  /** The way from there to the folder of the schemas, with `/` at its end; empty if it is that. */
  readonly prefix: string;
}

export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'submodule';
  /** Of the blob that holds the file's bytes, or the path that a link leads to. */
  readonly id: string;
  /** Relative to the tree, with `/`. */
  readonly path: string;
}

/** All schemas of an API, many times over. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Branches and tags that a message lists. */
const MOST_NAMES = 10;

interface Ok {
  readonly kind: 'ok';
  readonly bytes: Buffer;
}

type Answer =
  | Ok
  /** `reason` is what git says of it, on one line. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Undefined after it was reported that there is no git, or no repository around the folder. */
export function openRepository(folder: string, diagnostics: Diagnostics): Repository | undefined {
  const found = repositoryFrom(folder, folder);
  if (!('reason' in found) && existsSync(join(found.top, '.git'))) return found;
  // In a hook the environment says where the repository is, and that counts from where it runs.
  const around = repositoryFrom('.', folder);
  if (!('reason' in around)) return around;
  if (!('reason' in found)) return found;
  const where = found.kind === 'refused' ? `finds no repository around ${quote(folder)}: ` : '';
  diagnostics.error('DIF964', undefined, `git ${where}${found.reason}`);
  return undefined;
}

/** What git says when it runs in `start`. */
function repositoryFrom(start: string, folder: string): Repository | Exclude<Answer, Ok> {
  const answer = git(start, ['rev-parse', '--show-toplevel']);
  if (answer.kind !== 'ok') return answer;
  const top = answer.bytes.toString().replace(/\r?\n$/, '');
  const way = relative(realpathSync(top), realpathSync(folder)).replaceAll(sep, '/');
  if (isAbsolute(way) || /^\.\.(\/|$)/.test(way))
    return { kind: 'refused', reason: `not in ${top}` };
  return { folder: start, top, prefix: way === '' ? '' : `${way}/` };
}

/** The commit that a name stands for; undefined after it was reported that there is none. */
export function commitOf(
  repository: Repository,
  revision: string,
  diagnostics: Diagnostics,
): string | undefined {
  const found = objectOf(repository, `${revision}^{commit}`);
  if (found !== undefined) return found;
  const name = quote(revision);
  const { said, help } = unknownRevision(repository, revision);
  diagnostics.error('DIF965', undefined, `git knows no revision ${name} here: ${said}`, { help });
  return undefined;
}

/** What stands at a path of a commit; the empty path is the uppermost folder. */
export function entryAt(
  repository: Repository,
  commit: string,
  path: string,
): { readonly kind: 'file' | 'folder'; readonly id: string } | undefined {
  const id = objectOf(repository, `${commit}:${path}`);
  const type = id && textOf(git(repository.folder, ['cat-file', '-t', id]));
  if (id === undefined || (type !== 'tree' && type !== 'blob')) return undefined;
  return { kind: type === 'tree' ? 'folder' : 'file', id };
}

/** Everything below a tree. */
export function listTree(repository: Repository, tree: string): readonly TreeEntry[] {
  const list = bytesOf(
    git(repository.folder, ['ls-tree', '--full-tree', '-r', '-z', tree]),
  ).toString();
  const entries: TreeEntry[] = [];
  for (const line of list.split('\0')) {
    const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? [];
    const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
    if (path !== '') entries.push({ kind, id, path });
  }
  return entries;
}

/** The contents of blobs, in their order. */
export function readBlobs(repository: Repository, ids: readonly string[]): readonly Buffer[] {
  if (ids.length === 0) return [];
  const bytes = bytesOf(git(repository.folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`));
  const blobs: Buffer[] = [];
  // Each is `id type size`, a line end, the content, a line end.
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const [id = '', , size] = bytes.toString('latin1', at, end).split(' ');
    if (size === undefined) throw new GitError(`the object ${id} is missing`);
    const start = end + 1;
    at = start + Number(size) + 1;
    blobs.push(bytes.subarray(start, at - 1));
  }
  return blobs;
}

/** What git should know and does not tell, such as an object that is damaged or was not fetched. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

function objectOf({ folder }: Repository, name: string): string | undefined {
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', name];
  // Old versions repeat the mark of the end before their answer.
  return textOf(git(folder, words))?.split('\n').at(-1);
}

/** Why the name may be unknown, and what to do. */
function unknownRevision(
  { folder }: Repository,
  revision: string,
): { readonly said: string; readonly help: string } {
  const list = ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags'];
  const names = textOf(git(folder, [...list, 'refs/remotes']))?.split('\n') ?? [];
  const remotes = textOf(git(folder, ['remote']))?.split('\n') ?? [];
  const [remote = ''] = remotes;
  const shallow = textOf(git(folder, ['rev-parse', '--is-shallow-repository'])) === 'true';
  const help = 'git branch --all and git tag list what there is';
  const guess = names.find((name) => name === `${remote}/${revision}`) ?? closest(revision, names);
  if (guess !== undefined) return { said: `did you mean git:${guess}?`, help };
  if (remote === '') return { said: names.length === 0 ? help : `there are ${some(names)}`, help };
  const why = shallow ? 'the clone is shallow, ' : '';
  const fetch = `git fetch ${remote} ${/^[\w./-]+$/.test(revision) ? revision : 'REV'}`;
  return { said: `${why}fetch it with ${fetch}, then name it git:FETCH_HEAD`, help };
}

function some(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ' …' : ''}`;
}

function git(folder: string, words: readonly string[], input = ''): Answer {
  const options = { cwd: folder, input, maxBuffer: MAX_BYTES, windowsHide: true };
  const { error, status, signal, stdout, stderr } = spawnSync('git', words, options);
  if (error !== undefined) return { kind: 'failed', reason: failure(error) };
  if (status === 0) return { kind: 'ok', bytes: stdout };
  const [first = ''] = stderr.toString().trim().split('\n');
  if (status === null) return { kind: 'failed', reason: `was ended by ${signal ?? 'a signal'}` };
  return { kind: 'refused', reason: first === '' ? `exit code ${status}` : first };
}

function failure(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'is not installed, or not on the PATH';
  return code === 'ENOBUFS' ? 'has more to tell than fits' : error.message;
}

function textOf(answer: Answer): string | undefined {
  const text = answer.kind === 'ok' ? answer.bytes.toString().trim() : '';
  return text === '' ? undefined : text;
}

function bytesOf(answer: Answer): Buffer {
  if (answer.kind === 'ok') return answer.bytes;
  throw new GitError(answer.reason);
}
