import { fail } from './xml-error.js';

// NameStartChar and NameChar of XML 1.0 (fifth edition), productions 4 and 4a, without the colon.
const START =
  'A-Za-z_\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d' +
  '\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const REST = `${START}\\-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040`;
const NCNAME = /* @__PURE__ */ new RegExp(`^[${START}][${REST}]*$`, 'u');

// Most names are ASCII, for which the rules are short.
const PLAIN_NCNAME = /^[A-Za-z_][\w.-]*$/;
const PLAIN_QNAME = /^(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*$/;

/** Namespaces in XML 1.0, production 4. */
export function isNCName(text: string): boolean {
  return PLAIN_NCNAME.test(text) || NCNAME.test(text);
}

/** Position of the colon in a QName, or -1; anything that is no QName is an error at `offset`. */
export function colonOf(name: string, offset: number): number {
  const colon = name.indexOf(':');
  if (PLAIN_QNAME.test(name)) return colon;
  const good =
    colon < 0 ? isNCName(name) : isNCName(name.slice(0, colon)) && isNCName(name.slice(colon + 1));
  if (!good) fail(`expected a name, found ${JSON.stringify(name.slice(0, 40))}`, offset);
  return colon;
}

export function clark(namespace: string, local: string): string {
  return namespace === '' ? local : `{${namespace}}${local}`;
}
