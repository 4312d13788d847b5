/** The emitted client of a few operations at work, beside the codecs of what they need. */
import { serviceNames } from '../api/services.js';
import { stringLiteral } from '../emit/escape.js';
import { operationNames } from '../emit/operations-names.js';
import { actionNames } from '../emit/resource-names.js';
import type { Model } from '../ir/model.js';
import { envelopeOperations, resourceOperations } from '../ir/operations.js';
import type { Names } from '../name/name.js';
import type { OutputFile } from '../output/files.js';
import type { AnyOperation, ApiDescription, Operation } from '../runtime/api.js';
import type { Client, ClientOptions } from '../runtime/client-types.js';
import type { requestOf } from '../runtime/resource-request.js';
import type { ResourceClient, ResourceClientOptions } from '../runtime/resource-types.js';
import type { AnyResourceOperation, ResourceOperation } from '../runtime/resource.js';
import type { Transport } from '../runtime/transport.js';
import { codecsEntry, executed } from './execute.js';
import type { Codecs } from './execute.js';

interface EmittedClient extends Codecs {
  /** Over Node's own connections. */
  readonly nodeTransport: (options: { readonly proxy?: string }) => Transport;
  readonly secrets: ReadonlySet<string>;
}

/** What the emitted code of an API with an envelope exports, its types forgotten. */
export interface EnvelopeCode extends EmittedClient {
  readonly createClient: (options: ClientOptions<object>) => Client;
  readonly api: ApiDescription<object, object>;
  /** By id. */
  readonly operations: Readonly<Record<string, AnyOperation & Operation<object, object>>>;
}

/** The same of an API of resources. */
export interface ResourceCode extends EmittedClient {
  readonly createClient: (options: ResourceClientOptions) => ResourceClient;
  readonly requestOf: typeof requestOf;
  readonly operations: Readonly<
    Record<string, AnyResourceOperation & ResourceOperation<object, object | undefined>>
  >;
}

/** `files` are all that was emitted for the model, the runtime among them. */
export async function executeEnvelope(
  model: Model,
  names: Names,
  files: readonly OutputFile[],
): Promise<EnvelopeCode> {
  const operations = envelopeOperations(model);
  const constants = servicesOf(operations).flatMap((service) =>
    operationNames(
      operations.filter((operation) => operation.service === service),
      names,
    ).map(({ operation, constant }) => ({ ...operation, constant })),
  );
  const more = [`export { api } from './api.js';`];
  // The entry module exports just this.
  return (await executed(files, entry(model, names, constants, more))) as EnvelopeCode;
}

/** As above. */
export async function executeResources(
  model: Model,
  names: Names,
  files: readonly OutputFile[],
): Promise<ResourceCode> {
  const constants = resourceOperations(model).map((operation) => {
    return { ...operation, constant: actionNames(operation.action).constant };
  });
  const more = [`export { requestOf } from './runtime/resource-request.js';`];
  return (await executed(files, entry(model, names, constants, more))) as ResourceCode;
}

interface Constant {
  readonly id: string;
  readonly service: string;
  readonly constant: string;
}

function entry(
  model: Model,
  names: Names,
  constants: readonly Constant[],
  more: readonly string[],
): string {
  const services = servicesOf(constants);
  return [
    codecsEntry(model, names),
    ...services.map(
      (service, i) => `import * as s${i} from './operations/${serviceNames(service).file}.js';`,
    ),
    `export { createClient } from './client.js';`,
    `export { secrets } from './secrets.js';`,
    `export { nodeTransport } from './runtime/transport-node.js';`,
    ...more,
    'export const operations = {',
    ...constants.map(
      ({ id, service, constant }) =>
        `  ${stringLiteral(id)}: s${services.indexOf(service)}.${constant},`,
    ),
    '};',
    '',
  ].join('\n');
}

function servicesOf(operations: readonly { readonly service: string }[]): readonly string[] {
  return [...new Set(operations.map(({ service }) => service))];
}
