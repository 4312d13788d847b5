/** Replies in the API's own envelope, valid for the release that is served. */
import type { Operation } from '../ir/model.js';
import type { Issue } from '../runtime/issue.js';
import { sampleOperation } from '../sample/message.js';
import { fit } from './fit.js';
import type { ServedApi } from './served-api.js';
import type { Outcome, SubFailure } from './simulator.js';

type Members = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

export interface Reply {
  readonly body: Uint8Array;
  /** What the schemas had against the response; it was sent without these values. */
  readonly issues: readonly Issue[];
}

/** `operation` is absent when the request names none, which can only fail. */
export function encodeReply(
  served: ServedApi,
  operation: Operation | undefined,
  outcome: Outcome,
  server: string | undefined,
): Reply {
  const { codec, codecs } = served;
  const { types } = codecs;
  let message = fitted(served, messageOf(served, operation, outcome, server));
  const issues = codecs.validate(codec, message, { types });
  if (issues.length > 0) {
    message = fitted(served, issues.map(({ path }) => path).reduce(without, message));
    const response = operation && sampleOperation(served.model, operation, true);
    // Values that cannot be spared one by one: the sample stands in for the whole response.
    if (outcome.kind === 'success' && response && !codecs.isValid(codec, message, { types }))
      message = fitted(served, messageOf(served, operation, { ...outcome, response }, server));
  }
  return { body: codecs.write(codec, message, { types }), issues };
}

function fitted({ model, envelope }: ServedApi, message: unknown): unknown {
  return fit(model, envelope.element.type, message);
}

/** A failure's slot is empty and has the base type; everything else is as the schema requires it. */
function messageOf(
  served: ServedApi,
  operation: Operation | undefined,
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

function statusOf(served: ServedApi, outcome: Outcome, server: string | undefined): Members {
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
function usualServer(served: ServedApi): unknown {
  const [first] = serversOf(served) ?? [];
  return first;
}

/** The names that the servers of the API can have; undefined where the schema lists none. */
export function serversOf({ api, envelope, model }: ServedApi): readonly string[] | undefined {
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
  const base = typeof inner === 'object' && inner !== null ? (inner as Members) : {};
  return { ...target, [name]: rest.length === 0 ? value : placed(base, rest, value) };
}

/** A value without what stands at a path; list items leave a gap, so that other paths stay true. */
export function without(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return undefined;
  const inner = (value as Members)[step];
  const left = inner === undefined ? undefined : without(inner, rest);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (index === step ? left : item));
  }
  return { ...value, [step]: left };
}
