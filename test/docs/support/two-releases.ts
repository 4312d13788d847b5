/** Two releases of a tiny schema, compared without witnesses, as the documentation does it. */
import { rmSync } from 'node:fs';
import type { Compilation, CompiledSet } from '../../../generator/compile.js';
import { compareReleases } from '../../../generator/diff/compare.js';
import type { Comparison } from '../../../generator/diff/model.js';
import type { Marks } from '../../../generator/docs/extras.js';
import { marksOf } from '../../../generator/docs/marks.js';
import { folderOf, xsd } from '../../load/folder.js';
import type { Files } from '../../load/folder.js';
import { compileAt } from '../../support/open.js';

export interface TwoReleases {
  readonly old: Compilation;
  readonly now: Compilation;
  readonly set: CompiledSet;
  readonly comparison: Comparison;
  readonly marks: Marks;
}

/** Bodies of schemas of the namespace urn:t, of the releases 1.0 and 2.0. */
export async function twoReleases(old: string, now: string): Promise<TwoReleases> {
  return twoFolders({ 'schema.xsd': xsd(old) }, { 'schema.xsd': xsd(now) });
}

export async function twoFolders(old: Files, now: Files): Promise<TwoReleases> {
  const inside = (release: string, files: Files): Files =>
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [`${release}/${path}`, content]),
    );
  const folder = folderOf({ ...inside('1.0', old), ...inside('2.0', now) });
  try {
    return await compared(compileAt(folder, '1.0'), compileAt(folder, '2.0'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function compared(old: Compilation, now: Compilation): Promise<TwoReleases> {
  const labels = { from: old.release.name, to: now.release.name };
  const comparison = await compareReleases(old, now, labels, { witnesses: false });
  const [set] = now.sets;
  if (set === undefined) throw new Error('there is no schema set');
  return { old, now, set, comparison, marks: marksOf(comparison, old, now) };
}
