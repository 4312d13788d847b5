/** What is compared with what, before and after it is compiled. */
import type { Compilation } from '../compile.js';
import type { ApiFolder, Release } from '../load/workspace.js';

/** A release that is to be compared. */
export interface ReleaseSide {
  /** What the report and messages call it: `5.9`, a path, or `git:main 5.9`. */
  readonly label: string;
  readonly folder: ApiFolder;
  /** Its `prefix` is such that places read as the user would type them. */
  readonly release: Release;
  /** A path, or a text with paths, as it may be shown. */
  readonly shown: (text: string) => string;
}

export interface Pair {
  readonly from: ReleaseSide;
  readonly to: ReleaseSide;
}

/** One and the same compilation stands on both sides when they have the same bytes. */
export interface CompiledPair {
  readonly from: Compilation;
  readonly to: Compilation;
  readonly labels: { readonly from: string; readonly to: string };
}

/** What is compared: two releases, two paths, or a revision of git and what is there now. */
export interface SideOptions {
  /** Folder with schemas, or .xsd files. */
  readonly schemas: readonly string[];
  /** Which API, when there are several. */
  readonly api?: string | undefined;
  /** The old release; the one before `to` when absent. */
  readonly from?: string | undefined;
  /** The new release; the newest when absent. */
  readonly to?: string | undefined;
  /** Two folders or .xsd files, the old one first; releases are not asked for then. */
  readonly folders?: readonly [string, string] | undefined;
  /** `git:REV` or `git:REV:PATH`: the schemas as they were then are the old side. */
  readonly against?: string | undefined;
}
