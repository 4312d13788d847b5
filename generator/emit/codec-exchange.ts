/** The halves of an API's message that a client needs: replies without credentials, requests without status. */
import type { BoundEnvelope, Step } from '../api/bind.js';
import type { Model, RecordType, Type, TypeId } from '../ir/model.js';

/** A record on the way to what is left out. */
export interface Half {
  readonly member: string;
  /** It is this member that is left out, rather than something within. */
  readonly isLast: boolean;
}

type Halves = Readonly<Record<TypeId, Half>>;

export interface Exchange {
  /** `{namespace}local` of the message. */
  readonly element: string;
  readonly reply: Halves;
  readonly request: Halves;
}

/** Names that begin so are of a half; no other name of a codec module does. */
export const REPLY = 'reply$';
export const REQUEST = 'request$';
export const EXCHANGE = 'exchange$';

/** Undefined where the message cannot be halved: a client then takes it as it is. */
export function exchangeOf(model: Model, envelope: BoundEnvelope): Exchange | undefined {
  const { element, message, credentials, payload, status } = envelope;
  const reply = halves(model, message, credentials, [payload, status]);
  const request = halves(model, message, status, [payload, credentials]);
  return reply && request && { element: element.name, reply, request };
}

function halves(
  model: Model,
  message: RecordType,
  path: readonly Step[],
  needed: readonly (readonly Step[])[],
): Halves | undefined {
  const found = new Map<TypeId, Half>();
  let id = message.id;
  for (const [index, { name, type }] of path.entries()) {
    const isLast = index === path.length - 1;
    if (found.has(id) || !isSimple(model.types.get(id), isLast ? name : '')) return undefined;
    found.set(id, { member: name, isLast });
    id = type;
  }
  const isNeeded = needed.some((steps) => path.every(({ name }, i) => steps[i]?.name === name));
  return isNeeded ? undefined : Object.fromEntries(found);
}

/** Whether a record has members one behind the other, and can do without this one. */
function isSimple(record: Type | undefined, name: string): boolean {
  if (record?.kind !== 'record' || record.content.kind !== 'members') return false;
  const { members, rule } = record.content;
  return (
    record.base === undefined &&
    record.derived.length === 0 &&
    rule.kind === 'sequence' &&
    rule.rules.every(({ kind }) => kind === 'member') &&
    members.every((member) => member.name !== name || member.min === 0)
  );
}
