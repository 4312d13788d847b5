/** Schema files on disk to emitted modules, as the command does it. */
import { emitInterfaces } from '../../generator/emit/interfaces.js';
import type { EmittedFile } from '../../generator/emit/file.js';
import type { Model } from '../../generator/ir/model.js';
import { loadRelease } from '../../generator/load/load.js';
import { openSchemas, type Release } from '../../generator/load/workspace.js';
import { lower } from '../../generator/lower/lower.js';
import { nameModel } from '../../generator/name/name.js';
import { resolve } from '../../generator/resolve/resolve.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

export interface EmittedSet {
  /** API, release and number of the schema set. */
  readonly name: string;
  readonly model: Model;
  readonly files: readonly EmittedFile[];
}

/** Every schema set of every release below a folder. */
export function emitAll(folder: string): readonly EmittedSet[] {
  const diagnostics = new Diagnostics();
  const sets = openSchemas([folder], diagnostics).apis.flatMap(({ name, releases }) =>
    releases.flatMap((release) => emitRelease(name, release, diagnostics)),
  );
  const errors = diagnostics.all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 2));
  return sets;
}

function emitRelease(api: string, release: Release, diagnostics: Diagnostics): EmittedSet[] {
  return loadRelease(release, diagnostics).map((set, index) => {
    const model = lower(resolve(set, diagnostics), { prefixes: {}, numbers: [] }, diagnostics);
    const names = nameModel(model, diagnostics);
    const origin = { version: '0.0.0', api, release: release.name };
    return {
      name: `${api}-${release.name}-${index}`,
      model,
      files: emitInterfaces(model, names, origin),
    };
  });
}
