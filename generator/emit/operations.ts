/** The modules of operations that people call: one file for each service. */
import type { EnvelopeApi } from '../api/model.js';
import type { Model } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import type { Names } from '../name/name.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { shiftObjects } from './operations-layout.js';
import { serviceView } from './operations-view.js';
import { render } from './templates.js';

export function emitOperations(
  model: Model,
  names: Names,
  api: EnvelopeApi,
  origin: Origin,
): readonly EmittedFile[] {
  const all = envelopeOperations(model);
  return Object.keys(api.services).flatMap((service): readonly EmittedFile[] => {
    const operations = all.filter((operation) => operation.service === service);
    if (operations.length === 0) return [];
    const view = serviceView(model, names, api, service, operations);
    const namespace = api.prefixes[api.services[service]?.prefix ?? ''];
    const files = model.modules.find((module) => module.namespace === namespace)?.files ?? [];
    const text = render('operations', { ...view, header: header(origin, files) });
    return [{ path: `operations/${view.file}.ts`, text: shiftObjects(text) }];
  });
}
