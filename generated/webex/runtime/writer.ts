import type { AnyElement } from './any.js';
import { namespaceOf } from './attributes.js';
import { fastBytes, writeUtf8 } from './bytes.js';
import { XML, XSI } from './namespaces.js';
import { typeNamed } from './registry.js';

/** A type that `$type` may name, as far as a writer needs it. */
export interface WritableType {
  readonly name: string;
  /** Its name in output; an empty prefix stands for no namespace. */
  readonly prefix: string;
  readonly local: string;
  /** Prefix to namespace, for everything that `write` may print. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** The spelling of xsi:type when the dialect is on. */
  readonly wireType?: string;
  /** As in a codec; a method, so that a writer of one type fits a list of many. */
  write?(w: Writer, value: never, out: string): string;
}

export interface WriterOptions {
  readonly types?: readonly WritableType[];
  /** Elements are printed without prefix, and xsi:type is spelled as on the wire of the API. */
  readonly dialect?: boolean;
}

/** Beyond this many UTF-16 units, emitted writers hand over what they have. */
export const CHUNK = 8192;

/** Collects what the emitted writers print, as UTF-8. */
export class Writer {
  readonly types: readonly WritableType[];
  readonly dialect: boolean;
  /** Prefixes that the root declares. */
  readonly declared: Set<string>;
  #bytes: Uint8Array = fastBytes(new Uint8Array(1 << 14));
  #length = 0;

  constructor(options: WriterOptions, declared: readonly string[]) {
    this.types = options.types ?? [];
    this.dialect = options.dialect ?? false;
    this.declared = new Set(declared);
  }

  /** Takes over what was printed so far; printing goes on with the empty text that it returns. */
  flush(out: string): string {
    return this.raw(this.dialect ? unqualified(out) : out);
  }

