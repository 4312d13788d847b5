import type { Context } from './context.js';
import { clark } from './names.js';
import type { Reader } from './reader.js';
import { startTag } from './start-tag.js';
import { skipMisc, textRun } from './text.js';

/**
 * How many elements of the same name stand before each element in its parent, by where contents
 * start. The document is gone through once more, for those who need it.
 */
export function ordinals(r: Reader): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const { p, context } = r;
  const declaration = r.bytes[1] === 63 ? r.bytes.indexOf(62) + 1 : 0;
  r.p = skipMisc(r, declaration);
  visit(r, new Map(), found);
  r.p = p;
  r.context = context;
  return found;
}

/** Passes the element at the cursor; `seen` has the names of those before it. */
function visit(r: Reader, seen: Map<string, number>, found: Map<number, number>): void {
  const tag = startTag(r);
  const name = clark(tag.namespace, tag.local);
  const count = seen.get(name) ?? 0;
  seen.set(name, count + 1);
  r.p += tag.length;
  found.set(r.p, count);
  if (tag.isEmpty) return;
  const outer: Context = r.context;
  r.context = tag.context;
  const children = new Map<string, number>();
  for (textRun(r); r.bytes[r.p + 1] !== 47; textRun(r)) visit(r, children, found);
  r.context = outer;
  r.p = r.bytes.indexOf(62, r.p) + 1;
}
