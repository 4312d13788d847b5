/** What wildcards and xs:anyType take: kept as it stands, and judged where globals are given. */
import type { AnyElement, Process } from './any.js';
import { captureElement, type Witness } from './capture.js';
import { descend } from './content.js';
import type { Context } from './context.js';
import { XSI } from './namespaces.js';
import type { Reader } from './reader.js';
import { textRun } from './text.js';

/** Reads the element at the cursor, which a wildcard took; what stands behind it is the parent's. */
export function wildElement(r: Reader, strictness: Process, source: string): AnyElement {
  return r.types.reading?.element(r, strictness, source) ?? captureElement(r, keepPrefixes);
}

/** Reads the content of an element whose type is xs:anyType; the general path has opened it or not. */
export function anything(r: Reader, name: string, source: string): AnyElement {
  return r.types.reading?.anything(r, name, source) ?? captureContent(r, name, keepPrefixes);
}

/** The same without a judgement. */
export function captureContent(r: Reader, name: string, witness: Witness): AnyElement {
  const attributes: Record<string, string> = Object.create(null);
  for (const [key, value] of r.attributes ?? []) attributes[key] = value;
  if (r.actualType !== null) attributes[`{${XSI}}type`] = r.actualType;
  r.attributes = null;
  r.actualType = null;
  descend(r, true);
  const content: (AnyElement | string)[] = [];
  while (r.p !== r.empty) {
    const text = textRun(r);
    if (text !== '') content.push(text);
    if (r.bytes[r.p + 1] === 47) break;
    content.push(captureElement(r, witness));
  }
  const element = { name, attributes, content };
  keepPrefixes(element, 0, r.context);
  return element;
}

/** Adds the bindings of the prefixes that text and attributes of an element use. */
export const keepPrefixes: Witness = ({ attributes, content }, _, context) => {
  const kept: Record<string, string> = attributes;
  for (const text of Object.values(attributes)) keepPrefixesOf(text, context, kept);
  for (const item of content) if (typeof item === 'string') keepPrefixesOf(item, context, kept);
};

// A name is looked for, and not a type that says where one is: XPath expressions have some too.
export const PREFIX: RegExp =
  /(?<![\p{L}\p{M}\p{N}._:-])([\p{L}_][\p{L}\p{M}\p{N}._-]*):(?=[\p{L}_*])/gu;

/** What is written has declared them. */
const OURS: ReadonlySet<string> = /* @__PURE__ */ new Set(['xml', 'xsi']);

/** Adds to `kept`, as `xmlns:prefix`, what prefixes in a text mean. */
export function keepPrefixesOf(
  text: string,
  { namespaces }: Context,
  kept: Record<string, string>,
): void {
  if (!text.includes(':')) return;
  for (const [, prefix = ''] of text.matchAll(PREFIX)) {
    const namespace = namespaces.get(prefix);
    if (namespace !== undefined && !OURS.has(prefix)) kept[`xmlns:${prefix}`] = namespace;
  }
}
