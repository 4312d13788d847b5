/** The schemas that a document names itself: xsi:schemaLocation and xsi:noNamespaceSchemaLocation. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { XSI } from '../generator/runtime/namespaces.js';
import { Diagnostics } from '../generator/support/diagnostic.js';
import type { XmlElement } from '../generator/xml/node.js';
import { parseXml } from '../generator/xml/saxes.js';

export interface Hint {
  readonly namespace: string;
  /** Relative to the folder of the suite. */
  readonly doc: string;
}

/** Hints at files that are there, in document order; none where the document is ill-formed. */
export function hintsOf(suite: string, doc: string): readonly Hint[] {
  const root = parseXml(doc, readFileSync(join(suite, doc)), new Diagnostics());
  if (root === undefined) return [];
  const folder = dirname(doc);
  return [...locations(root)]
    .map(({ namespace, location }) => ({ namespace, doc: normalize(join(folder, location)) }))
    .filter((hint) => existsSync(join(suite, hint.doc)));
}

interface Location {
  readonly namespace: string;
  readonly location: string;
}

function* locations({ attributes, content }: XmlElement): Generator<Location> {
  for (const { namespace, local, value } of attributes) {
    if (namespace !== XSI) continue;
    const words = value.trim().split(/[\t\n\r ]+/);
    if (local === 'noNamespaceSchemaLocation') yield { namespace: '', location: words[0] ?? '' };
    if (local !== 'schemaLocation') continue;
    for (let i = 0; i + 1 < words.length; i += 2)
      yield { namespace: words[i] ?? '', location: words[i + 1] ?? '' };
  }
  for (const item of content) if (typeof item !== 'string') yield* locations(item);
}
