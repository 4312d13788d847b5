/** A whole message of an API around a sample of an operation: credentials, or a good status. */
import type { BoundEnvelope, Step } from '../api/bind.js';
import { placeholders } from '../api/placeholders.js';
import type { EnvelopeApi } from '../api/model.js';
import type { Model, EnvelopeOperation, RecordType } from '../ir/model.js';
import { sampleFull, sampleRequired } from './sample.js';

type Values = Record<string, unknown>;

export function sampleMessage(
  model: Model,
  api: EnvelopeApi,
  envelope: BoundEnvelope,
  operation: EnvelopeOperation,
  isResponse: boolean,
): Values {
  const payload = {
    $type: isResponse ? operation.response : operation.request,
    ...sampleOperation(model, operation, isResponse),
  };
  const message = required(model, envelope.message);
  const { result, success } = api.envelope.status;
  if (isResponse) {
    const status = { ...end(model, envelope.status), [result]: success[0] };
    place(model, message, envelope.message, envelope.status, status);
  } else {
    const credentials = sampleCredentials(model, api, envelope);
    place(model, message, envelope.message, envelope.credentials, credentials);
  }
  place(model, message, envelope.message, envelope.payload, payload);
  return inOrder(envelope.message, message);
}

/**
 * Credentials that a caller who starts would have: the site as the address names it, no ticket, one
 * of the secrets that a ticket replaces, and what the schema lists before these.
 */
export function sampleCredentials(model: Model, api: EnvelopeApi, envelope: BoundEnvelope): Values {
  const { site, ticket } = api.authentication;
  const [secret, ...others] = ticket?.replaces ?? [];
  const needed = [...placeholders(api.endpoint.url), ...(secret === undefined ? [] : [secret])];
  const superfluous = new Set([...site, ...others, ...(ticket ? [ticket.credential] : [])]);
  const all = Object.entries(sampleFull(model, envelope.credentialsType));
  const least = sampleRequired(model, envelope.credentialsType);
  // Without tickets nothing tells which credential is the usual secret.
  const last = ticket ? all.findLastIndex(([name]) => needed.includes(name)) : all.length;
  const chosen = all.filter(
    ([name], index) =>
      name in least || needed.includes(name) || (index < last && !superfluous.has(name)),
  );
  return Object.fromEntries(chosen);
}

/** The members of a request or of a response alone. */
export function sampleOperation(
  model: Model,
  operation: EnvelopeOperation,
  isResponse: boolean,
): Values {
  return sampleFull(model, recordOf(model, isResponse ? operation.response : operation.request));
}

/** Puts a value at the end of a path, and what is required beside it on the way. */
function place(
  model: Model,
  target: Values,
  type: RecordType,
  path: readonly Step[],
  value: Values,
): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  const inner = recordOf(model, step.type);
  const existing = first(target[step.name]);
  const base = existing ?? (rest.length === 0 ? {} : required(model, inner));
  if (rest.length === 0) Object.assign(base, value);
  else place(model, base, inner, rest, value);
  target[step.name] = step.isList ? [base] : base;
  const ordered = inOrder(type, target);
  for (const name of Object.keys(target)) delete target[name];
  Object.assign(target, ordered);
}

function first(value: unknown): Values | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  // A record's sample is an object; scalars do not stand on the way to the payload.
  return typeof one === 'object' && one !== null ? { ...(one as Values) } : undefined;
}

function required(model: Model, type: RecordType): Values {
  return { ...sampleRequired(model, type) };
}

function end(model: Model, steps: readonly Step[]): Values {
  const last = steps.at(-1);
  return last === undefined ? {} : required(model, recordOf(model, last.type));
}

/** Members in the order of the schema: people read the sample. */
function inOrder(type: RecordType, values: Values): Values {
  const names = type.content.kind === 'members' ? type.content.members.map(({ name }) => name) : [];
  const known = names.filter((name) => name in values);
  const others = Object.keys(values).filter((name) => !names.includes(name));
  return Object.fromEntries([...others, ...known].map((name) => [name, values[name]]));
}

function recordOf(model: Model, id: string): RecordType {
  const type = model.types.get(id);
  if (type?.kind !== 'record') throw new Error(`'${id}' is no record of the model`);
  return type;
}
