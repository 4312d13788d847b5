/**
 * The one importer of saxes: bytes to tree. Nothing is ever fetched, a DOCTYPE only declares and is
 * skipped, and the first fault ends the reading with a diagnostic.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { DiagnosticCode } from '../support/codes.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { XML } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import { decode } from './decode.js';
import { isNcName } from './names.js';
import type { Scope, XmlAttribute, XmlElement } from './node.js';
import { placer } from './place.js';

const LIMITS = {
  /** saxes looks prefixes up along the open elements: its time grows with the depth squared. */
  depth: 256,
  bytes: 32 * 1024 * 1024,
  /** One of the suite of the W3C has 2,003. */
  attributes: 4000,
};

const NO_SCOPE: Scope = new Map([['xml', XML]]);

/** Ends the parser's loop; never leaves this file. */
class Fault extends Error {
  readonly code: DiagnosticCode;
  readonly at: SourcePoint;
  readonly help: string | undefined;

  constructor(code: DiagnosticCode, at: SourcePoint, message: string, help?: string) {
    super(message);
    this.code = code;
    this.at = at;
    this.help = help;
  }
}

/** The root element, or undefined after a diagnostic that says why there is none. */
export function parseXml(
  file: string,
  bytes: Buffer,
  diagnostics: Diagnostics,
): XmlElement | undefined {
  try {
    return build(file, textOfBytes(file, bytes), diagnostics);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { code, at, message, help } = error;
    diagnostics.error(code, at, message, help === undefined ? {} : { help });
    return undefined;
  }
}

function textOfBytes(file: string, bytes: Buffer): string {
  const at = { file, line: 1, column: 1 };
  if (bytes.length === 0) throw new Fault('XML106', at, 'the file is empty');
  if (bytes.length > LIMITS.bytes) {
    throw new Fault(
      'XML105',
      at,
      `${bytes.length} bytes are more than the limit of ${LIMITS.bytes}`,
    );
  }
  const decoded = decode(bytes);
  switch (decoded.kind) {
    case 'text':
      // saxes would take it for another byte order mark, and leave it out.
      if (decoded.text.startsWith('\ufeff'))
        throw new Fault('XML101', at, 'not well-formed: disallowed character');
      return decoded.text;
    case 'unsupported':
      throw new Fault('XML103', at, `encoding ${quote(decoded.encoding)} is not supported`);
    case 'contradiction':
      throw new Fault(
        'XML102',
        at,
        `the file declares ${quote(decoded.declared)} but its first bytes are ${decoded.found}`,
      );
    case 'invalid': {
      const { encoding, offset } = decoded;
      const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0').toUpperCase();
      const before = bytes.toString('latin1', 0, offset);
      const point = placer(file, before)(before.length);
      throw new Fault(
        'XML102',
        point,
        `byte 0x${byte} at offset ${offset} is not valid ${encoding}`,
      );
    }
  }
}

interface Building {
  readonly element: XmlElement;
  /** The very array that `element` shows as readonly. */
  readonly content: (XmlElement | string)[];
}

