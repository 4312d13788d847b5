/** In a process of its own: how the cost of one candidate grows with the rows of a document. */
import { openReader } from '../candidates/readers.mjs';
import { stored } from '../documents/store.mjs';
import { takeTurns } from '../harness/rounds.mjs';
import { openProgram } from '../program.mjs';

export async function run({ folder, documents, what }) {
  const calls = [];
  for (const document of documents) calls.push(await WHAT[what](folder, document));
  return takeTurns(calls);
}

const WHAT = {
  'JSON.parse': (folder, document) => reading(folder, document, 'JSON.parse'),
  decode: (folder, document) => reading(folder, document, 'decode, strict'),
  encode: async (folder, document) => {
    const { program, value } = await decoded(folder, document);
    return () => program.encode(value);
  },
  validate: async (folder, document) => {
    const { program, value } = await decoded(folder, document);
    return () => program.validate(value);
  },
};

async function reading(folder, document, name) {
  const texts = stored(folder, document);
  const read = await openReader(name, { folder, document });
  return () => read(texts);
}

async function decoded(folder, document) {
  const program = await openProgram(folder, document.response);
  return { program, value: program.decode(stored(folder, document).xml, 'strict').value };
}
