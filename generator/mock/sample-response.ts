import type { Model } from '../ir/model.js';
import { sampleOperation } from '../sample/message.js';
import { sampleFull } from '../sample/sample.js';
import type { Clark } from '../support/qname.js';
import type { Members } from './members.js';
import type { ServedApi } from './served-api.js';

/** A schema-true response of an operation, the same on every call; a deletion has none. */
export function sampleResponse({ model, release }: ServedApi, id: string): Members {
  const operation = model.operations.find((each) => each.id === id);
  if (operation === undefined) throw new Error(`release ${release} has no operation ${id}`);
  if (operation.kind === 'envelope') return sampleOperation(model, operation, true);
  return operation.answer === undefined ? {} : sampleDocument(model, operation.answer);
}

export function sampleDocument(model: Model, name: Clark): Members {
  const element = model.elements.get(name);
  const type = element?.type.kind === 'type' ? model.types.get(element.type.id) : undefined;
  return type?.kind === 'record' ? sampleFull(model, type) : {};
}
