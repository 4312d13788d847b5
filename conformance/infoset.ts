/** Are two documents the same infoset, as far as a schema gives it meaning? */
import { parseXml } from '../generator/xml/saxes.js';
import type { XmlElement } from '../generator/xml/node.js';
import { Diagnostics } from '../generator/support/diagnostic.js';
import { XSI } from '../generator/runtime/namespaces.js';

/**
 * Where they differ first, or undefined. `defaults` are those of the schema's elements: an empty
 * element with one has its value (XML Schema Part 1, cvc-elt.5.1), and comes back with its text.
 */
export function difference(
  before: Buffer,
  after: Buffer,
  defaults: readonly string[] = [],
): string | undefined {
  const [a, b] = [parsed(before), parsed(after)];
  if (a === undefined || b === undefined) return 'a document cannot be read';
  return compare(a, b, '', defaults);
}

function parsed(bytes: Buffer): XmlElement | undefined {
  return parseXml('document', bytes, new Diagnostics());
}

function compare(
  a: XmlElement,
  b: XmlElement,
  path: string,
  defaults: readonly string[],
): string | undefined {
  const here = `${path}/${a.local}`;
  if (a.local !== b.local || a.namespace !== b.namespace) return `${here}: became ${b.local}`;
  const attributes = compareAttributes(a, b, here);
  if (attributes !== undefined) return attributes;
  const [left, right] = [contentOf(a), contentOf(b)];
  if (left.length === 0 && defaults.some((each) => isText(right, each, b))) return undefined;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]];
    if (typeof x === 'object' && typeof y === 'object') {
      const inner = compare(x, y, here, defaults);
      if (inner !== undefined) return inner;
    } else if (typeof x !== 'string' || typeof y !== 'string' || !sameText(x, y, a, b))
      return `${here}: ${shown(x)} became ${shown(y)}`;
  }
  return undefined;
}

function isText(content: readonly (XmlElement | string)[], text: string, at: XmlElement): boolean {
  const [only, ...others] = content;
  return typeof only === 'string' && others.length === 0 && sameText(text, only, at, at);
}

function shown(item: XmlElement | string | undefined): string {
  return item === undefined
    ? 'nothing'
    : JSON.stringify(typeof item === 'string' ? item : item.local);
}

function compareAttributes(a: XmlElement, b: XmlElement, path: string): string | undefined {
  const left = attributesOf(a);
  const right = attributesOf(b);
  for (const [name, value] of left) {
    const other = right.get(name);
    if (other === undefined) return `${path}/@${name}: lost`;
    if (!sameText(value, other, a, b))
      return `${path}/@${name}: ${shown(value)} became ${shown(other)}`;
  }
  for (const name of right.keys()) if (!left.has(name)) return `${path}/@${name}: was not there`;
  return undefined;
}

/** Hints of locations are no part of what a document says. */
function attributesOf(element: XmlElement): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const { namespace, local, value } of element.attributes) {
    if (namespace === XSI && /schemalocation$/i.test(local)) continue;
    attributes.set(`{${namespace}}${local}`, value);
  }
  return attributes;
}

/** Character data joined; blanks alone are left to those who know the type, and compare values. */
function contentOf({ content }: XmlElement): readonly (XmlElement | string)[] {
  const items: (XmlElement | string)[] = [];
  for (const item of content) {
    const last = items.at(-1);
    if (typeof item === 'string' && typeof last === 'string') items[items.length - 1] = last + item;
    else items.push(item);
  }
  const isMixed = items.some((item) => typeof item === 'string' && item.trim() !== '');
  return isMixed ? items : items.filter((item) => typeof item !== 'string');
}

/** Equal after white space is collapsed, or spellings of one value. */
function sameText(x: string, y: string, a: XmlElement, b: XmlElement): boolean {
  const [p, q] = [collapsed(x), collapsed(y)];
  if (p === q) return true;
  const [left, right] = [p.split(' '), q.split(' ')];
  return (
    p.replaceAll(' ', '') === q.replaceAll(' ', '') ||
    (p.toLowerCase() === q.toLowerCase() && /^[0-9a-f]*$/i.test(p)) ||
    (left.length === right.length && left.every((each, i) => sameItem(each, right[i] ?? '', a, b)))
  );
}

function collapsed(text: string): string {
  return text.replace(/[\t\n\r ]+/g, ' ').trim();
}

function sameItem(x: string, y: string, a: XmlElement, b: XmlElement): boolean {
  if (x === y) return true;
  if (/^[+-]?[\d.]+(?:[eE][+-]?\d+)?$/.test(x) && /^[+-]?[\d.]+(?:[eE][+-]?\d+)?$/.test(y))
    return Number(x) === Number(y) || Math.fround(Number(x)) === Math.fround(Number(y));
  if (isTrue(x) && isTrue(y)) return true;
  if (isFalse(x) && isFalse(y)) return true;
  const [p, q] = [qualified(x, a), qualified(y, b)];
  return p !== undefined && p === q;
}

const isTrue = (text: string): boolean => text === 'true' || text === '1';
const isFalse = (text: string): boolean => text === 'false' || text === '0';

function qualified(text: string, { scope }: XmlElement): string | undefined {
  const match = /^(?:([^:]*):)?([^:]+)$/.exec(text);
  if (match === null) return undefined;
  const [, prefix = '', local = ''] = match;
  const namespace = scope.get(prefix);
  return namespace === undefined && prefix !== '' ? undefined : `{${namespace ?? ''}}${local}`;
}
