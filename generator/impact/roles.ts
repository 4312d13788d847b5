/** Who handles values of a type: programs that write them, programs that read them. */
import type { Model, Type, TypeId } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import { referencesOf, reach } from '../passes/reach.js';
import type { ImpactSide } from './declarations.js';
import type { Role } from './model.js';

export interface Use {
  readonly isSent: boolean;
  readonly isReceived: boolean;
  /** Only in replies of operations, whose readers tolerate what is missing. */
  readonly isTolerated: boolean;
}

/** Where there are no operations, programs read and write whole documents. */
export function usesOf({ model, envelope }: ImpactSide): (id: TypeId) => Use {
  const operations = envelopeOperations(model);
  const credentials = operations.length > 0 && envelope ? [envelope.credentialsType.id] : [];
  const requests = [...operations.map(({ request }) => request), ...credentials];
  const replies = operations.map(({ response }) => response);
  // Where nothing has changed, nobody asks.
  const sent = once(() => reach(model, requests));
  const received = once(() => reach(model, replies, withDerived(model)));
  const documents = once(() => reach(model, rootsOf(model), withDerived(model)));
  return (id) => {
    const isOperated = sent().has(id) || received().has(id);
    const isWhole = !isOperated && documents().has(id);
    return {
      isSent: sent().has(id) || isWhole,
      isReceived: received().has(id) || isWhole,
      isTolerated: received().has(id),
    };
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

export function roleOf({ isSent, isReceived }: Use): Role {
  if (isSent) return isReceived ? 'both' : 'sent';
  return isReceived ? 'received' : 'unused';
}

function rootsOf({ elements }: Model): readonly TypeId[] {
  return [...elements.values()].flatMap(({ type }) => (type.kind === 'type' ? [type.id] : []));
}

/** A member may turn out to be of a type that derives from its own; a base stands for itself. */
function withDerived(model: Model): (type: Type) => Iterable<TypeId> {
  return function* (type) {
    const base = type.kind === 'record' ? type.base : undefined;
    for (const id of referencesOf(type)) {
      yield id;
      const member = model.types.get(id);
      if (id !== base && member?.kind === 'record') yield* member.derived;
    }
  };
}
