import { IS_PLAIN, isSpace, NAME_BYTE } from './bytes.js';
import { clark, colonOf } from './names.js';
import { contextOf, type Context, type StartTag } from './context.js';
import { XML, XMLNS, XSI } from './namespaces.js';
import type { Reader } from './reader.js';
import { wireKey } from './registry.js';
import { ascii } from './short-text.js';
import { collapse, expand, rawText } from './text.js';
import { fail } from './xml-error.js';

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
  const name = rawText(r, nameStart, nameEnd);
  const colon = colonOf(name, nameStart);
  const namespace = lookup(r, context, colon < 0 ? '' : name.slice(0, colon), nameStart);
  const own = resolve(r, context, pairs);
  return {
    namespace,
    local: name.slice(colon + 1),
    nameLength: nameEnd - nameStart,
    length: p + 1 - r.p,
    isEmpty,
    context,
    attributes: own.attributes,
    type: own.type,
    nil: own.nil,
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

function attribute(r: Reader, start: number, pairs: Pair[]): number {
  const { bytes } = r;
  const nameEnd = nameEndAt(r, start);
  const name = rawText(r, start, nameEnd);
  let p = nameEnd;
  while (isSpace(bytes[p])) p++;
  if (bytes[p] !== 61) fail('expected "=" after an attribute\'s name', p);
  p++;
  while (isSpace(bytes[p])) p++;
  const quote = bytes[p];
  if (quote !== 34 && quote !== 39) fail("expected a quoted attribute's value", p);
  for (const pair of pairs)
    if (pair.name === name) fail(`the attribute ${name} stands twice`, start);
  let plain = p + 1;
  for (; plain < r.length; plain++) {
    const c = bytes[plain]!;
    if (c === quote || c < 32 || IS_PLAIN[c] !== 1) break;
  }
  if (bytes[plain] === quote) {
    pairs.push({ name, value: ascii(bytes, p + 1, plain), offset: start });
    return plain + 1;
  }
  const end = bytes.indexOf(quote, plain);
  if (end < 0) fail("the attribute's value has no end", p);
  pairs.push({ name, value: attributeText(r, p + 1, end), offset: start });
  return end + 1;
}

/** A value with something in it that stands for another thing. */
function attributeText(r: Reader, start: number, end: number): string {
  // Section 3.3.3: white space becomes blanks before references are replaced.
  const raw = rawText(r, start, end);
  if (raw.includes('<')) fail('"<" is not allowed in an attribute\'s value', start - 1);
  const text = raw.replace(/[\t\n\r]/g, ' ');
  return text.includes('&') ? expand(text, start - 1) : text;
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
  return bindings === null ? r.context : contextOf(bindings, r.dialect);
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
  let seen: Set<string> | null = null;
  for (const { name, value, offset } of pairs) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const colon = colonOf(name, offset);
    const namespace = colon < 0 ? '' : lookup(r, context, name.slice(0, colon), offset);
    const local = name.slice(colon + 1);
    const key = clark(namespace, local);
    // Two prefixes may stand for one namespace.
    if (colon >= 0) {
      seen ??= new Set();
      if (seen.has(key)) fail(`the attribute ${key} stands twice`, offset);
      seen.add(key);
    }
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
