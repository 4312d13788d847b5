/** Reads releases beside everything else: of the time that a reference takes it would be a quarter. */
import { Worker } from 'node:worker_threads';
import type { Release } from '../load/workspace.js';
import { readContents } from './release-contents.js';
import type { ReadRelease } from './release-contents.js';

/** Beside the chunks or in `dist/` itself; from the sources two floors up. */
const THREADS = ['../release-thread.mjs', './release-thread.mjs', '../../dist/release-thread.mjs'];

export async function readApart(releases: readonly Release[]): Promise<readonly ReadRelease[]> {
  if (releases.length === 0) return [];
  for (const path of THREADS) {
    const read = await inThread(new URL(path, import.meta.url), releases);
    if (read !== undefined) return read;
  }
  return releases.map(readContents);
}

/** Undefined where no thread can be had. */
function inThread(
  file: URL,
  releases: readonly Release[],
): Promise<readonly ReadRelease[] | undefined> {
  return new Promise((done) => {
    const thread = new Worker(file, { workerData: releases });
    // What release-thread.ts posts.
    thread.once('message', (read: readonly ReadRelease[]) => done(read));
    thread.once('error', () => done(undefined));
    thread.once('exit', () => done(undefined));
  });
}
