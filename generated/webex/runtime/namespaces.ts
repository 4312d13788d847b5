import type { EndTag } from './field.js';

export const XML: string = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS: string = 'http://www.w3.org/2000/xmlns/';
export const XSI: string = 'http://www.w3.org/2001/XMLSchema-instance';
/** Namespace of the built-in types. */
export const xs: string = 'http://www.w3.org/2001/XMLSchema';

/** The prefixes in scope, shared by all elements (and documents) that have the same ones. */
export interface Context {
  readonly namespaces: ReadonlyMap<string, string>;
  /** A prefix for each namespace; the empty one only where nothing else is bound. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Start and end tags that a content model expects, spelled with these prefixes. */
  readonly tags: Map<object, readonly EndTag[]>;
}

const MAX_CONTEXTS = 64;
const contexts = new Map<string, Context>();

/** The context for a set of bindings; contexts are kept, since replies look alike. */
export function contextOf(namespaces: ReadonlyMap<string, string>): Context {
  let key = '';
  // No document can bring a NUL, so that no two sets of bindings have the same key.
  for (const [prefix, namespace] of namespaces) key += `${prefix}\0${namespace}\0`;
  let context = contexts.get(key);
  if (context === undefined) {
    if (contexts.size >= MAX_CONTEXTS) contexts.clear();
    const prefixes = new Map<string, string>();
    for (const [prefix, namespace] of namespaces)
      if (namespace !== '' && !prefixes.has(namespace)) prefixes.set(namespace, prefix);
    context = { namespaces: new Map(namespaces), prefixes, tags: new Map() };
    contexts.set(key, context);
  }
  return context;
}

export const NO_BINDINGS: ReadonlyMap<string, string> = new Map([['xml', XML]]);
