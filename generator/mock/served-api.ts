/** An API that is ready to be served: its model, and the emitted codecs at work. */
import { compile } from '../compile.js';
import { executeCodecs } from '../execute/execute.js';
import { executeResourceCodecs } from '../execute/resource-codecs.js';
import { codecFiles } from '../files.js';
import { openSchemas } from '../load/workspace.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { chooseTarget } from '../target.js';
import type { Wish } from '../target.js';
import { serveEnvelope } from './served-envelope.js';
import type { ServedEnvelope } from './served-envelope.js';
import { serveResources } from './served-resources.js';
import type { ServedResources } from './served-resources.js';

/** One member for each profile of api.json. */
export type ServedApi = ServedEnvelope | ServedResources;

/** Undefined after the reason was reported. */
export async function openServedApi(
  schemas: readonly string[],
  wish: Wish,
  diagnostics: Diagnostics,
): Promise<ServedApi | undefined> {
  const workspace = openSchemas(schemas, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const target = chooseTarget(
    workspace,
    wish,
    ({ folder }) => folder.configuration !== undefined,
    diagnostics,
  );
  if (target === undefined) return undefined;
  const compilation = compile(target.folder, target.release, undefined, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const { api } = compilation;
  const [set, ...others] = compilation.sets.filter(({ model }) => model.operations.length > 0);
  if (api === undefined || set === undefined) {
    const why = api === undefined ? 'has no api.json' : 'has types that fit its api.json nowhere';
    const message = `'${target.folder.name}' ${why}, so that there are no operations to serve`;
    diagnostics.error('MOCK951', undefined, message);
    return undefined;
  }
  if (others.length > 0) {
    const names = [set, ...others].map(({ name }) => name).join(', ');
    diagnostics.error('CMD904', undefined, `several schema sets have operations: ${names}`, {
      help: 'name the .xsd file of one with --schemas',
    });
    return undefined;
  }
  const { model, names, envelope, resources = [] } = set;
  const emitted = codecFiles(compilation, set, names);
  const compiled = { release: target.release.name, model };
  if (api.profile === 'resource') {
    const codecs = await executeResourceCodecs(model, names, resources, emitted);
    return serveResources({ ...compiled, api, codecs });
  }
  if (envelope === undefined) throw new Error('operations were found, but no envelope');
  const codecs = await executeCodecs(model, names, emitted);
  return serveEnvelope({ ...compiled, codecs }, envelope);
}
