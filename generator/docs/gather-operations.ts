/** Pages of operations, and the services that they belong to. */
import type { Api } from '../api/model.js';
import type { Compilation } from '../compile.js';
import type { Operation, TypeId } from '../ir/model.js';
import { parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import { opens } from './gather-diagram.js';
import { memberRows } from './gather-members.js';
import { typeLink } from './gather-shelf.js';
import type { Shelf } from './gather-shelf.js';
import type { MessagePart, OperationPage, Sample, ServiceSection, Undated } from './model.js';

export function operationPages(shelf: Shelf): readonly Undated<OperationPage>[] {
  const slot = slotOf(shelf);
  return shelf.set.model.operations.flatMap((operation) => {
    const key = shelf.addresses.operations.get(operation.id);
    return key === undefined ? [] : [operationPage(shelf, operation, key, slot)];
  });
}

function operationPage(
  shelf: Shelf,
  operation: Operation,
  key: string,
  slot: string,
): Undated<OperationPage> {
  const { extras, set } = shelf;
  const { facts, calls, errors, ...samples } = extras.usage.operation(set, operation);
  const mark = extras.marks?.operation(set, operation);
  const { id, name, service, documentation, at } = operation;
  const part = (
    anchor: MessagePart['anchor'],
    { type, xpath }: Ends,
    sample: Sample | undefined,
  ): MessagePart => messagePart(shelf, anchor, type, xpath, sample);
  const request = requestOf(shelf, operation, slot);
  const response = responseOf(shelf, operation, slot);
  return {
    kind: 'operation',
    key,
    name: id,
    title: name,
    service,
    ...(documentation !== undefined && { documentation }),
    ...(mark && { mark }),
    source: shelf.source(at),
    facts,
    ...(request && { request: part('request', request, samples.request) }),
    ...(response && { response: part('response', response, samples.response) }),
    calls,
    errors,
  };
}

/** A message's type, and the way to the element that has it. */
interface Ends {
  readonly type: TypeId;
  readonly xpath: string;
}

function requestOf(shelf: Shelf, operation: Operation, slot: string): Ends | undefined {
  switch (operation.kind) {
    case 'envelope':
      return { type: operation.request, xpath: slot };
    case 'resource':
      return documentOf(shelf, operation.body);
  }
}

function responseOf(shelf: Shelf, operation: Operation, slot: string): Ends | undefined {
  switch (operation.kind) {
    case 'envelope':
      return { type: operation.response, xpath: slot };
    case 'resource':
      return documentOf(shelf, operation.answer);
  }
}

function documentOf(shelf: Shelf, name: Clark | undefined): Ends | undefined {
  const element = name === undefined ? undefined : shelf.set.schema.elements.get(name);
  return element && { type: element.type, xpath: `/${shelf.show(element.name)}` };
}

function messagePart(
  shelf: Shelf,
  anchor: MessagePart['anchor'],
  type: TypeId,
  xpath: string,
  sample: Sample | undefined,
): MessagePart {
  const diagram = opens(shelf, type);
  return {
    anchor,
    type: typeLink(shelf, type),
    ...(diagram !== undefined && { diagram }),
    xpath,
    members: memberRows(shelf, type),
    ...(sample && { sample }),
  };
}

/** Where the envelope has its operations: the names on the way, with prefixes. */
function slotOf({ set, show }: Shelf): string {
  const { envelope } = set;
  if (envelope === undefined) return '';
  const steps = [show(parseClark(envelope.element.name))];
  let record = envelope.message;
  for (const step of envelope.payload) {
    const members = record.content.kind === 'members' ? record.content.members : [];
    const namespace = members.find(({ name }) => name === step.name)?.namespace ?? '';
    steps.push(show({ namespace, local: step.name }));
    const next = set.model.types.get(step.type);
    if (next?.kind !== 'record') break;
    record = next;
  }
  return `/${steps.join('/')}`;
}

/** Those that have operations, in the order of api.json. */
export function serviceSections(
  { api }: Compilation,
  operations: readonly Undated<OperationPage>[],
): readonly ServiceSection[] {
  const keys = new Map<string, string[]>();
  for (const { service, key } of operations) {
    const known = keys.get(service);
    if (known) known.push(key);
    else keys.set(service, [key]);
  }
  return (api === undefined ? [] : declaredServices(api)).flatMap((service) => {
    const own = keys.get(service.name);
    return own ? [{ ...service, operations: own }] : [];
  });
}

function declaredServices(api: Api): readonly Omit<ServiceSection, 'operations'>[] {
  switch (api.profile) {
    case 'envelope':
      return Object.entries(api.services).map(([name, { prefix, title }]) => {
        const namespace = api.prefixes[prefix];
        return {
          name,
          ...(title !== undefined && { title }),
          ...(namespace !== undefined && { namespace }),
        };
      });
    case 'resource':
      return Object.entries(api.resources).map(([name, { title }]) => ({
        name,
        ...(title !== undefined && { title }),
      }));
  }
}
