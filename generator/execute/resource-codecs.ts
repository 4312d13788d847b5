/** The codecs of an API of resources at work, in both media types. */
import type { BoundResource } from '../api/bind-resource.js';
import { stringLiteral } from '../emit/escape.js';
import { formName, jsonForms } from '../emit/resource-json.js';
import type { Model } from '../ir/model.js';
import type { Names } from '../name/name.js';
import type { OutputFile } from '../output/files.js';
import { runtimeFiles } from '../output/runtime.js';
import type { JsonForm } from '../runtime/resource.js';
import type { printJson } from '../runtime/resource-json-print.js';
import type { readJson } from '../runtime/resource-json-read.js';
import type { Clark } from '../support/qname.js';
import { codecsEntry, executed } from './execute.js';
import type { Codecs } from './execute.js';

export interface ResourceCodecs extends Codecs {
  readonly printJson: typeof printJson;
  readonly readJson: typeof readJson;
  /** By the name of the resource, then of the global element. */
  readonly forms: Readonly<Record<string, Readonly<Record<Clark, JsonForm>>>>;
}

/** `emitted` are the codec modules of the model; the runtime comes with them. */
export async function executeResourceCodecs(
  model: Model,
  names: Names,
  resources: readonly BoundResource[],
  emitted: readonly OutputFile[],
): Promise<ResourceCodecs> {
  const entry = [
    codecsEntry(model, names),
    `import type { JsonForm } from './runtime/resource.js';`,
    `export { printJson } from './runtime/resource-json-print.js';`,
    `export { readJson } from './runtime/resource-json-read.js';`,
    'export const forms = {',
    ...resources.map(
      (resource) => `${stringLiteral(resource.name)}: ${formsOf(model, names, resource)},`,
    ),
    '};',
    '',
  ].join('\n');
  // The entry module exports just this.
  return (await executed([...runtimeFiles(), ...emitted], entry)) as ResourceCodecs;
}

/** In a scope of its own: resources may spell the same record in other ways. */
function formsOf(model: Model, names: Names, { resource, element, type, list }: BoundResource) {
  const documents = [
    { element, type },
    ...(list ? [{ element: list.document, type: list.type }] : []),
  ];
  const records = documents.map((each) => each.type);
  const entries = documents.map((each) => {
    return `${stringLiteral(each.element.name)}: ${formName(names, each.type)}`;
  });
  const forms = jsonForms(model, names, records, resource.json);
  return ['(() => {', ...forms, `return { ${entries.join(', ')} };`, '})()'].join('\n');
}
