import { latin1, toBytes } from './bytes.js';
import { Check } from './check.js';
import type { Codec, DerivedType } from './codec.js';
import { toUtf8 } from './encoding.js';
import type { Issue, Tolerant } from './issue.js';
import { EndTag, OPEN, RECORD, type Field } from './field.js';
import { keepUnknown } from './members.js';
import { openField } from './open-field.js';
import { leaveElement } from './content.js';
import { clark } from './names.js';
import { XSI } from './namespaces.js';
import { Reader, type ReaderOptions } from './reader.js';
import { startTag } from './start-tag.js';
import { skipMisc } from './text.js';
import { escAttribute, Writer, type WriterOptions } from './writer.js';
import { fail } from './xml-error.js';

/** How a document is read. */
export interface DecodeOptions extends Omit<ReaderOptions, 'secrets'> {
  /** Encoding that the transport states, such as the charset of a Content-Type. */
  readonly charset?: string;
  /** Another root element than the codec's: namespace and local name. */
  readonly root?: readonly [namespace: string, local: string];
}

/** A value that was read tolerantly: whatever the schema requires may be missing, and why. */
export interface Tolerated<T> {
  readonly value: Tolerant<T>;
  readonly issues: readonly Issue[];
}

/** A value that was read strictly: there is none as soon as there is an issue. */
export type Judged<T> =
  | { readonly value: T; readonly issues: readonly [] }
  | { readonly value: undefined; readonly issues: readonly Issue[] };

/**
 * Reads a document. Strict mode refuses what the schema refuses; tolerant mode keeps what it can
 * and says what is wrong.
 *
 * @throws XmlError for ill-formed XML, a DOCTYPE, an exceeded limit and a wrong root element
 */
export function decode<T>(
  codec: Codec<T>,
  input: Uint8Array | string,
  options: DecodeOptions & { readonly mode: 'tolerant' },
): Tolerated<T>;
export function decode<T>(
  codec: Codec<T>,
  input: Uint8Array | string,
  options?: DecodeOptions & { readonly mode?: 'strict' },
): Judged<T>;
export function decode<T>(
  codec: Codec<T>,
  input: Uint8Array | string,
  options: DecodeOptions & { readonly mode?: 'strict' | 'tolerant' } = {},
): Tolerated<T> | Judged<T> {
  const bytes =
    typeof input === 'string'
      ? toBytes(input.replace(/^\ufeff/, ''))
      : toUtf8(input, options.charset);
  const r = new Reader(bytes, { ...options, secrets: codec.secrets });
  if (r.length > r.limits.document) fail(`more than ${r.limits.document} bytes`, 0, 'limit');
  const value = readRoot(r, codec, options.root ?? codec.root);
  const { issues } = r;
  if (options.mode === 'tolerant') return { value, issues };
  // No issue: every required member is there, every facet holds.
  return r.found === 0 ? { value: value as T, issues: [] } : { value: undefined, issues };
}

const DECLARATION =
  /^<\?xml[\t\n\r ]+version[\t\n\r ]*=[\t\n\r ]*(?:"1\.\d+"|'1\.\d+')(?:[\t\n\r ]+encoding[\t\n\r ]*=[\t\n\r ]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[\t\n\r ]+standalone[\t\n\r ]*=[\t\n\r ]*(?:"(?:yes|no)"|'(?:yes|no)'))?[\t\n\r ]*\?>/;

function readRoot<T>(r: Reader, codec: Codec<T>, root: readonly [string, string]): Tolerant<T> {
  r.p = skipMisc(r, declarationEnd(r));
  const offset = r.p;
  if (r.bytes[offset] !== 60)
    fail(
      offset >= r.length ? 'the document has no root element' : 'expected the root element',
      offset,
    );
  if (r.bytes[offset + 1] === 33) fail('a DOCTYPE is not allowed', offset, 'doctype');
  const tag = startTag(r);
  const expected = clark(...root);
  if ((tag.namespace !== root[0] && !(r.dialect && tag.namespace === '')) || tag.local !== root[1])
    fail(
      `expected the root element ${expected}, found ${clark(tag.namespace, tag.local)}`,
      offset,
      'wrong-root',
    );
  const field: Field = {
    namespace: root[0],
    name: root[1],
    type: codec.type,
    bits: codec.open ? RECORD | OPEN : RECORD,
    source: '',
    default: undefined,
  };
  const end = new EndTag(':', field);
  openField(r, field, tag, offset);
  const start = r.p;
  const value = codec.read(r);
  keepUnknown(r, value);
  leaveElement(r, end, start);
  r.p = skipMisc(r, r.p);
  if (r.p < r.length) fail('expected the end of the document', r.p);
  return value;
}

/** Position behind the XML declaration, which is optional (XML 1.0, production 23). */
function declarationEnd(r: Reader): number {
  if (!/^<\?xml[\t\n\r ?]/.test(latin1(r.bytes, 0, Math.min(r.length, 6)))) return 0;
  const declaration = DECLARATION.exec(latin1(r.bytes, 0, Math.min(r.length, 1024)));
  return declaration ? declaration[0].length : fail('the XML declaration is malformed', 0);
}

/** How a value is written. */
export interface EncodeOptions extends Omit<WriterOptions, 'types'> {
  /** Types that `$type` may name. */
  readonly types?: readonly DerivedType[];
  readonly root?: readonly [namespace: string, local: string];
}

/** A value cannot be written: it does not fit the schema. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError';
  readonly issues: readonly Issue[];

  constructor(what: string, issues: readonly Issue[]) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(
      `${what}: ${first === undefined ? 'invalid' : `${first.path.join('.')}: ${first.message}`}${more}`,
    );
    this.issues = issues;
  }
}

/**
 * Writes a value as a document that is valid under the schema; absent members stay absent.
 *
 * @throws InvalidValueError with every issue, when the value is not valid
 */
export function encode<T>(codec: Codec<T>, value: T, options: EncodeOptions = {}): Uint8Array {
  const issues = validate(codec, value, options);
  if (issues.length > 0) throw new InvalidValueError(codec.name, issues);
  return write(codec, value, options);
}

/** The same for a value that was judged before. */
export function write<T>(codec: Codec<T>, value: T, options: EncodeOptions = {}): Uint8Array {
  const [namespace, local] = options.root ?? codec.root;
  const prefixes = Object.entries(codec.prefixes);
  const w = new Writer(
    options,
    prefixes.map(([prefix]) => prefix),
  );
  const own = prefixes.find(([, uri]) => uri === namespace)?.[0];
  const name = namespace === '' ? local : `${own ?? 'root'}:${local}`;
  let out = `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns:xsi="${XSI}"`;
  for (const [prefix, uri] of prefixes) out += ` xmlns:${prefix}="${escAttribute(uri)}"`;
  if (namespace !== '' && own === undefined) out += ` xmlns:root="${escAttribute(namespace)}"`;
  w.raw(out);
  w.flush(codec.write(w, value, ''));
  w.raw(`</${name}>\n`);
  return w.finish();
}

/** Judges a value by everything that the schema says of its type. */
export function validate<T>(
  codec: Codec<T>,
  value: unknown,
  options: { readonly types?: readonly DerivedType[] } = {},
): readonly Issue[] {
  const c = new Check(options.types, codec.secrets);
  codec.check(value, c);
  return c.issues;
}
