/** Schemas that a test made, compiled as one release of an API, and libxml2's opinion of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { XmlError } from 'libxml2-wasm';
import { compile } from '../../../generator/compile.js';
import type { Compilation, CompiledSet } from '../../../generator/compile.js';
import { openSchemas } from '../../../generator/load/workspace.js';
import { Diagnostics } from '../../../generator/support/diagnostic.js';
import { XSD } from '../../../generator/support/qname.js';
import { chooseTarget } from '../../../generator/target.js';
import { oracleOfText } from '../../support/oracle.js';
import type { Oracle } from '../../support/oracle.js';
import type { Sources } from './xsd-tree.js';

export interface Trial {
  readonly compilation: Compilation;
  /** The only one. */
  readonly set: CompiledSet;
  readonly oracle: Oracle;
}

/** Throws where `tryOut` says why there is none. */
export function trialOf(sources: Sources, release: string, api?: string): Trial {
  const trial = tryOut(sources, release, api);
  if (typeof trial === 'string') throw new Error(trial);
  return trial;
}

/** Why, when the schemas are refused by the compiler or by libxml2. */
export function tryOut(sources: Sources, release: string, api?: string): Trial | string {
  const folder = mkdtempSync(join(tmpdir(), 'trial-'));
  try {
    // Without api.json the schemas stand in the API's folder itself.
    const root = join(folder, api === undefined ? '' : `api/${release}`);
    for (const [path, text] of sources) put(join(root, path), text);
    if (api !== undefined) put(join(folder, 'api/api.json'), api);
    const diagnostics = new Diagnostics();
    const workspace = openSchemas([folder], diagnostics);
    const target = chooseTarget(workspace, { release: api && release }, undefined, diagnostics);
    const compilation = target && compile(target.folder, target.release, undefined, diagnostics);
    if (compilation === undefined || diagnostics.hasErrors)
      return JSON.stringify(diagnostics.all.filter(({ severity }) => severity === 'error'));
    const [set, ...others] = compilation.sets;
    if (set === undefined || others.length > 0) return 'there is more than one schema set';
    return { compilation, set, oracle: libxml2(sources, root) };
  } catch (error) {
    if (error instanceof XmlError) return `libxml2: ${error.message}`;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** libxml2 over all files: of a namespace it takes one, which includes the others. */
function libxml2(sources: Sources, folder: string): Oracle {
  const included = new Set(
    [...sources.values()].flatMap((text) =>
      [...text.matchAll(/include[^>]*schemaLocation="([^"]+)"/g)].map(([, path = '']) => path),
    ),
  );
  const imports = [...sources]
    .filter(([path]) => !included.has(path))
    .map(([path, text]) => {
      const [, target] = /targetNamespace="([^"]*)"/.exec(text) ?? [];
      const named = target === undefined ? '' : ` namespace="${target}"`;
      return `<xs:import${named} schemaLocation="${join(folder, path)}"/>`;
    });
  const driver = `<xs:schema xmlns:xs="${XSD}" targetNamespace="urn:driver">${imports.join('')}</xs:schema>`;
  return oracleOfText(driver, join(folder, 'driver.xsd'));
}
