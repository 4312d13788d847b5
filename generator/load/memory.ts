/** What a later run of the same process may take over: documents whose bytes are the same. */
import type { Diagnostics } from '../support/diagnostic.js';
import type { SchemaDocument } from '../xsd/declarations.js';
import type { DocumentHead } from '../xsd/read.js';

export interface LoadMemory {
  /** By path and content. */
  readonly heads: Map<string, DocumentHead | undefined>;
  /** By the namespace that the document was read for. */
  readonly documents: WeakMap<DocumentHead, Map<string, SchemaDocument>>;
}

export function newLoadMemory(): LoadMemory {
  return { heads: new Map(), documents: new WeakMap() };
}

/** What reported something is made anew each time, so that it is reported each time. */
export function remembered<T>(
  known: Map<string, T>,
  key: string,
  diagnostics: Diagnostics,
  make: () => T,
): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const before = diagnostics.reports;
  const made = make();
  if (diagnostics.reports === before) known.set(key, made);
  return made;
}
