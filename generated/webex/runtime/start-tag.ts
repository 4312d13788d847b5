import { isSpace, NAME_BYTE, utf8 } from './bytes.js';
import { clark, colonOf } from './names.js';
import { contextOf, XML, XMLNS, XSI, type Context } from './namespaces.js';
import type { Reader } from './reader.js';
import { wireKey } from './registry.js';
import { collapse, expand, rawText } from './text.js';
import { fail } from './xml-error.js';

/** A start tag, taken apart and checked, whatever its prefixes and attributes. */
export interface StartTag {
  readonly namespace: string;
  readonly local: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly isEmpty: boolean;
  readonly context: Context;
  /** By Clark name; null when there are none beside xmlns and xsi. */
  readonly attributes: Map<string, string> | null;
  /** Clark name, or the key of a wire spelling, from xsi:type. */
  readonly type: string | null;
  /** xsi:nil as it stands, white space collapsed. */
  readonly nil: string | null;
  /** Position behind it. */
  readonly end: number;
}

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly offset: number;
}

/** Reads the start tag at `r.p` and leaves the cursor there (Namespaces in XML 1.0, sections 3-6). */
export function startTag(r: Reader): StartTag {
  const { bytes } = r;
  const nameStart = r.p + 1;
  const nameEnd = nameEndAt(r, nameStart);
  const pairs: Pair[] = [];
  let p = nameEnd;
  for (;;) {
    const blank = p;
    while (isSpace(bytes[p])) p++;
    const c = bytes[p];
    if (c === 62 || c === 47) break;
    if (blank === p)
      fail(
        p >= r.length ? 'the document ends inside a tag' : 'expected white space, ">" or "/>"',
        p,
      );
    if (pairs.length >= r.limits.attributes)
      fail(`more than ${r.limits.attributes} attributes`, p, 'limit');
    p = attribute(r, p, pairs);
  }
  const isEmpty = bytes[p] === 47;
  if (isEmpty && bytes[++p] !== 62) fail('expected ">" after "/"', p);
  const context = declare(r, pairs);
  const name = nameText(r, nameStart, nameEnd);
  const colon = colonOf(name, nameStart);
  const namespace = lookup(r, context, colon < 0 ? '' : name.slice(0, colon), nameStart);
  const own = resolve(r, context, pairs);
  return {
    namespace,
    local: name.slice(colon + 1),
    nameStart,
    nameEnd,
    isEmpty,
    context,
    attributes: own.attributes,
    type: own.type,
    nil: own.nil,
    end: p + 1,
  };
}

function nameEndAt(r: Reader, start: number): number {
  let p = start;
  while (NAME_BYTE[r.bytes[p]!] === 1) p++;
  if (p === start) fail(p >= r.length ? 'the document ends inside a tag' : 'expected a name', p);
  if (p - start > r.limits.name)
    fail(`a name is longer than ${r.limits.name} bytes`, start, 'limit');
  return p;
}

function nameText(r: Reader, start: number, end: number): string {
  const text = utf8(r.bytes, start, end);
  return text ?? fail('the bytes are no valid UTF-8', start, 'encoding');
}

function attribute(r: Reader, start: number, pairs: Pair[]): number {
  const { bytes } = r;
  const nameEnd = nameEndAt(r, start);
  const name = nameText(r, start, nameEnd);
  let p = nameEnd;
  while (isSpace(bytes[p])) p++;
  if (bytes[p] !== 61) fail('expected "=" after an attribute\'s name', p);
  p++;
  while (isSpace(bytes[p])) p++;
  const quote = bytes[p];
  if (quote !== 34 && quote !== 39) fail("expected a quoted attribute's value", p);
  const end = bytes.indexOf(quote, p + 1);
  if (end < 0) fail("the attribute's value has no end", p);
  // Section 3.3.3: white space becomes blanks before references are replaced.
  const raw = rawText(r, p + 1, end);
  if (raw.includes('<')) fail('"<" is not allowed in an attribute\'s value', p);
  const text = raw.replace(/[\t\n\r]/g, ' ');
  if (pairs.some((pair) => pair.name === name)) fail(`the attribute ${name} stands twice`, start);
  pairs.push({ name, value: text.includes('&') ? expand(text, p) : text, offset: start });
  return end + 1;
}

/** The context of the element: the parent's, unless it declares prefixes. */
function declare(r: Reader, pairs: readonly Pair[]): Context {
  let bindings: Map<string, string> | null = null;
  for (const { name, value, offset } of pairs) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name === 'xmlns' ? '' : name.slice(6);
    if (name !== 'xmlns') colonOf(name, offset);
    const wrong =
      (prefix !== '' && value === '') ||
      prefix === 'xmlns' ||
      value === XMLNS ||
      (prefix === 'xml') !== (value === XML);
    if (wrong) fail(`the prefix ${JSON.stringify(prefix)} cannot be bound so`, offset);
    bindings ??= new Map(r.context.namespaces);
    bindings.set(prefix, value);
    if (bindings.size > r.limits.prefixes)
      fail(`more than ${r.limits.prefixes} prefixes`, offset, 'limit');
  }
  return bindings === null ? r.context : contextOf(bindings);
}

function lookup(r: Reader, context: Context, prefix: string, offset: number): string {
  const namespace = context.namespaces.get(prefix);
  if (namespace !== undefined) return namespace;
  if (prefix === '') return '';
  const repaired = r.repair?.get(prefix);
  return repaired ?? fail(`the prefix ${prefix} is not declared`, offset, 'undeclared-prefix');
}

function resolve(
  r: Reader,
  context: Context,
  pairs: readonly Pair[],
): Pick<StartTag, 'attributes' | 'type' | 'nil'> {
  let attributes: Map<string, string> | null = null;
  let type: string | null = null;
  let nil: string | null = null;
  const seen = new Set<string>();
  for (const { name, value, offset } of pairs) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const colon = colonOf(name, offset);
    const namespace = colon < 0 ? '' : lookup(r, context, name.slice(0, colon), offset);
    const local = name.slice(colon + 1);
    const key = clark(namespace, local);
    if (seen.has(key)) fail(`the attribute ${key} stands twice`, offset);
    seen.add(key);
    if (namespace === XSI && local === 'type') type = typeValue(r, context, value);
    else if (namespace === XSI && local === 'nil') nil = collapse(value);
    else if (namespace === XSI && /^(noNamespaceS|s)chemaLocation$/.test(local)) continue;
    else (attributes ??= new Map()).set(key, value);
  }
  return { attributes, type, nil };
}

/** An undeclared prefix in xsi:type is no error of XML: it may be a wire spelling. */
function typeValue(r: Reader, context: Context, value: string): string {
  const name = collapse(value);
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const namespace = context.namespaces.get(prefix) ?? r.repair?.get(prefix);
  return namespace === undefined && prefix !== ''
    ? wireKey(name)
    : clark(namespace ?? '', name.slice(colon + 1));
}
