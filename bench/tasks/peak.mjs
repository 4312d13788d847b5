/** In a process of its own: how much memory a candidate asks for while it reads a document. */
import { openReader } from '../candidates/readers.mjs';
import { stored } from '../documents/store.mjs';

/** Bytes beyond those of a process that has read a small document and holds both texts of the big one. */
export async function run({ folder, document, small, candidate }) {
  const read = await openReader(candidate, { folder, document });
  read(stored(folder, small));
  const texts = stored(folder, document);
  const before = peak();
  const value = read(texts);
  return value === undefined ? NaN : peak() - before;
}

function peak() {
  return process.resourceUsage().maxRSS * 1024;
}
