/** In a process of its own: what it costs to judge one object, or one with faults. */
import assert from 'node:assert/strict';
import { spoil } from '../candidates/faults.mjs';
import { openJudge } from '../candidates/judges.mjs';
import { rowsOf } from '../candidates/probe.mjs';
import { stored, storedSchema } from '../documents/store.mjs';
import { takeTurns } from '../harness/rounds.mjs';
import { openProgram } from '../program.mjs';

export async function run(input) {
  return takeTurns(await agreedCalls(input));
}

/** A function for each candidate: all find the same number of faults. */
export async function agreedCalls({ folder, document, candidates, isInvalid }) {
  const { response } = document;
  const { xml, json } = stored(folder, document);
  const program = await openProgram(folder, response);
  const { value } = program.decode(xml, 'strict');
  const twin = JSON.parse(json.toString());
  const faults = isInvalid ? [value, twin].map((all) => spoil(rowsOf(all, 'user')))[0] : 0;
  const given = { program, value, twin, schema: storedSchema(folder, response) };
  const calls = [];
  for (const name of candidates) calls.push(await openJudge(name, given));
  for (const [index, call] of calls.entries()) agree(candidates[index], call(), faults);
  return calls;
}

/** typebox stops at the first fault. */
function agree(name, found, faults) {
  assert.equal(found, name === 'typebox' ? Math.min(1, faults) : faults, name);
}
