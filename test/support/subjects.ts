/** Values and documents of a schema's subjects, drawn with fixed seeds, and what must hold for them. */
import fc from 'fast-check';
import type { Model } from '../../generator/ir/model.js';
import type { Issue } from '../../generator/runtime/issue.js';
import { issuesOf } from '../../generator/runtime/report.js';
import { readDocument, readerOf } from '../../generator/runtime/read-document.js';
import { fixedValue } from '../../generator/sample/fixed.js';
import { clark } from '../../generator/support/qname.js';
import { hasValues, valueArbitrary } from './arbitrary.js';
import type { Subject } from './driver.js';
import type { Opened } from './open.js';

export function valuesOf(
  model: Model,
  { type, root }: Subject,
  numRuns: number,
  seed: number,
): readonly unknown[] {
  if (!hasValues(model, type)) return [];
  const name = clark(...root);
  const drawn = fc.sample(valueArbitrary(model, type, name), { numRuns, seed });
  const fixed = model.elements.get(name)?.fixed;
  return fixed === undefined
    ? drawn
    : drawn.map((value) => fixedValue(model, type, fixed, () => value));
}

export function written({ codecs }: Opened, { codec, root }: Subject, value: unknown): Uint8Array {
  return codecs.write(codec, value, { types: codecs.types, root });
}

export function readStrictly(
  { codecs }: Opened,
  { codec, root }: Subject,
  document: Uint8Array | string,
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  return codecs.decode(codec, document, { types: codecs.types, root });
}

export function readTolerantly(
  { codecs }: Opened,
  { codec, root }: Subject,
  document: Uint8Array | string,
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const options = { types: codecs.types, root, mode: 'tolerant', keepUnknown: true } as const;
  return codecs.decode(codec, document, options);
}

/** The same without what the readers expect or have learned: each tag is taken apart and looked up. */
export function readGenerally(
  { codecs }: Opened,
  { codec, root }: Subject,
  document: Uint8Array | string,
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const options = { types: codecs.types, keepUnknown: true, repairPrefixes: {} };
  const r = readerOf(document, undefined, options, codec.secrets);
  r.spelled = Infinity;
  const value = readDocument(r, codec, root);
  return { value, issues: issuesOf(r, value) };
}

/** Without members that are undefined, and bytes as text: what `isDeepStrictEqual` can compare. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
}
