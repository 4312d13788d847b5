import type { BoundEnvelope } from '../api/bind.js';
import type { EnvelopeApi } from '../api/model.js';
import type { EnvelopeOperation, TypeId } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import type { Codec } from '../runtime/codec.js';
import { served } from './served.js';
import type { Compiled, Served } from './served.js';

/** An API whose operations go into one message. */
export interface ServedEnvelope extends Served {
  readonly profile: 'envelope';
  readonly api: EnvelopeApi;
  readonly envelope: BoundEnvelope;
  /** Of the message that every request and reply is. */
  readonly codec: Codec<unknown>;
  /** By the id of the request's type. */
  readonly byRequest: ReadonlyMap<TypeId, EnvelopeOperation>;
}

export function serveEnvelope(compiled: Compiled, envelope: BoundEnvelope): ServedEnvelope {
  const { model, codecs } = compiled;
  const { api } = envelope;
  const codec = codecs.elements[envelope.element.name];
  if (codec === undefined) throw new Error(`no codec for ${envelope.element.name}`);
  return {
    ...served(compiled, api),
    profile: 'envelope',
    api,
    envelope,
    codec,
    byRequest: new Map(
      envelopeOperations(model).map((operation) => [operation.request, operation]),
    ),
  };
}
