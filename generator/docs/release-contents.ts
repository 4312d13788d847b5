/** What a release declares, read as far as names are known. */
import type { Compilation } from '../compile.js';
import { loadRelease } from '../load/load.js';
import type { Release } from '../load/workspace.js';
import type { CallType } from '../lower/operations.js';
import { resolve } from '../resolve/resolve.js';
import { Diagnostics } from '../support/diagnostic.js';
import type { Diagnostic } from '../support/diagnostic.js';
import type { Clark } from '../support/qname.js';
import type { Schema, TypeId } from '../xsd/components.js';

/** Plain data: it is handed from thread to thread. */
export interface ReleaseContents {
  readonly release: string;
  /** Complex types of each schema set, among which operations are looked for. */
  readonly callTypes: readonly ReadonlyMap<TypeId, CallType>[];
  readonly elements: ReadonlySet<Clark>;
  readonly types: ReadonlySet<TypeId>;
}

/** Of a release that has errors, the first one. */
export type ReadRelease =
  | { readonly contents: ReleaseContents }
  | { readonly release: string; readonly error: Diagnostic | undefined };

export function readContents(release: Release): ReadRelease {
  const own = new Diagnostics();
  const schemas = loadRelease(release, own).map((set) => resolve(set, own));
  if (!own.hasErrors) return { contents: contentsOf(release.name, schemas) };
  return { release: release.name, error: own.all.find(({ severity }) => severity === 'error') };
}

export function compiledContents({ release, sets }: Compilation): ReleaseContents {
  return contentsOf(
    release.name,
    sets.map(({ schema }) => schema),
  );
}

function contentsOf(release: string, schemas: readonly Schema[]): ReleaseContents {
  return {
    release,
    callTypes: schemas.map(callTypes),
    elements: new Set(schemas.flatMap(({ elements }) => [...elements.keys()])),
    types: new Set(schemas.flatMap(({ types }) => [...types.keys()])),
  };
}

function callTypes({ types }: Schema): ReadonlyMap<TypeId, CallType> {
  const found = new Map<TypeId, CallType>();
  for (const [id, type] of types) {
    if (type.kind === 'simple') continue;
    const { name, owner, abstract, base } = type;
    const namespace = name?.namespace ?? '';
    found.set(id, { id, namespace, abstract, base, ...(owner !== undefined && { owner }) });
  }
  return found;
}
