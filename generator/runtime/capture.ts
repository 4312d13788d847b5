import type { AnyElement } from './any.js';
import { descend, endTagOf, skipSpace } from './content.js';
import type { Context } from './context.js';
import { clark } from './names.js';
import { XSI } from './namespaces.js';
import type { Reader } from './reader.js';
import { startTag } from './start-tag.js';
import { textRun } from './text.js';
import { fail } from './xml-error.js';

/** Reads the element at the cursor whatever it is, and the white space behind it. */
export function capture(r: Reader): AnyElement {
  const element = captureElement(r);
  skipSpace(r);
  return element;
}

/** Is told of each element that is captured: where it starts, and what prefixes mean in it. */
export type Witness = (element: AnyElement, start: number, context: Context) => void;

/** The same without the white space behind it, which may be text of the parent. */
export function captureElement(r: Reader, witness?: Witness): AnyElement {
  const tag = startTag(r);
  const nameStart = r.p + 1;
  const outer = r.context;
  const content: (AnyElement | string)[] = [];
  // Without a prototype, so that an attribute named __proto__ is one like any other.
  const attributes: Record<string, string> = Object.create(null);
  for (const [name, value] of tag.attributes ?? []) attributes[name] = value;
  if (tag.type !== null) attributes[`{${XSI}}type`] = tag.type;
  if (tag.nil !== null) attributes[`{${XSI}}nil`] = tag.nil;
  r.p += tag.length;
  if (!tag.isEmpty) {
    if (++r.depth > r.limits.depth) fail(`more than ${r.limits.depth} elements deep`, r.p, 'limit');
    r.context = tag.context;
    for (;;) {
      const text = textRun(r);
      if (text !== '') content.push(text);
      if (r.bytes[r.p + 1] === 47) break;
      content.push(captureElement(r, witness));
    }
    r.context = outer;
    closeElement(r, nameStart, nameStart + tag.nameLength);
    r.depth--;
  }
  const element = { name: clark(tag.namespace, tag.local), attributes, content };
  witness?.(element, nameStart - 1, tag.context);
  return element;
}

/** Passes the content of an element that nobody asks for; it is checked for its form alone. */
export function passContent(r: Reader): undefined {
  r.attributes = null;
  r.actualType = null;
  descend(r, true);
  while (r.p !== r.empty) {
    textRun(r);
    if (r.bytes[r.p + 1] === 47) break;
    captureElement(r);
  }
}

/** The end tag alone: what follows it belongs to the parent. */
function closeElement(r: Reader, nameStart: number, nameEnd: number): void {
  const start = r.p;
  endTagOf(r, nameStart, nameEnd);
  r.p = r.bytes.indexOf(62, start) + 1;
}
