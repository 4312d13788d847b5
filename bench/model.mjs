/** The generator's model of the WebEx XML API, for what is made from the schemas. */
import { join } from 'node:path';
import { Diagnostics, compile, openSchemas } from '../dist/index.mjs';
import { root } from './runs.mjs';

let model;

/** Of the newest release, read once. */
export function webexModel() {
  model ??= read('webex');
  return model;
}

/** A type by its local name, which must be the only one of it. */
export function typeNamed(local) {
  const all = [...webexModel().types.values()].filter(({ name }) => name?.endsWith(`}${local}`));
  if (all.length !== 1) throw new Error(`${all.length} types are named ${local}`);
  return all[0];
}

function read(api) {
  const diagnostics = new Diagnostics();
  const folder = openSchemas([join(root, 'schemas')], diagnostics).apis.find(
    ({ name }) => name === api,
  );
  const { sets } = compile(folder, folder.releases.at(-1), undefined, diagnostics);
  if (diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all, null, 2));
  return sets[0].model;
}
