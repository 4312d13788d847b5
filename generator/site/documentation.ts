/** From schemas to the files of a site: what `codegen docs` and the library do. */
import { compile } from '../compile.js';
import type { Compilation } from '../compile.js';
import { changesOf } from '../docs/changes.js';
import { dated } from '../docs/dating.js';
import { gatherSite } from '../docs/gather.js';
import { marksOf } from '../docs/marks.js';
import type { Site } from '../docs/model.js';
import { readApart } from '../docs/release-reader.js';
import { otherReleases, pastOf } from '../docs/releases.js';
import { usageOf } from '../docs/usage.js';
import { compareReleases } from '../diff/compare.js';
import type { Comparison } from '../diff/model.js';
import { releaseCalled } from '../diff/sides-place.js';
import { openTargets } from '../generate.js';
import type { Release } from '../load/workspace.js';
import type { OutputFile } from '../output/files.js';
import { MANIFEST, manifestFor, printManifest } from '../output/manifest.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Target, Wish } from '../target.js';
import { version } from '../version.js';
import { portalFile } from './portal.js';
import { printSite } from './site.js';

export interface DocsOptions extends Wish {
  /** Folder with schemas, or .xsd files. */
  readonly schemas: readonly string[];
  /** The release whose differences are marked. */
  readonly compare?: string | undefined;
  /** The pages wait for news at `live` beside the index, and load again when there are any. */
  readonly live?: boolean;
}

export interface Documentation {
  readonly sites: readonly Site[];
  /** With the manifest that says which files are ours. */
  readonly files: readonly OutputFile[];
}

/**
 * One API stands at the root; several have a folder each, and a page that leads to them. Undefined
 * after an error was reported.
 */
export async function docs(
  options: DocsOptions,
  diagnostics: Diagnostics,
): Promise<Documentation | undefined> {
  const gathered = await gatherSites(options, diagnostics);
  if (gathered === undefined) return undefined;
  const sites = gathered.map(({ site }) => site);
  const { live = false } = options;
  const [only, ...others] = sites;
  const files =
    only !== undefined && others.length === 0
      ? printSite(only, { live })
      : [portalFile(sites, { live }), ...sites.flatMap((site) => moved(site.api, site, live))];
  return { sites, files: [...files, manifestOf(gathered, files)] };
}

/** Undefined after an error was reported. */
export async function gatherSites(
  options: Omit<DocsOptions, 'live'>,
  diagnostics: Diagnostics,
): Promise<readonly Gathered[] | undefined> {
  const targets = openTargets(options, diagnostics);
  const pairs = withCompared(targets, options.compare, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const gathered: Gathered[] = [];
  for (const pair of pairs) {
    const one = await gather(pair, diagnostics);
    if (one === undefined) return undefined;
    gathered.push(one);
  }
  return gathered;
}

interface Pair extends Target {
  readonly compared: Release | undefined;
}

/** Of several APIs those are compared that have such a release; one at least must have it. */
function withCompared(
  targets: readonly Target[],
  name: string | undefined,
  diagnostics: Diagnostics,
): readonly Pair[] {
  if (name === undefined) return targets.map((target) => ({ ...target, compared: undefined }));
  const pairs = targets.map(({ folder, release }) => {
    return { folder, release, compared: folder.releases.find((each) => each.name === name) };
  });
  const [first] = pairs;
  if (first !== undefined && pairs.every(({ compared }) => compared === undefined)) {
    releaseCalled(first.folder, name, first.folder.name, diagnostics);
  }
  const same = pairs.find(({ compared, release }) => compared === release);
  if (same !== undefined) {
    const message = `${same.folder.name} ${name} cannot be compared with itself`;
    diagnostics.error('CMD901', undefined, message, { help: 'name an older release, or another' });
  }
  return pairs;
}

export interface Gathered {
  readonly site: Site;
  readonly compilation: Compilation;
}

async function gather(
  { folder, release, compared }: Pair,
  diagnostics: Diagnostics,
): Promise<Gathered | undefined> {
  const known = compared === undefined ? [release] : [release, compared];
  const reading = readApart(otherReleases(folder, known));
  const compilation = compile(folder, release, undefined, diagnostics);
  const old = compared && compile(folder, compared, undefined, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const comparison = old && (await compareWith(old, compilation));
  const marks = old && comparison && marksOf(comparison, old, compilation);
  const undated = gatherSite(compilation, { usage: usageOf(compilation), ...(marks && { marks }) });
  const all = [compilation, ...(old === undefined ? [] : [old])] as const;
  const site = dated(undated, compilation.sets, pastOf(folder, all, await reading, diagnostics));
  if (old === undefined || comparison === undefined) return { site, compilation };
  const changes = changesOf(comparison, old, compilation);
  return { site: { ...site, compared: old.release.name, changes }, compilation };
}

function compareWith(old: Compilation, now: Compilation): Promise<Comparison> {
  const labels = { from: old.release.name, to: now.release.name };
  return compareReleases(old, now, labels, { witnesses: false });
}

function moved(folder: string, site: Site, live: boolean): readonly OutputFile[] {
  return printSite(site, { live }).map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
}

/** What a later run may replace and remove. */
function manifestOf(gathered: readonly Gathered[], files: readonly OutputFile[]): OutputFile {
  const head = {
    tool: `xml-api-codegen ${version}`,
    api: gathered.map(({ site }) => site.api).join(' '),
    release: gathered.map(({ site }) => site.release).join(' '),
    options: {},
    schemas: Object.assign({}, ...gathered.map(({ compilation }) => compilation.hashes)) as Record<
      string,
      string
    >,
  };
  return { path: MANIFEST, text: printManifest(manifestFor(head, files)) };
}
