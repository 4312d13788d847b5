import { escAttribute } from './escape.js';
import type { Outline } from './codec.js';
import { XSI } from './namespaces.js';
import { printContent } from './print.js';
import { rootOf } from './root.js';
import { putRaw, Writer, type WriterOptions } from './writer.js';

export interface PrintOptions extends WriterOptions {
  readonly root?: readonly [namespace: string, local: string];
}

export interface Printed {
  readonly document: Uint8Array;
  readonly isValid: boolean;
}

/** What stands around the content of a root element. */
interface Frame {
  readonly start: string;
  readonly end: string;
  readonly declared: ReadonlyMap<string, string>;
}

const frames = new WeakMap<Outline, Frame>();

/** Prints a whole document and tells whether it is valid. */
export function printDocument(codec: Outline, value: unknown, options: PrintOptions): Printed {
  const { start, end, declared } = frameOf(codec, options.root);
  const w = new Writer(options, declared);
  const p = printContent(w, putRaw(w, 0, start), rootOf(codec), value, codec.type);
  const document = w.finish(putRaw(w, p, end));
  if (w.more !== null)
    return printDocument({ ...codec, prefixes: { ...codec.prefixes, ...w.more } }, value, options);
  return { document, isValid: w.isValid };
}

function frameOf(codec: Outline, root: PrintOptions['root']): Frame {
  if (root !== undefined) return frame(codec, root);
  const known = frames.get(codec) ?? frame(codec, codec.root);
  frames.set(codec, known);
  return known;
}

function frame(codec: Outline, [namespace, local]: readonly [string, string]): Frame {
  const prefixes = Object.entries(codec.prefixes);
  const own = prefixes.find(([, uri]) => uri === namespace)?.[0];
  const name = namespace === '' ? local : `${own ?? 'root'}:${local}`;
  let start = `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns:xsi="${XSI}"`;
  for (const [prefix, uri] of prefixes) start += ` xmlns:${prefix}="${escAttribute(uri)}"`;
  if (namespace !== '' && own === undefined) start += ` xmlns:root="${escAttribute(namespace)}"`;
  return { start, end: `</${name}>\n`, declared: new Map(prefixes) };
}
