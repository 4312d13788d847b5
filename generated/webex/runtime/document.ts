import { Check } from './check.js';
import type { Codec, DerivedTypes } from './codec.js';
import { skim } from './flat.js';
import type { Issue, Tolerant } from './issue.js';
import type { Reader, ReaderOptions } from './reader.js';
import { issuesOf } from './report.js';
import { readDocument, readerOf } from './read-document.js';
import { printDocument } from './print-document.js';
import { judgeRoot } from './judge-document.js';
import type { WriterOptions } from './writer.js';
import { fail } from './xml-error.js';

/** How a document is read. */
export interface DecodeOptions extends ReaderOptions {
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
  const r = opened(codec, input, options);
  return judged<T>(r, readDocument(r, codec, options.root ?? codec.root), options.mode);
}

/** The same in tolerant mode alone, for who never asks for the other. */
export function decodeTolerantly<T>(
  codec: Codec<T>,
  input: Uint8Array,
  options: DecodeOptions,
): Tolerated<T> {
  const r = opened(codec, input, options);
  const value = readDocument(r, codec, options.root ?? codec.root);
  return { value, issues: issuesOf(r, value) };
}

function opened<T>(codec: Codec<T>, input: Uint8Array | string, options: DecodeOptions): Reader {
  const r = readerOf(input, options.charset, options, codec.secrets);
  if (r.length > r.limits.document) fail(`more than ${r.limits.document} bytes`, 0, 'limit');
  return r;
}

/** What was read, as the mode has it. */
export function judged<T>(
  r: Reader,
  value: Tolerant<T>,
  mode: 'strict' | 'tolerant' | undefined,
): Tolerated<T> | Judged<T> {
  const issues = issuesOf(r, value);
  if (mode === 'tolerant') return { value, issues };
  // No issue: every required member is there, every facet holds.
  return r.found === 0 ? { value: value as T, issues: [] } : { value: undefined, issues };
}

/** How a value is judged. */
export interface ValidateOptions {
  /**
   * Types that `$type` may name. The globals of the schema set are such a list too, and then what
   * wildcards take is judged as well; otherwise its form alone is.
   */
  readonly types?: DerivedTypes;
}

/** How a value is written. */
export interface EncodeOptions extends ValidateOptions, Omit<WriterOptions, 'types'> {
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
  const written = encodeOr(codec, value, options);
  if (written instanceof Uint8Array) return written;
  throw new InvalidValueError(codec.name, written);
}

/** The same, with the issues of a value that is not valid. */
export function encodeOr<T>(
  codec: Codec<T>,
  value: T,
  options: EncodeOptions,
): Uint8Array | readonly Issue[] {
  const { document, isValid } = printDocument(codec, value, options);
  if (isValid) return document;
  const c = new Check(options.types, codec.secrets);
  judgeRoot(c, codec, value);
  return c.issues;
}

/** Writes a value as it is, as far as it can be written: nobody is told what is wrong with it. */
export function write<T>(codec: Codec<T>, value: T, options: EncodeOptions = {}): Uint8Array {
  return printDocument(codec, value, options).document;
}

/** Judges a value by everything that the schema says of its type. */
export function validate<T>(
  codec: Codec<T>,
  value: unknown,
  options: ValidateOptions = {},
): readonly Issue[] {
  const c = new Check(options.types, codec.secrets, skim);
  judgeRoot(c, codec, value);
  return c.issues;
}

/** Tells whether a value is valid, which takes less than asking what is wrong with it. */
export function isValid<T>(
  codec: Codec<T>,
  value: unknown,
  options: ValidateOptions = {},
): value is T {
  try {
    judgeRoot(new Check(options.types, codec.secrets, skim, end), codec, value);
    return true;
  } catch (error) {
    if (error === END) return false;
    throw error;
  }
}

/** Thrown at the first fault: what it is, nobody wants to know. */
const END = {};

function end(): never {
  throw END;
}
