/** In a process of its own: what it costs to read one document. */
import assert from 'node:assert/strict';
import { isOurs } from '../candidates/ours.mjs';
import { probed } from '../candidates/probe.mjs';
import { openReader } from '../candidates/readers.mjs';
import { stored } from '../documents/store.mjs';
import { takeTurns } from '../harness/rounds.mjs';

export async function run(input) {
  return takeTurns(await agreedCalls(input));
}

/** A function for each candidate: all see what is there. */
export async function agreedCalls({ folder, document, candidates }) {
  const texts = stored(folder, document);
  const calls = [];
  for (const name of candidates) {
    const read = await openReader(name, { folder, document });
    calls.push(() => read(texts));
  }
  agree(candidates, calls, texts.xml.toString(), document.isMixed);
  return calls;
}

function agree(candidates, calls, xml, isMixed) {
  const values = calls.map((call) => call());
  // Of mixed content xml2js has each text in two places.
  const seen = (found) => (isMixed ? [...new Set(found)] : found);
  const expected = seen(probed(xml));
  assert.ok(expected.length > 0);
  for (const [index, name] of candidates.entries())
    assert.deepEqual(seen(probed(values[index])), expected, name);
  const ours = values.filter((_, index) => isOurs(candidates[index]));
  assert.deepEqual(ours.at(-1), ours[0]);
}
