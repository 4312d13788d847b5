/** The files of one release, each read and parsed once, when first asked for. */
import { createHash } from 'node:crypto';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Memo } from '../support/memo.js';
import { readHead, type DocumentHead } from '../xsd/read.js';
import { forThisVersion } from '../xsd/versions.js';
import { parseXml } from '../xml/saxes.js';
import { readInside, shownPath } from './read-inside.js';
import type { Release } from './workspace.js';
import { XML_NAMESPACE_PATH, XML_NAMESPACE_SCHEMA } from './xml-namespace.js';

export interface Source {
  /** Relative to the release's folder, with `/`. */
  readonly path: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  readonly head: DocumentHead;
}

export type Lookup =
  | { readonly kind: 'found'; readonly source: Source }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  /** The file is there but of no use; the diagnostics say why. */
  | { readonly kind: 'broken' };

export interface Sources {
  readonly lookup: (path: string) => Lookup;
  /** All that have been found so far. */
  readonly found: () => readonly Source[];
}

export function openSources(release: Release, memo: Memo, diagnostics: Diagnostics): Sources {
  const cache = new Map<string, Lookup>();
  return {
    lookup(path) {
      const known = cache.get(path);
      if (known !== undefined) return known;
      const result = open(release, path, memo, diagnostics);
      cache.set(path, result);
      return result;
    },
    found() {
      const all: Source[] = [];
      for (const result of cache.values()) if (result.kind === 'found') all.push(result.source);
      return all;
    },
  };
}

function open(release: Release, path: string, memo: Memo, diagnostics: Diagnostics): Lookup {
  if (path === XML_NAMESPACE_PATH) return parse(path, path, xmlNamespace(), memo, diagnostics);
  const reading = readInside(release, path, diagnostics);
  return reading.kind === 'bytes'
    ? parse(path, shownPath(release, path), reading.bytes, memo, diagnostics)
    : reading;
}

function xmlNamespace(): Buffer {
  return Buffer.from(XML_NAMESPACE_SCHEMA);
}

function parse(
  path: string,
  shown: string,
  bytes: Buffer,
  memo: Memo,
  diagnostics: Diagnostics,
): Lookup {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const head = memo.make('head', shown, [hash], () => {
    const root = parseXml(shown, bytes, diagnostics);
    return root && readHead(forThisVersion(root), diagnostics);
  });
  return head === undefined ? { kind: 'broken' } : { kind: 'found', source: { path, hash, head } };
}
