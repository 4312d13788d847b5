/** What modules export besides types: functions of operations, constants of documents. */
import { serviceNames } from '../api/services.js';
import { operationNames } from '../emit/operations-names.js';
import type { TypeId } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import { inSet, moduleOf } from './declarations.js';
import type { ImpactSide } from './declarations.js';

export interface Exported {
  readonly module: string;
  readonly name: string;
  readonly noun: 'function' | 'document';
  /** What a call gives, or a document holds; undefined for what is no type of the schemas. */
  readonly result: TypeId | undefined;
}

export function exportsOf(side: ImpactSide): readonly Exported[] {
  const { model, names } = side;
  const all = envelopeOperations(model);
  const services = [...new Set(all.map(({ service }) => service))];
  const functions = services.flatMap((service) => {
    const operations = all.filter((operation) => operation.service === service);
    const module = inSet(side, `operations/${serviceNames(service).file}`);
    return operationNames(operations, names).map(({ stub, operation }): Exported => ({
      module,
      name: stub,
      noun: 'function',
      result: operation.response,
    }));
  });
  const documents = [...model.elements.values()].map((element): Exported => ({
    module: `${moduleOf(side, element.namespace)}.codec`,
    name: names.element.get(element.name) ?? '',
    noun: 'document',
    result: element.type.kind === 'type' ? element.type.id : undefined,
  }));
  return [...functions, ...documents];
}
