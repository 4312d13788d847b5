/** The example of an API whose operations go into one message. */
import type { EnvelopeOperation, Model } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import { sampleCredentials } from '../sample/message.js';
import { placed } from './envelope-reply.js';
import { fit } from './fit.js';
import type { ExampleCall } from './model.js';
import type { ServedEnvelope } from './served-envelope.js';

type Values = Readonly<Record<string, unknown>>;

/** `credentials` are some that work; without a simulator any do. */
export function envelopeExample(
  served: ServedEnvelope,
  credentials: Values | undefined,
): ExampleCall {
  const { api, codec, codecs, envelope, model } = served;
  const operation = exampleOperation(served);
  const from = credentials ?? sampleCredentials(model, api, envelope);
  const payload = { $type: operation.request, ...aboutCaller(model, operation, from) };
  const head = placed({}, api.envelope.credentials, from);
  const message = fit(model, envelope.element.type, placed(head, api.envelope.payload, payload));
  const { types } = codecs;
  const bytes = codecs.write(codec, message, { types, dialect: true });
  const document = new TextDecoder().decode(bytes);
  // On one line, which a shell and a person can copy; UTF-8 needs no declaration.
  const body = document.replace(/^<\?xml[^>]*\?>/, '').trim();
  const headers = { 'content-type': 'text/xml' };
  return { operation: operation.id, method: 'POST', path: served.path, headers, body };
}

/** The probe of api.json, or else one that needs no login. */
function exampleOperation({ api, model }: ServedEnvelope): EnvelopeOperation {
  const operations = envelopeOperations(model);
  const wanted = [api.operations.probe, ...api.authentication.none];
  const found = wanted.map((id) => operations.find((operation) => operation.id === id));
  const operation = found.find((each) => each !== undefined) ?? operations[0];
  if (operation === undefined) throw new Error('the API has no operations');
  return operation;
}

/** Members that are called like a credential, in whatever case, get its value: they ask for the caller. */
function aboutCaller(model: Model, operation: EnvelopeOperation, credentials: Values): Values {
  const type = model.types.get(operation.request);
  if (type?.kind !== 'record' || type.content.kind !== 'members') return {};
  const lower = new Map(
    Object.entries(credentials).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return Object.fromEntries(
    type.content.members
      .filter(({ required, name }) => required && lower.has(name.toLowerCase()))
      .map(({ name }) => [name, lower.get(name.toLowerCase())]),
  );
}
