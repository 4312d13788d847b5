/** The modules of operations on resources: one file for each resource. */
import type { BoundResource } from '../api/bind-resource.js';
import type { ResourceApi } from '../api/model.js';
import type { DocumentElement, Model, RecordType, ResourceOperation } from '../ir/model.js';
import { resourceOperations } from '../ir/operations.js';
import type { Names } from '../name/name.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { memberLines } from './object-literal.js';
import {
  CALL,
  constantStart,
  functionEnd,
  functionStart,
  listed,
  NAMES,
  shiftObjects,
} from './operations-layout.js';
import { descriptor, representation } from './resource-descriptor.js';
import { resourceDoc } from './resource-doc.js';
import { formName, jsonForms } from './resource-json.js';
import { actionNames, resourceNames } from './resource-names.js';
import { openModule } from './resource-scope.js';
import type { ResourceModule } from './resource-scope.js';
import { requestType, requestTypes } from './resource-types.js';
import { render } from './templates.js';

/** Names of what describes a document of one resource, and of a list. */
const ONE = '$$one';
const ALL = '$$all';

export function emitResources(
  model: Model,
  names: Names,
  api: ResourceApi,
  resources: readonly BoundResource[],
  origin: Origin,
): readonly EmittedFile[] {
  const all = resourceOperations(model);
  return resources.flatMap((bound): readonly EmittedFile[] => {
    const operations = all.filter(({ service }) => service === bound.name);
    return operations.length === 0
      ? []
      : [emitResource(model, names, api, bound, operations, origin)];
  });
}

function emitResource(
  model: Model,
  names: Names,
  api: ResourceApi,
  bound: BoundResource,
  operations: readonly ResourceOperation[],
  origin: Origin,
): EmittedFile {
  const own = resourceNames(bound.name);
  const module = openModule(names, own);
  const type = module.type(bound.type);
  const requests = requestTypes(model, bound, operations, own, module, type);
  const representations = documentsOf(model, names, module, bound, operations);
  const views = operations.map((operation) => {
    const { stub, as, constant } = actionNames(operation.action);
    const request = requestType(operation, bound, own);
    const response = responseOf(module, bound, operation);
    return {
      doc: resourceDoc(api, bound, operation),
      signatureStart: functionStart(stub, ['Strict extends boolean = false']),
      client: module.runtime('ResourceClient'),
      options: module.runtime('CallOptions'),
      request,
      signatureEnd: functionEnd(module.runtime('ReplyOf'), [response, 'Strict']),
      call: listed('return client.$call', [constant, 'request', 'options'], ';', '  ', CALL),
      descriptorDoc: `/** How \`${as}\` is sent and read. */`,
      descriptorStart: constantStart(constant, module.runtime('ResourceOperation'), [
        request,
        response,
      ]),
      descriptorLines: memberLines(descriptor(api, bound, operation, ONE, ALL), '  '),
    };
  });
  const files = model.modules
    .filter(({ namespace }) => module.namespaces.has(namespace))
    .flatMap((each) => each.files);
  const exported = module.exported();
  const view = {
    header: header(origin, files),
    imports: module.importLines(),
    typeExport: listed('export type ', exported, ';', '', NAMES),
    hasTypeExport: exported.length > 0,
    requests,
    operations: views,
    aliases: aliasesOf(operations),
    constants: representations,
  };
  const text = render('resource-operations', view);
  return { path: `operations/${own.file}.ts`, text: shiftObjects(text) };
}

function responseOf(
  module: ResourceModule,
  { type, list }: BoundResource,
  { action }: ResourceOperation,
): string {
  switch (action) {
    case 'list':
      return list ? module.type(list.type) : 'undefined';
    case 'get':
    case 'create':
    case 'update':
      return module.type(type);
    case 'delete':
      return 'undefined';
  }
}

/** `delete` is a word of the language, but a name that a module may export. */
function aliasesOf(operations: readonly ResourceOperation[]): readonly string[] {
  return operations.flatMap(({ action }) => {
    const { stub, as } = actionNames(action);
    return stub === as ? [] : [`export { ${stub} as ${as} };`];
  });
}

/** What describes the documents that the operations exchange, with their spelling in JSON. */
function documentsOf(
  model: Model,
  names: Names,
  module: ResourceModule,
  bound: BoundResource,
  operations: readonly ResourceOperation[],
): readonly string[] {
  const { resource, element, type, list } = bound;
  const isUsed = (one: DocumentElement): boolean =>
    operations.some(({ answer, body }) => answer === one.name || body === one.name);
  const used = [
    { constant: ONE, element, type, mediaTypes: resource.mediaTypes },
    ...(list
      ? [{ constant: ALL, element: list.document, type: list.type, mediaTypes: list.mediaTypes }]
      : []),
  ].filter((document) => isUsed(document.element));
  const spelled: readonly RecordType[] = used
    .filter(({ mediaTypes }) => mediaTypes.json !== undefined)
    .map((document) => document.type);
  if (spelled.length > 0) module.runtime('JsonForm');
  return [
    // In front: what follows names them at once, and they name each other when they are asked.
    ...jsonForms(model, names, spelled, resource.json),
    ...used.map((document) => {
      const codec = module.codec(document.element);
      const form = formName(names, document.type);
      const lines = memberLines(representation(document.mediaTypes, codec, form), '  ');
      const call = `/* @__PURE__ */ $$representation<${module.type(document.type)}>({`;
      return [`const ${document.constant} = ${call}`, ...lines, '});'].join('\n');
    }),
  ];
}
