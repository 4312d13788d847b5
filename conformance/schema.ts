/** Schema documents to emitted code that runs. */
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { compile } from '../generator/compile.js';
import type { Codecs } from '../generator/execute/execute.js';
import type { SharedRuntime } from '../generator/execute/shared-runtime.js';
import { codecFiles } from '../generator/files.js';
import { boundaryOf } from '../generator/load/files.js';
import type { ApiFolder, Release } from '../generator/load/workspace.js';
import { packageFolder } from '../generator/output/runtime.js';
import { Diagnostics } from '../generator/support/diagnostic.js';
import type { XmlElement } from '../generator/xml/node.js';
import { parseXml } from '../generator/xml/saxes.js';

/** What there is to judge documents by, or why there is nothing. */
export type Schema =
  | {
      readonly codecs: Codecs;
      readonly namespaces: ReadonlySet<string>;
      /** Values that empty elements may stand for. */
      readonly defaults: readonly string[];
    }
  | { readonly reason: string };

/** A schema that declares nothing. */
const NOTHING = join(packageFolder(), 'conformance');

/** `docs` are relative to the suite's folder and read like the files of a release. */
export async function compiled(
  suite: string,
  docs: readonly string[],
  runtime: SharedRuntime,
): Promise<Schema> {
  // Without any there are the built-in types.
  const folder = docs.length === 0 ? NOTHING : suite;
  const files =
    docs.length === 0 ? ['nothing.xsd'] : [...new Set(docs.map((doc) => normalize(doc)))];
  const boundary = boundaryOf(folder);
  const release: Release = { name: '', folder, prefix: '', files, isSelection: true, boundary };
  const api: ApiFolder = { name: 'suite', folder, releases: [release] };
  const diagnostics = new Diagnostics();
  const compilation = compile(api, release, undefined, diagnostics);
  const error = diagnostics.all.find(({ severity }) => severity === 'error');
  if (error !== undefined) {
    const { code, constraint, message } = error;
    return { reason: [code, constraint, message].filter((word) => word !== undefined).join(' ') };
  }
  const [set, ...others] = compilation.sets;
  if (set === undefined) return { reason: 'no schema' };
  if (others.length > 0)
    return { reason: 'sch-props-correct.2 the documents contradict each other' };
  const emitted = codecFiles(compilation, set, set.names);
  const codecs = await runtime.execute(set.model, set.names, emitted);
  const { schema } = set;
  const namespaces = new Set(schema.files.map(({ targetNamespace }) => targetNamespace));
  const defaults = schema.files.flatMap(({ path }) => defaultsOf(join(folder, path)));
  return { codecs, namespaces, defaults };
}

/** Values of `default` and `fixed` in a schema document. */
function defaultsOf(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  const root = parseXml(file, readFileSync(file), new Diagnostics());
  return root === undefined ? [] : [...constraintsOf(root)];
}

function* constraintsOf({ local, attributes, content }: XmlElement): Generator<string> {
  for (const attribute of local === 'element' ? attributes : [])
    if (attribute.local === 'default' || attribute.local === 'fixed') yield attribute.value;
  for (const item of content) if (typeof item !== 'string') yield* constraintsOf(item);
}
