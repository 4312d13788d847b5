/** Schema documents to emitted code that runs. */
import { normalize } from 'node:path';
import { compile } from '../generator/compile.js';
import type { Codecs } from '../generator/execute/execute.js';
import type { SharedRuntime } from '../generator/execute/shared-runtime.js';
import { codecFiles } from '../generator/files.js';
import { boundaryOf } from '../generator/load/files.js';
import type { ApiFolder, Release } from '../generator/load/workspace.js';
import { Diagnostics } from '../generator/support/diagnostic.js';

/** What there is to judge documents by, or why there is nothing. */
export type Schema =
  | { readonly codecs: Codecs; readonly namespaces: ReadonlySet<string> }
  | { readonly reason: string };

/** `docs` are relative to the suite's folder and read like the files of a release. */
export async function compiled(
  suite: string,
  docs: readonly string[],
  runtime: SharedRuntime,
): Promise<Schema> {
  const release: Release = {
    name: '',
    folder: suite,
    prefix: '',
    files: [...new Set(docs.map((doc) => normalize(doc)))],
    isSelection: true,
    boundary: boundaryOf(suite),
  };
  const folder: ApiFolder = { name: 'suite', folder: suite, releases: [release] };
  const diagnostics = new Diagnostics();
  const compilation = compile(folder, release, undefined, diagnostics);
  const error = diagnostics.all.find(({ severity }) => severity === 'error');
  if (error !== undefined) {
    const { code, constraint, message } = error;
    return { reason: [code, constraint, message].filter((word) => word !== undefined).join(' ') };
  }
  const [set, ...others] = compilation.sets;
  if (set === undefined) return { reason: 'no schema' };
  if (others.length > 0)
    return { reason: 'sch-props-correct.2 the documents contradict each other' };
  const files = codecFiles(compilation, set, set.names);
  const codecs = await runtime.execute(set.model, set.names, files);
  const namespaces = set.schema.files.map(({ targetNamespace }) => targetNamespace);
  return { codecs, namespaces: new Set(namespaces) };
}
