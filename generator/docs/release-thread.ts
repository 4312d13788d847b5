/** Reads releases in a thread of its own: the build makes a file of it, which release-reader.ts starts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Release } from '../load/workspace.js';
import { readContents } from './release-contents.js';

// Only release-reader.ts starts it, with just this.
parentPort?.postMessage((workerData as readonly Release[]).map(readContents), []);