function build(file: string, text: string, diagnostics: Diagnostics): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const place = placer(file, text);
  const open: Building[] = [];
  let root: XmlElement | undefined;
  /** The element that an end tag has just closed, until the next start tag. */
  let closed: XmlElement | undefined;
  let at: SourcePoint = { file, line: 1, column: 1 };
  let places: SourcePoint[] = [];

  parser.on('error', (error) => {
    const offset = Math.max(0, Math.min(parser.position, text.length) - 1);
    const inner = error.message.startsWith('unclosed') ? open.at(-1)?.element : closed;
    throw faultOf(error.message, placer(file, text)(offset), inner);
  });
  parser.on('doctype', () => {
    const point = placer(file, text)(Math.max(0, text.lastIndexOf('<!DOCTYPE', parser.position)));
    diagnostics.report({
      code: 'XML107',
      severity: 'info',
      message: 'the document type declaration is ignored: nothing is fetched or expanded',
      at: point,
    });
  });
  parser.on('opentagstart', () => {
    at = place(text.lastIndexOf('<', parser.position - 1));
    places = [];
    if (open.length >= LIMITS.depth) {
      throw new Fault('XML105', at, `elements nest deeper than ${LIMITS.depth}`);
    }
  });
  parser.on('attribute', ({ name }) => {
    if (places.length >= LIMITS.attributes) {
      throw new Fault('XML105', at, `more than ${LIMITS.attributes} attributes in one element`);
    }
    places.push(place(attributeStart(text, parser.position, name)));
  });
  parser.on('opentag', (tag) => {
    if (tag.prefix !== '' && !isNcName(tag.local)) {
      throw new Fault('XML101', at, `${quote(tag.name)} is not a qualified name`);
    }
    const parent = open.at(-1);
    const content: (XmlElement | string)[] = [];
    const element: XmlElement = {
      namespace: tag.uri,
      local: tag.local,
      attributes: attributesOf(tag, places),
      content,
      scope: scopeOf(tag, parent?.element.scope ?? NO_SCOPE),
      at,
    };
    if (parent === undefined) root = element;
    else parent.content.push(element);
    open.push({ element, content });
    closed = undefined;
  });
  parser.on('closetag', () => {
    closed = open.pop()?.element;
  });
  parser.on('text', (value) => {
    if (!isIndentation(value)) open.at(-1)?.content.push(value);
  });
  parser.on('cdata', (value) => {
    open.at(-1)?.content.push(value);
  });

  parser.write(text).close();
  if (root === undefined) throw new Fault('XML101', at, 'the document has no root element');
  return root;
}

/** Blanks that hold a line end: half of all nodes in a schema, and they never mean anything. */
function isIndentation(text: string): boolean {
  let hasLineEnd = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10) hasLineEnd = true;
    else if (unit !== 32 && unit !== 9 && unit !== 13) return false;
  }
  return hasLineEnd;
}

/** Where the attribute begins whose closing quote has just been read. */
function attributeStart(text: string, end: number, name: string): number {
  // Neither quote can stand in the value itself, so that the search ends at the opening one.
  const opening = text.lastIndexOf(text.charAt(end - 1), end - 2);
  const found = text.lastIndexOf(name, text.lastIndexOf('=', opening) - name.length);
  return found < 0 ? Math.max(0, opening) : found;
}

function attributesOf(tag: SaxesTagNS, places: readonly SourcePoint[]): readonly XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  let index = 0;
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name];
    const at = places[index++];
    if (attribute === undefined || at === undefined) continue;
    if (attribute.prefix === 'xmlns' || name === 'xmlns') continue;
    if (attribute.prefix !== '' && !isNcName(attribute.local)) {
      throw new Fault('XML101', at, `${quote(name)} is not a qualified name`);
    }
    const { local, uri, value } = attribute;
    attributes.push({ namespace: uri, local, value, at });
  }
  return attributes;
}

function scopeOf(tag: SaxesTagNS, inherited: Scope): Scope {
  let scope: Map<string, string> | undefined;
  for (const prefix in tag.ns) {
    scope ??= new Map(inherited);
    const namespace = tag.ns[prefix] ?? '';
    if (namespace === '') scope.delete(prefix);
    else scope.set(prefix, namespace);
  }
  return scope ?? inherited;
}

/** saxes' words, made to say what to do where that is not plain. */
function faultOf(words: string, at: SourcePoint, inner: XmlElement | undefined): Fault {
  const message = words.replace(/\.$/, '');
  if (message === 'undefined entity') {
    return new Fault(
      'XML104',
      at,
      'an entity is referred to that is not one of amp, lt, gt, quot and apos',
      'Write the text itself in its place.',
    );
  }
  if (/^(unexpected close|unclosed) tag/.test(message) && inner !== undefined) {
    const { local, at: start } = inner;
    const what = `the element ${quote(local)} of line ${start.line}`;
    return new Fault('XML101', at, `not well-formed: ${what} has no end tag of its own`);
  }
  return new Fault(
    'XML101',
    at,
    `not well-formed: ${message.replace(/\p{Cc}/gu, '?').slice(0, 200)}`,
  );
}
