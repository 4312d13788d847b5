/** What templates/operations.hbs prints: the operations of one service. */
import type { Api } from '../api/model.js';
import { serviceNames } from '../api/services.js';
import { traitsOf } from '../api/traits.js';
import type { Model, Operation } from '../ir/model.js';
import type { Names } from '../name/name.js';
import { byCodeUnit } from '../support/compare.js';
import { descriptorLines } from './operations-descriptor.js';
import type { DescriptorLines } from './operations-descriptor.js';
import {
  CALL,
  constantStart,
  functionEnd,
  functionStart,
  listed,
  NAMES,
} from './operations-layout.js';
import { operationNames } from './operations-names.js';
import { operationDoc } from './operations-doc.js';

export interface ServiceView {
  /** Base name of the file. */
  readonly file: string;
  /** Base name of the module that defines the types. */
  readonly module: string;
  readonly codecs: string;
  readonly typeImport: string;
  readonly typeExport: string;
  /** Names of the runtime's types here, and how they are imported when a type is called the same. */
  readonly client: string;
  readonly callOptions: string;
  readonly strict: string;
  readonly operationAlias: string;
  readonly callOptionsAlias: string;
  readonly clientAlias: string;
  readonly replyOfAlias: string;
  readonly operations: readonly OperationView[];
}

interface OperationView extends DescriptorLines {
  readonly doc: string;
  readonly request: string;
  readonly signatureStart: string;
  readonly signatureEnd: string;
  readonly call: string;
  readonly descriptorDoc: string;
  readonly descriptorStart: string;
  readonly flags: readonly string[];
}

/** `operations` are those of one service, which has at least one. */
export function serviceView(
  model: Model,
  names: Names,
  api: Api,
  service: string,
  operations: readonly Operation[],
): ServiceView {
  const namespace = api.prefixes[api.services[service]?.prefix ?? ''] ?? '';
  const types = typesOf(names, operations);
  const local = (name: string): string => (types.includes(name) ? `$${name}` : name);
  const alias = (name: string): string => (types.includes(name) ? ` as $${name}` : '');
  const module = names.moduleFile.get(namespace) ?? '';
  const codecs = `$${names.moduleAlias.get(namespace) ?? ''}`;
  const from = ` from '../${module}.js';`;
  return {
    file: serviceNames(service).file,
    module,
    codecs,
    typeImport: listed('import type ', types, from, '', NAMES),
    typeExport: listed('export type ', types, ';', '', NAMES),
    client: local('Client'),
    callOptions: local('CallOptions'),
    strict: local('Strict'),
    operationAlias: alias('Operation'),
    callOptionsAlias: alias('CallOptions'),
    clientAlias: alias('Client'),
    replyOfAlias: alias('ReplyOf'),
    operations: operationNames(operations, names).map((named): OperationView => {
      const { operation, request, response, stub, constant } = named;
      return {
        ...descriptorLines(model, named, codecs),
        doc: operationDoc(model, api, operation),
        request,
        signatureStart: functionStart(stub, [`${local('Strict')} extends boolean = false`]),
        signatureEnd: functionEnd(local('ReplyOf'), [response, local('Strict')]),
        call: listed('return client.$call', [constant, 'request', 'options'], ';', '  ', CALL),
        descriptorDoc: `/** How \`${stub}\` is written and read. */`,
        descriptorStart: constantStart(constant, local('Operation'), [request, response]),
        flags: flagsOf(api, operation),
      };
    }),
  };
}

function typesOf(names: Names, operations: readonly Operation[]): readonly string[] {
  const ids = operations.flatMap(({ request, response }) => [request, response]);
  return [...new Set(ids.map((id) => names.type.get(id) ?? ''))].sort(byCodeUnit);
}

function flagsOf(api: Api, { id }: Operation): readonly string[] {
  const { anonymous, isList } = traitsOf(api, id);
  return [...(anonymous ? ['anonymous'] : []), ...(isList ? ['list'] : [])];
}
