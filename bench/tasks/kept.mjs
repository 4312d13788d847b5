/**
 * In a process of its own, with `--expose-gc`: how much stays in memory when a program holds one
 * row of each of many documents that it has read and dropped.
 */
import { rowsOf } from '../candidates/probe.mjs';
import { openReader } from '../candidates/readers.mjs';
import { users } from '../documents/users.mjs';
import { openProgram } from '../program.mjs';

const WARM_UP = 3;

export async function run({ folder, document, candidate, documents, rows }) {
  const read = await openReader(candidate, { folder, document });
  const { decode } = await openProgram(folder, document.response);
  const textsOf = (seed) => {
    const xml = Buffer.from(users(rows, seed));
    const json = candidate === 'JSON.parse' ? jsonOf(decode(xml, 'strict').value) : undefined;
    return { xml, json };
  };
  const rowOf = (seed) => rowsOf(read(textsOf(seed)), 'user')[rows >> 1];
  const held = [];
  const hold = (first, count) => {
    for (let seed = first; seed < first + count; seed += 1) held.push(rowOf(seed));
  };
  // The first documents also leave behind what is learned and compiled once.
  hold(1, WARM_UP);
  const before = used();
  hold(1 + WARM_UP, documents);
  const after = used();
  // They are still held here.
  return held.length === documents + WARM_UP ? after - before : NaN;
}

function jsonOf(value) {
  return Buffer.from(JSON.stringify(value));
}

/** Bytes on V8's heap and in buffers outside of it. */
function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
