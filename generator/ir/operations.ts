import type { EnvelopeOperation, Model, Operation, ResourceOperation } from './model.js';

/** Those that stand in the slot of an envelope: all of them, or none. */
export function envelopeOperations({
  operations,
}: Pick<Model, 'operations'>): readonly EnvelopeOperation[] {
  return operations.filter(isEnveloped);
}

export function isEnveloped(operation: Operation): operation is EnvelopeOperation {
  return operation.kind === 'envelope';
}

/** Those on resources: all of them, or none. */
export function resourceOperations({
  operations,
}: Pick<Model, 'operations'>): readonly ResourceOperation[] {
  return operations.filter((operation) => operation.kind === 'resource');
}
