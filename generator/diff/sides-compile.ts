/** Compiles the two sides of comparisons, or only one where both have the same bytes. */
import { relative, sep } from 'node:path';
import { compile } from '../compile.js';
import type { Compilation } from '../compile.js';
import { haveSameFiles, holdsAll, isSelfContained } from '../load/hashes.js';
import { Diagnostics } from '../support/diagnostic.js';
import type { Diagnostic } from '../support/diagnostic.js';
import { quote } from '../support/text.js';
import { areRelated } from './related.js';
import type { CompiledPair, Pair, ReleaseSide } from './sides-model.js';

/**
 * Of several pairs those that differ; when none does, the last one stands for all. Undefined after
 * the errors of a side were reported, or that two sides have nothing to do with each other.
 */
export function comparePairs(
  pairs: readonly Pair[],
  diagnostics: Diagnostics,
): readonly CompiledPair[] | undefined {
  const judgeOnce = judge();
  const differing = pairs.filter((pair) => !isSurelySame(pair));
  const compiled: CompiledPair[] = [];
  for (const pair of differing.length === 0 ? pairs.slice(-1) : differing) {
    const { from, to } = pair;
    const now = judgeOnce(to);
    const isSame = haveSameFiles(from, to) && holdsAll(from, now.compilation.hashes);
    const old = isSame ? now : judgeOnce(from);
    if (!mayBeOneApi(old, now)) {
      reportUnrelated(pair, diagnostics);
      continue;
    }
    if (!isSame) reportErrors(from, 'old', old, diagnostics);
    reportErrors(to, 'new', now, diagnostics);
    const labels = { from: from.label, to: to.label };
    compiled.push({ from: old.compilation, to: now.compilation, labels });
  }
  if (diagnostics.hasErrors) return undefined;
  const changed = compiled.filter(({ from, to }) => from !== to);
  return changed.length === 0 ? compiled.slice(-1) : changed;
}

/** Told by the listed files alone; where more may be read, compiling will tell. */
function isSurelySame({ from, to }: Pair): boolean {
  return haveSameFiles(from, to) && isSelfContained(from.release) && isSelfContained(to.release);
}

interface Judged {
  readonly compilation: Compilation;
  readonly errors: readonly Diagnostic[];
}

/** A release that stands in several pairs is compiled once. */
function judge(): (side: ReleaseSide) => Judged {
  const known = new Map<string, Judged>();
  return ({ folder, release }) => {
    const key = [release.prefix, folder.configuration, ...release.files].join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = new Diagnostics();
    const compilation = compile(folder, release, undefined, own);
    // Warnings are told when the release is generated; here they would stand twice.
    const errors = own.all.filter(({ severity }) => severity === 'error');
    known.set(key, { compilation, errors });
    return { compilation, errors };
  };
}

/** Schemas that could not be read are no proof that they are others. */
function mayBeOneApi(old: Judged, now: Judged): boolean {
  const isRead = [...old.errors, ...now.errors].every(({ code }) => code.startsWith('API'));
  return !isRead || areRelated(old.compilation, now.compilation);
}

/** Those of a release that stands in several pairs are reported once, as all diagnostics are. */
function reportErrors(
  side: ReleaseSide,
  which: 'old' | 'new',
  { errors }: Judged,
  diagnostics: Diagnostics,
): void {
  if (errors.length === 0) return;
  const what = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const message = `the ${which} side (${side.label}) has ${what}, so that it cannot be compared`;
  diagnostics.error('DIF961', undefined, message);
  for (const error of errors) diagnostics.report(shownFor(side, error));
}

/** api.json is placed by where it stands in the named folder; everything else by the release. */
function shownFor({ folder, release, shown }: ReleaseSide, diagnostic: Diagnostic): Diagnostic {
  const { configuration } = folder;
  const { at, message } = diagnostic;
  const place = configuration && relative(release.boundary.folder, configuration);
  const isConfiguration = place?.replaceAll(sep, '/') === at?.file;
  return {
    ...diagnostic,
    message: shown(message),
    ...(at && isConfiguration && { at: { ...at, file: shown(configuration ?? '') } }),
  };
}

function reportUnrelated({ from, to }: Pair, diagnostics: Diagnostics): void {
  const sides = `${quote(from.label)} and ${quote(to.label)}`;
  const message = `${sides} are different APIs: they share no element, type or attribute`;
  diagnostics.error('DIF963', undefined, message);
}
