/** Replies in the API's own envelope, valid for the release that is served. */
import type { EnvelopeOperation } from '../ir/model.js';
import { sampleOperation } from '../sample/message.js';
import type { Reply } from './dialog.js';
import { fitting } from './fitting.js';
import { isMembers } from './members.js';
import type { Members } from './members.js';
import { xmlResponse } from './responses.js';
import type { ServedEnvelope } from './served-envelope.js';
import type { Outcome, SubFailure } from './simulator.js';

/** `operation` is absent when the request names none, which can only fail. */
export function encodeReply(
  served: ServedEnvelope,
  operation: EnvelopeOperation | undefined,
  outcome: Outcome,
  server: string | undefined,
): Reply {
  const { codec, codecs, envelope, model } = served;
  const value = messageOf(served, operation, outcome, server);
  const sampled = (): Members | undefined => {
    const response = operation && sampleOperation(model, operation, true);
    if (outcome.kind === 'failure' || response === undefined) return undefined;
    return messageOf(served, operation, { ...outcome, response }, server);
  };
  const fitted = fitting(served, { type: envelope.element.type, codec }, value, sampled);
  const body = codecs.write(codec, fitted.value, { types: codecs.types });
  return { response: xmlResponse(body), issues: fitted.issues };
}

/** A failure's slot is empty and has the base type; everything else is as the schema requires it. */
function messageOf(
  served: ServedEnvelope,
  operation: EnvelopeOperation | undefined,
  outcome: Outcome,
  server: string | undefined,
): Members {
  const { envelope } = served.api;
  const payload =
    outcome.kind === 'success' && operation !== undefined
      ? { ...outcome.response, $type: operation.response }
      : {};
  const message = placed({}, envelope.status.path, statusOf(served, outcome, server));
  return placed(message, envelope.payload, payload);
}

function statusOf(served: ServedEnvelope, outcome: Outcome, server: string | undefined): Members {
  const { status } = served.api.envelope;
  const name = server ?? usualServer(served);
  const from = status.server === undefined ? {} : { [status.server]: name };
  if (outcome.kind === 'success') return { ...from, [status.result]: status.success[0] };
  const { errorId, reason, subErrors = [] } = outcome;
  const failed = {
    ...from,
    [status.result]: status.failure,
    [status.reason]: reason,
    ...(errorId !== undefined && { [status.errorId]: errorId }),
  };
  const { subErrors: places } = status;
  if (places === undefined || subErrors.length === 0) return failed;
  const list = subErrors.map((error: SubFailure) => ({
    [places.errorId]: error.errorId,
    [places.reason]: error.reason,
    ...(places.value !== undefined && { [places.value]: error.value }),
  }));
  return placed(failed, places.path, list);
}

/** The first name that the schema lists; none where a server may have any name. */
function usualServer(served: ServedEnvelope): unknown {
  const [first] = serversOf(served) ?? [];
  return first;
}

/** The names that the servers of the API can have; undefined where the schema lists none. */
export function serversOf({ api, envelope, model }: ServedEnvelope): readonly string[] | undefined {
  const { server } = api.envelope.status;
  const end = envelope.status.at(-1);
  const type = end && model.types.get(end.type);
  if (type?.kind !== 'record' || type.content.kind !== 'members') return undefined;
  const member = type.content.members.find(({ name }) => name === server);
  const listed = member?.type.kind === 'type' ? model.types.get(member.type.id) : undefined;
  if (listed?.kind !== 'scalar') return undefined;
  return listed.scalar.facets.values?.map(({ value }) => value);
}

/** Puts a value at the end of a path; what else is required on the way is filled in later. */
export function placed(target: Members, path: readonly string[], value: unknown): Members {
  const [name, ...rest] = path;
  if (name === undefined) return target;
  const inner = target[name];
  const base = isMembers(inner) ? inner : {};
  return { ...target, [name]: rest.length === 0 ? value : placed(base, rest, value) };
}
