/** Operations: a request and a response that go into the envelope. */
import type { BoundEnvelope } from '../api/bind.js';
import type { CompiledSet } from '../compile.js';
import type { EnvelopeOperation } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import { safe } from './draft.js';
import type { Comparing, Draft, Findings } from './draft.js';
import type { Pair } from './pairs.js';
import { ownChange, placesOf } from './root.js';
import type { Root, Rooted, Start, Way } from './root.js';
import { wayToPayload } from './ways.js';

const NOTHING: ReadonlySet<string> = new Set();

export function operationRoots(
  comparing: Comparing,
  old: CompiledSet,
  now: CompiledSet,
  was: BoundEnvelope,
  is: BoundEnvelope,
): Rooted {
  const pairs: Pair[] = [];
  const start = (
    direction: 'request' | 'response',
    before: EnvelopeOperation | undefined,
    after: EnvelopeOperation | undefined,
  ): Start => {
    const key = `${direction} ${(after ?? before)?.id ?? ''}`;
    pairs.push({ key, ...operationFindings(comparing, direction, before, after) });
    const root = { old: was.element.name, now: is.element.name };
    const way = (
      side: 'old' | 'now',
      envelope: BoundEnvelope,
      operation: EnvelopeOperation,
    ): Way => ({
      root: root[side],
      strides: wayToPayload(comparing[side], envelope, operation[direction]),
    });
    return {
      pair: key,
      ...(before && { old: way('old', was, before) }),
      ...(after && { now: way('now', is, after) }),
      closed: NOTHING,
    };
  };
  const rootOf = (
    before: EnvelopeOperation | undefined,
    after: EnvelopeOperation | undefined,
  ): Root => ({
    kind: 'operation',
    id: (after ?? before)?.id ?? '',
    status: before === undefined ? 'added' : after === undefined ? 'removed' : 'kept',
    ...placesOf(before?.at, after?.at),
    request: start('request', before, after),
    response: start('response', before, after),
  });
  const [before, after] = [envelopeOperations(old.model), envelopeOperations(now.model)];
  const known = new Map(before.map((operation) => [operation.id, operation]));
  const kept = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !kept.has(id));
  return {
    roots: [
      ...after.map((operation) => rootOf(known.get(operation.id), operation)),
      ...removed.map((operation) => rootOf(operation, undefined)),
    ],
    pairs,
  };
}

function operationFindings(
  { showType }: Comparing,
  direction: 'request' | 'response',
  before: EnvelopeOperation | undefined,
  after: EnvelopeOperation | undefined,
): Findings {
  if (before === undefined || after === undefined) {
    const status = before === undefined ? 'added' : 'removed';
    const id = (after ?? before)?.id ?? '';
    const type = (after ?? before)?.[direction];
    const draft = ownChange(status, id, 'operation', before?.at, after?.at);
    const side = status === 'added' ? 'now' : 'old';
    return { drafts: [draft], edges: [{ kind: 'part', name: '', label: '', [side]: type }] };
  }
  const [old, now] = [before[direction], after[direction]];
  const edges = [{ kind: 'self', name: '', label: '', old, now } as const];
  const [from, to] = [showType(old), showType(now)];
  if (from === to) return { drafts: [], edges };
  // Row 2.
  const verdict = safe('the types are compared as they are');
  const draft: Draft = {
    rule: 'type-replaced',
    subject: before.id,
    detail: direction,
    message: `the ${direction} is ${to} now, was ${from}`,
    before: before.at,
    after: after.at,
    request: verdict,
    strict: verdict,
    tolerant: verdict,
  };
  return { drafts: [draft], edges };
}