  /** The same for text that the dialect leaves alone. */
  raw(out: string): string {
    const need = this.#length + out.length * 3;
    if (need > this.#bytes.length) {
      const larger = fastBytes(new Uint8Array(Math.max(this.#bytes.length * 2, need)));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#length += writeUtf8(this.#bytes, out, this.#length);
    return '';
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes.subarray(0, this.#length));
  }
}

/** Tags without their prefixes: text has no `<` of its own, and wildcards are printed without. */
function unqualified(out: string): string {
  return out.replace(/<(\/?)[^\s<>/:="']+:/g, '<$1');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text between tags. */
export function esc(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 38 || c === 60 || c === 62 || c === 13)
      return text.replace(/[&<>\r]/g, (special) => ENTITIES[special] ?? special);
  }
  return text;
}

/** An element with text, or nothing for an absent value. */
export function put(start: string, value: string | undefined, end: string): string {
  return value === undefined ? '' : start + esc(value) + end;
}

/** An element whose value needs no escaping. */
export function putPlain(
  start: string,
  value: number | bigint | boolean | undefined,
  end: string,
): string {
  return value === undefined ? '' : start + String(value) + end;
}

/** An element of any other simple type. */
export function putScalar<T>(
  start: string,
  value: T | undefined,
  end: string,
  print: (value: T) => string,
): string {
  return value === undefined ? '' : start + esc(print(value)) + end;
}

/** An element for each item of a list of simple values. */
export function putAll<T>(
  w: Writer,
  values: readonly T[] | undefined,
  out: string,
  start: string,
  end: string,
  print: (value: T) => string,
): string {
  for (const value of values ?? []) {
    out += start + esc(print(value)) + end;
    if (out.length > CHUNK) out = w.flush(out);
  }
  return out;
}

/** An element with content, or nothing for an absent value; `open` has no `>`. */
export function putRecord<T>(
  w: Writer,
  value: T | undefined,
  out: string,
  open: string,
  end: string,
  write: (w: Writer, value: T, out: string) => string,
): string {
  return value === undefined ? out : write(w, value, out + open) + end;
}

/** An element for each item of a list of records. */
export function putRecords<T>(
  w: Writer,
  values: readonly T[] | undefined,
  out: string,
  open: string,
  end: string,
  write: (w: Writer, value: T, out: string) => string,
): string {
  for (const value of values ?? []) {
    out = write(w, value, out + open) + end;
    if (out.length > CHUNK) out = w.flush(out);
  }
  return out;
}

/** An attribute's value between double quotes: line ends and tabs would else become blanks. */
export function escAttribute(text: string): string {
  return /[&<>"\r\n\t]/.test(text)
    ? text.replace(/[&<>"\r\n\t]/g, (special) => ENTITIES[special] ?? special)
    : text;
}

/** One attribute with a blank before it, or nothing. */
export function attributeText<T>(
  name: string,
  value: T | undefined,
  print: (value: T) => string,
): string {
  return value === undefined ? '' : ` ${name}="${escAttribute(print(value))}"`;
}

/** Prints a record as the type that its `$type` names; `out` ends inside the start tag. */
export function printDerived<T extends object>(
  w: Writer,
  value: T,
  out: string,
  declared: string,
  write: (w: Writer, value: T, out: string) => string,
): string {
  const name = (value as { readonly $type?: string }).$type;
  const type = name === undefined || name === declared ? undefined : typeNamed(w.types, name);
  if (type?.write === undefined) return write(w, value, out);
  // The check before has seen that the registry's type is the value's.
  return type.write(w, value as never, out + typeAttribute(w, type));
}

function typeAttribute(w: Writer, type: WritableType): string {
  if (w.dialect && type.wireType !== undefined) return ` xsi:type="${escAttribute(type.wireType)}"`;
  let text = '';
  for (const [prefix, namespace] of Object.entries(type.prefixes))
    if (!w.declared.has(prefix)) text += ` xmlns:${prefix}="${escAttribute(namespace)}"`;
  return `${text} xsi:type="${type.prefix === '' ? '' : `${type.prefix}:`}${type.local}"`;
}

/** Prints attributes that a wildcard let in; `declared` ones, of whatever type, are printed apart. */
export function attributesText(
  attributes: Readonly<Record<string, unknown>> | undefined,
  declared: readonly string[],
): string {
  let out = '';
  let count = 0;
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (declared.includes(name) || typeof value !== 'string') continue;
    out += anyAttribute(name, value, `w${count++}`);
  }
  return out;
}

function anyAttribute(name: string, value: string, prefix: string): string {
  const namespace = namespaceOf(name);
  const local = name.slice(name.indexOf('}') + 1);
  const text = `${local}="${escAttribute(value)}"`;
  if (namespace === '') return ` ${text}`;
  if (namespace === XSI) return ` xsi:${text}`;
  if (namespace === XML) return ` xml:${text}`;
  return ` xmlns:${prefix}="${escAttribute(namespace)}" ${prefix}:${text}`;
}

/** Prints an element that no type describes; `outer` is the default namespace around it. */
export function printAny(element: AnyElement, out: string, outer = ''): string {
  const namespace = namespaceOf(element.name);
  const local = element.name.slice(element.name.indexOf('}') + 1);
  out += namespace === outer ? `<${local}` : `<${local} xmlns="${escAttribute(namespace)}"`;
  let count = 0;
  for (const [name, value] of Object.entries(element.attributes))
    out +=
      name === `{${XSI}}type` ? anyType(value, count++) : anyAttribute(name, value, `a${count++}`);
  if (element.content.length === 0) return `${out}/>`;
  out += '>';
  for (const item of element.content)
    out = typeof item === 'string' ? out + esc(item) : printAny(item, out, namespace);
  return `${out}</${local}>`;
}

/** The same in the place of an element that the schema names; `out` ends inside its start tag. */
export function printAnything(element: AnyElement, out: string): string {
  let count = 0;
  for (const [name, value] of Object.entries(element.attributes))
    out +=
      name === `{${XSI}}type` ? anyType(value, count++) : anyAttribute(name, value, `a${count++}`);
  out += '>';
  for (const item of element.content)
    out = typeof item === 'string' ? out + esc(item) : printAny(item, out);
  return out;
}

function anyType(name: string, count: number): string {
  const namespace = namespaceOf(name);
  const local = name.slice(name.indexOf('}') + 1);
  return namespace === ''
    ? ` xsi:type="${escAttribute(local)}"`
    : ` xmlns:t${count}="${escAttribute(namespace)}" xsi:type="t${count}:${escAttribute(local)}"`;
}
