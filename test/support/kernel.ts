/** The kernel without a schema: documents whose root may hold anything, and a small client. */
import { anyPart } from '../../generator/runtime/part-any.js';
import { rootName } from '../../generator/execute/document.js';
import { anything } from '../../generator/runtime/wild.js';
import type { AnyElement } from '../../generator/runtime/any.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { decode } from '../../generator/runtime/document.js';
import type { DecodeOptions, Tolerated } from '../../generator/runtime/document.js';
import { parseClark, XSD } from '../../generator/support/qname.js';

/** Reads a document of any kind, as an element whose type is xs:anyType would be. */
export function readAny(
  document: Uint8Array | string,
  options: DecodeOptions = {},
): Tolerated<AnyElement> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const name = rootName(bytes, options.repairPrefixes) ?? 'root';
  return decode(anyCodec(name), document, { ...options, mode: 'tolerant' });
}

/** A codec of an element whose type is xs:anyType. */
export function anyCodec(name: string): Codec<AnyElement> {
  const { namespace, local } = parseClark(name);
  return {
    name,
    root: [namespace, local],
    type: `{${XSD}}anyType`,
    prefixes: {},
    read: (r) => anything(r, name, ''),
    // Nothing is written or judged here.
    part: () => anyPart(''),
    secrets: new Set(),
  };
}

/** The code of the XmlError that a call throws, or what else it does. */
export function errorCode(call: () => unknown): string {
  try {
    call();
    return 'accepted';
  } catch (error) {
    // Only errors of the reader have a code; anything else is a fault of ours.
    const { name, code } = error as { readonly name?: string; readonly code?: string };
    return name === 'XmlError' ? String(code) : `no XmlError: ${String(error)}`;
  }
}
