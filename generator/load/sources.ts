/** The files of one release, each read and parsed once, when first asked for. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Memo } from '../support/memo.js';
import { readHead, type DocumentHead } from '../xsd/read.js';
import { parseXml } from '../xml/saxes.js';
import { isInside, reasonOf } from './files.js';
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
  const { boundary, folder, prefix } = release;
  const full = join(folder, path);
  if (!isInside(boundary.folder, full)) return { kind: 'outside' };
  const shown = shownPath(prefix, path);
  try {
    if (statSync(full, { throwIfNoEntry: false })?.isFile() !== true) return { kind: 'missing' };
    if (!isInside(boundary.real, realpathSync(full))) {
      diagnostics.error('LOAD204', { file: shown, line: 1, column: 1 }, 'the link is not followed');
      return { kind: 'broken' };
    }
    return parse(path, shown, readFileSync(full), memo, diagnostics);
  } catch (error) {
    const message = `the file cannot be read: ${reasonOf(error)}`;
    diagnostics.error('LOAD203', { file: shown, line: 1, column: 1 }, message);
    return { kind: 'broken' };
  }
}

/** `acme/5.8/` and `../shared/a.xsd` make `acme/shared/a.xsd`. */
function shownPath(prefix: string, path: string): string {
  let [head, tail] = [prefix, path];
  while (tail.startsWith('../')) {
    head = head.replace(/[^/]*\/$/, '');
    tail = tail.slice(3);
  }
  return head + tail;
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
    return root && readHead(root, diagnostics);
  });
  return head === undefined ? { kind: 'broken' } : { kind: 'found', source: { path, hash, head } };
}
