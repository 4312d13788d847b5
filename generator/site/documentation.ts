/** From schemas to the files of a site: what `codegen docs` and the library do. */
import { compile } from '../compile.js';
import type { Compilation } from '../compile.js';
import { changesOf } from '../docs/changes.js';
import type { Extras } from '../docs/extras.js';
import { gatherSite } from '../docs/gather.js';
import { marksOf } from '../docs/marks.js';
import type { Site } from '../docs/model.js';
import { pastOf } from '../docs/releases.js';
import { usageOf } from '../docs/usage.js';
import { compareReleases } from '../diff/compare.js';
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
  const compilation = compile(folder, release, undefined, diagnostics);
  const old = compared && compile(folder, compared, undefined, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const past = pastOf(folder, old === undefined ? [compilation] : [compilation, old], diagnostics);
  const usage = usageOf(compilation);
  if (old === undefined) return { site: gatherSite(compilation, { usage, past }), compilation };
  const labels = { from: old.release.name, to: release.name };
  const comparison = await compareReleases(old, compilation, labels, { witnesses: false });
  const extras: Extras = { usage, past, marks: marksOf(comparison, old, compilation) };
  const site = gatherSite(compilation, extras);
  const changes = changesOf(comparison, old, compilation);
  return { site: { ...site, compared: old.release.name, changes }, compilation };
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
