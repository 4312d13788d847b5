/** In a process of its own: what it costs to write one document. */
import assert from 'node:assert/strict';
import { openWriter } from '../candidates/writers.mjs';
import { stored } from '../documents/store.mjs';
import { takeTurns } from '../harness/rounds.mjs';
import { openProgram } from '../program.mjs';

export async function run(input) {
  return takeTurns(await agreedCalls(input));
}

/** A function for each candidate: what was written is read as the same data. */
export async function agreedCalls({ folder, document, candidates }) {
  const texts = stored(folder, document);
  const program = { folder, response: document.response };
  const calls = [];
  for (const name of candidates) calls.push(await openWriter(name, texts, program));
  await agree(candidates, calls, texts, program);
  return calls;
}

async function agree(candidates, calls, { xml, json }, program) {
  const { decode } = await openProgram(program.folder, program.response);
  const { value } = decode(xml, 'strict');
  for (const [index, call] of calls.entries()) {
    const name = candidates[index];
    if (name === 'JSON.stringify') assert.deepEqual(JSON.parse(call()), JSON.parse(json));
    else assert.deepEqual(decode(call(), 'strict').value, value, name);
  }
}
