/** TypeScript over the generated code: calls of operations, and constants of types. */
import type { Compilation, CompiledSet } from '../compile.js';
import { operationNames } from '../emit/operations-names.js';
import type { OperationName } from '../emit/operations-names.js';
import type { EnvelopeOperation, Operation, ResourceOperation, TypeId } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import { sampleCall, sampleConstant } from '../sample/call.js';
import { sampleOperation } from '../sample/message.js';
import { sampleResourceCall } from '../sample/resource-call.js';
import { unreachable } from '../support/unreachable.js';

/** Where `codegen generate` writes when it is not told. */
const OUT = './generated';

/** Of one schema set. */
export interface Coder {
  /** The call of an operation; without an envelope that it goes into, its request alone. */
  readonly call: (operation: Operation) => string;
  /** A constant of a type that has a name in TypeScript. */
  readonly constant: (id: TypeId, value: unknown) => string;
}

export function coder({ folder, api }: Compilation, set: CompiledSet): Coder {
  const { model, names, envelope, resources = [] } = set;
  const generated = [OUT, folder.name, set.name].filter((part) => part !== '').join('/');
  let named: ReadonlyMap<EnvelopeOperation, OperationName> | undefined;

  function constant(id: TypeId, value: unknown): string {
    const module = names.moduleFile.get(model.types.get(id)?.namespace ?? '') ?? '';
    return sampleConstant(names.type.get(id) ?? '', module, generated, value);
  }

  function envelopeCall(operation: EnvelopeOperation): string {
    named ??= functionNames(set);
    const name = named.get(operation);
    if (name === undefined || envelope === undefined)
      return constant(operation.request, sampleOperation(model, operation, false));
    return sampleCall(model, envelope.api, envelope, name, generated);
  }

  function resourceCall(operation: ResourceOperation): string {
    const bound = resources.find(({ name }) => name === operation.service);
    if (api?.profile !== 'resource' || bound === undefined)
      unreachable(`${operation.id} belongs to no resource`);
    return sampleResourceCall(model, api, bound, operation, generated);
  }

  return {
    constant,
    call: (operation) =>
      operation.kind === 'envelope' ? envelopeCall(operation) : resourceCall(operation),
  };
}

/** Those of a service keep apart from each other. */
function functionNames({
  model,
  names,
}: CompiledSet): ReadonlyMap<EnvelopeOperation, OperationName> {
  const operations = envelopeOperations(model);
  const services = [...new Set(operations.map(({ service }) => service))];
  const all = services.flatMap((service) =>
    operationNames(
      operations.filter((operation) => operation.service === service),
      names,
    ),
  );
  return new Map(all.map((name) => [name.operation, name]));
}
