/** What the prefixes in scope mean, and what was learned of tags that are spelled with them. */
import type { EndTag } from './field.js';
import type { Literal } from './literal.js';
import { XML } from './namespaces.js';

/** The prefixes in scope, shared by all elements (and documents) that have the same ones. */
export interface Context {
  readonly namespaces: ReadonlyMap<string, string>;
  /** A prefix for each namespace; the empty one only where nothing else is bound. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Elements in no namespace are taken for those of the schema. */
  readonly dialect: boolean;
  /** What is known of the tags of each content model. */
  readonly tables: Map<object, TagTable>;
}

/** Tags that a content model expects, and start tags that were met, in one set of prefixes. */
export interface TagTable {
  /** Start tag of member i at 2i, end tag at 2i + 1, spelled with the prefixes in scope. */
  readonly tags: readonly EndTag[];
  /** Start tags by their hash, and the one that was met last. */
  readonly known: Map<number, KnownTag>;
  last: KnownTag | null;
}

/** A start tag that was taken apart before; byte for byte the same one need not be again. */
export interface KnownTag {
  readonly tag: StartTag;
  /** The member that it opens, or -1. */
  readonly index: number;
  readonly start: Literal;
  readonly end: Literal;
  readonly isLearned: boolean;
  /** What to say where nothing of this name is expected. */
  readonly unexpected: string;
  /** The switch of the reading function expects just this spelling. */
  readonly isExpected: boolean;
}

/** A start tag, taken apart and checked, whatever its prefixes and attributes. */
export interface StartTag {
  readonly namespace: string;
  readonly local: string;
  /** In bytes: the qualified name, the whole tag. */
  readonly nameLength: number;
  readonly length: number;
  readonly isEmpty: boolean;
  readonly context: Context;
  /** By Clark name; null when there are none beside xmlns and xsi. */
  readonly attributes: Map<string, string> | null;
  /** Clark name, or the key of a wire spelling, from xsi:type. */
  readonly type: string | null;
  /** xsi:nil as it stands, white space collapsed. */
  readonly nil: string | null;
}

const MAX_CONTEXTS = 64;
const contexts = /* @__PURE__ */ new Map<string, Context>();

/** The context for a set of bindings; contexts are kept, since replies look alike. */
export function contextOf(namespaces: ReadonlyMap<string, string>, dialect: boolean): Context {
  let key = dialect ? '1' : '';
  // No document can bring a NUL, so that no two sets of bindings have the same key.
  for (const [prefix, namespace] of namespaces) key += `${prefix}\0${namespace}\0`;
  let context = contexts.get(key);
  if (context === undefined) {
    if (contexts.size >= MAX_CONTEXTS) forgetContexts();
    context = newContext(new Map(namespaces), dialect);
    contexts.set(key, context);
  }
  return context;
}

/** Begins anew; documents that are being read keep theirs. */
export function forgetContexts(): void {
  contexts.clear();
}

function newContext(namespaces: ReadonlyMap<string, string>, dialect: boolean): Context {
  const prefixes = new Map<string, string>();
  for (const [prefix, namespace] of namespaces)
    if (namespace !== '' && !prefixes.has(namespace)) prefixes.set(namespace, prefix);
  return { namespaces, prefixes, dialect, tables: new Map() };
}

/** Around the root element; the first is that of the dialect. */
const outermost: readonly Context[] = /* @__PURE__ */ [true, false].map((dialect) =>
  newContext(new Map([['xml', XML]]), dialect),
);

export function outermostContext(dialect: boolean): Context {
  return outermost[dialect ? 0 : 1]!;
}
