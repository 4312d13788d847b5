/** Tags that a content model expects, and start tags that were met, in one set of prefixes. */
import { utf8 } from './bytes.js';
import { forgetContexts, type KnownTag, type StartTag, type TagTable } from './context.js';
import type { EndTag } from './field.js';
import { Literal, matches } from './literal.js';
import { clark } from './names.js';

import type { Reader } from './reader.js';

/** How many start tags one table, one document and all tables together learn; bytes of one. */
const MAX_OF_TABLE = 64;
const MAX_OF_DOCUMENT = 1000;
const MAX_LEARNED = 8192;
export const MAX_TAG = 256;

let learned = 0;

/** The start tag at the cursor, if it was met before. */
export function knownTag(r: Reader, table: TagTable): KnownTag | null {
  if (r.repair !== null) return null;
  const { last } = table;
  if (last !== null && matches(r, r.p, last.start)) return last;
  const found = table.known.get(hashOf(r));
  if (found === undefined || !matches(r, r.p, found.start)) return null;
  table.last = found;
  return found;
}

/** A table with nothing learned. */
export function tagTable(tags: readonly EndTag[]): TagTable {
  return { tags, known: new Map(), last: null };
}

/** Keeps a start tag whose meaning depends on nothing but its bytes and the prefixes in scope. */
export function learn(
  r: Reader,
  table: TagTable,
  tag: StartTag,
  index: number,
  longest: number = MAX_TAG,
): KnownTag {
  const isLearned =
    tag.attributes === null &&
    tag.length <= longest &&
    r.repair === null &&
    r.learned++ < MAX_OF_DOCUMENT;
  if (!isLearned) return unlearned(tag, index);
  const text = utf8(r.bytes, r.p, r.p + tag.length) ?? '';
  const known: KnownTag = {
    ...unlearned(tag, index),
    start: new Literal(text),
    end: new Literal(`</${text.slice(1, text.search(/[\s/>]/))}>`),
    isLearned: true,
    isExpected: index >= 0 && table.tags[2 * index]!.text === text,
  };
  if (table.known.size >= MAX_OF_TABLE) table.known.clear();
  if (++learned > MAX_LEARNED) {
    learned = 0;
    forgetContexts();
  }
  table.known.set(hashOf(r), known);
  return known;
}

/** Bytes that stand nowhere in a document. */
const NONE = /* @__PURE__ */ new Literal('\0');

/** A start tag that is taken apart each time. */
export function unlearned(tag: StartTag, index: number): KnownTag {
  return {
    tag,
    index,
    start: NONE,
    end: NONE,
    isLearned: false,
    unexpected: `unexpected element ${clark(tag.namespace, tag.local)}`,
    isExpected: false,
  };
}

/** Of the tag at the cursor: as far as its first ">", within 64 bytes. */
function hashOf(r: Reader): number {
  const { bytes } = r;
  const end = Math.min(r.p + 64, r.length);
  let hash = 0;
  for (let p = r.p + 1; p < end; p++) {
    const c = bytes[p]!;
    if (c === 62) break;
    hash = (Math.imul(hash, 31) + c) | 0;
  }
  return hash;
}
