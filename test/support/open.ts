/** Schemas opened and their emitted codecs executed, as the commands do it. */
import { join } from 'node:path';
import { compile } from '../../generator/compile.js';
import type { Compilation, CompiledSet } from '../../generator/compile.js';
import { executeCodecs } from '../../generator/execute/execute.js';
import type { Codecs } from '../../generator/execute/execute.js';
import { codecFiles } from '../../generator/files.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { nameModel } from '../../generator/name/name.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { chooseTarget } from '../../generator/target.js';

export const ROOT: string = join(import.meta.dirname, '../..');
export const SHARED: string = join(ROOT, '../shared');

export interface Opened {
  readonly compilation: Compilation;
  readonly set: CompiledSet;
  readonly codecs: Codecs;
}

/** Compiles what `path` names; throws with the diagnostics when there is an error. */
export function compileAt(path: string, release?: string): Compilation {
  const diagnostics = new Diagnostics();
  const compilation = attempt(path, release, diagnostics);
  if (compilation === undefined || diagnostics.hasErrors)
    throw new Error(`${path}: ${JSON.stringify(diagnostics.all, null, 1)}`);
  return compilation;
}

function attempt(
  path: string,
  release: string | undefined,
  diagnostics: Diagnostics,
): Compilation | undefined {
  const workspace = openSchemas([path], diagnostics);
  const target = chooseTarget(workspace, { release }, undefined, diagnostics);
  return target && compile(target.folder, target.release, undefined, diagnostics);
}

/** The first schema set of what `path` names, ready to read and write. */
export async function open(path: string, release?: string): Promise<Opened> {
  const compilation = compileAt(path, release);
  const [set] = compilation.sets;
  if (set === undefined) throw new Error(`${path} has no schema set`);
  const names = nameModel(set.model, new Diagnostics());
  const codecs = await executeCodecs(set.model, names, codecFiles(compilation, set, names));
  return { compilation, set, codecs };
}

export function element({ codecs }: Opened, name: string): Codec<unknown> {
  const codec = codecs.elements[name];
  if (codec === undefined) throw new Error(`there is no element ${name}`);
  return codec;
}
