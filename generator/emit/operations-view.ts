/** What templates/operations.hbs prints: the operations of one service. */
import { rowsOf } from '../api/bind-list.js';
import type { EnvelopeApi } from '../api/model.js';
import { serviceNames } from '../api/services.js';
import { traitsOf } from '../api/traits.js';
import type { Model, EnvelopeOperation } from '../ir/model.js';
import type { Names } from '../name/name.js';
import { byCodeUnit } from '../support/compare.js';
import { stringLiteral } from './escape.js';
import { descriptorLines } from './operations-descriptor.js';
import type { DescriptorLines } from './operations-descriptor.js';
import {
  ARRAY,
  CALL,
  constantStart,
  functionEnd,
  functionStart,
  listed,
  NAMES,
} from './operations-layout.js';
import { operationNames } from './operations-names.js';
import type { OperationName } from './operations-names.js';
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
  /** Of the types and the function that describe operations, as far as these need them. */
  readonly imports: readonly string[];
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
  api: EnvelopeApi,
  service: string,
  operations: readonly EnvelopeOperation[],
): ServiceView {
  const namespace = api.prefixes[api.services[service]?.prefix ?? ''] ?? '';
  const types = typesOf(names, operations);
  const local = (name: string): string => (types.includes(name) ? `$${name}` : name);
  const alias = (name: string): string => (types.includes(name) ? ` as $${name}` : '');
  const module = names.moduleFile.get(namespace) ?? '';
  const codecs = `$${names.moduleAlias.get(namespace) ?? ''}`;
  const from = ` from '../${module}.js';`;
  const { paging } = api.operations;
  const described = operations.map((operation) => ({
    operation,
    rows: paging && rowsOf(paging, operation, model.types),
  }));
  const rowsOfEach = new Map(described.map(({ operation, rows }) => [operation, rows]));
  return {
    file: serviceNames(service).file,
    imports: descriptorImports(
      described.map(({ rows }) => rows),
      alias,
    ),
    module,
    codecs,
    typeImport: listed('import type ', types, from, '', NAMES),
    typeExport: listed('export type ', types, ';', '', NAMES),
    client: local('Client'),
    callOptions: local('CallOptions'),
    strict: local('Strict'),
    callOptionsAlias: alias('CallOptions'),
    clientAlias: alias('Client'),
    replyOfAlias: alias('ReplyOf'),
    operations: operationNames(operations, names).map((named): OperationView => {
      const { operation, request, response, stub, constant } = named;
      const rows = rowsOfEach.get(operation);
      const [type, types] = constantType(local, named, rows);
      return {
        ...descriptorLines(model, named, codecs),
        doc: operationDoc(model, api, operation),
        request,
        signatureStart: functionStart(stub, [`${local('Strict')} extends boolean = false`]),
        signatureEnd: functionEnd(local('ReplyOf'), [response, local('Strict')]),
        call: listed('return client.$call', [constant, 'request', 'options'], ';', '  ', CALL),
        descriptorDoc: `/** How \`${stub}\` is written and read. */`,
        descriptorStart: constantStart(constant, type, types),
        flags: flagsOf(api, operation, rows),
      };
    }),
  };
}

function typesOf(names: Names, operations: readonly EnvelopeOperation[]): readonly string[] {
  const ids = operations.flatMap(({ request, response }) => [request, response]);
  return [...new Set(ids.map((id) => names.type.get(id) ?? ''))].sort(byCodeUnit);
}

function descriptorImports(
  rows: readonly (string | undefined)[],
  alias: (name: string) => string,
): readonly string[] {
  const hasLists = rows.some((name) => name !== undefined);
  const hasOthers = rows.includes(undefined);
  return [
    ...(hasLists ? ["import { listing as $$pages } from '../paging.js';"] : []),
    ...(hasOthers
      ? [`import type { Operation${alias('Operation')} } from '../runtime/api.js';`]
      : []),
    ...(hasLists
      ? [`import type { ListOperation${alias('ListOperation')} } from '../runtime/lists.js';`]
      : []),
  ];
}

function constantType(
  local: (name: string) => string,
  { request, response }: OperationName,
  rows: string | undefined,
): readonly [type: string, types: readonly string[]] {
  if (rows === undefined) return [local('Operation'), [request, response]];
  return [local('ListOperation'), [request, response, stringLiteral(rows)]];
}

/** What a client must know of an operation besides its types. */
function flagsOf(
  api: EnvelopeApi,
  { id }: EnvelopeOperation,
  rows: string | undefined,
): readonly string[] {
  const { anonymous, isList, repeatable, group, slowSeconds, ticketless } = traitsOf(api, id);
  const unless = repeatable?.unless.map(stringLiteral);
  return [
    ...(anonymous ? ['anonymous: true,'] : []),
    ...(isList ? ['list: true,'] : []),
    ...(rows === undefined ? [] : [`pages: /* @__PURE__ */ $$pages(${stringLiteral(rows)}),`]),
    ...(unless ? [listed('repeatable: ', unless, ',', '  ', ARRAY)] : []),
    ...(group === undefined ? [] : [`group: ${stringLiteral(group)},`]),
    ...(slowSeconds === undefined ? [] : [`slowMs: ${slowSeconds}_000,`]),
    ...(ticketless ? ['ticketless: true,'] : []),
  ];
}
