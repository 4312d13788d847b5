/** Which operations a change is reached from, and how to say that of forty of them. */
import type { Comparison, OperationDiff } from '../diff/model.js';
import { visible } from '../support/visible.js';

/** Ids of operations, of root elements and of the envelope, in the comparison's order. */
export interface Reach {
  readonly requests: readonly string[];
  readonly responses: readonly string[];
  /** Root elements whose documents contain it, of schemas without operations. */
  readonly elements: readonly string[];
  readonly isInEnvelope: boolean;
  /** Where in the first operation that gets there: `request personalMeetingRoom/accessCode`. */
  readonly path: string;
}

interface Collected extends Reach {
  readonly requests: string[];
  readonly responses: string[];
  readonly elements: string[];
  isInEnvelope: boolean;
  path: string;
}

export const NOWHERE: Reach = {
  requests: [],
  responses: [],
  elements: [],
  isInEnvelope: false,
  path: '',
};

/** By the id of the change. */
export function reaches(comparison: Comparison): ReadonlyMap<string, Reach> {
  const all = new Map<string, Collected>();
  for (const operation of comparison.operations) {
    for (const direction of ['request', 'response'] as const) {
      for (const { id, path } of operation[direction].changes) {
        const reach = all.get(id) ?? emptyReach();
        all.set(id, reach);
        note(reach, operation, direction);
        if (reach.path === '' && path !== '') reach.path = visible(`${direction} ${path}`);
      }
    }
  }
  return all;
}

function emptyReach(): Collected {
  return { requests: [], responses: [], elements: [], isInEnvelope: false, path: '' };
}

function note(
  reach: Collected,
  { kind, id }: OperationDiff,
  direction: 'request' | 'response',
): void {
  switch (kind) {
    case 'operation': {
      const ids = direction === 'request' ? reach.requests : reach.responses;
      // One operation may get to a change by several paths.
      if (ids.at(-1) !== id) ids.push(id);
      return;
    }
    case 'element':
      if (reach.elements.at(-1) !== id) reach.elements.push(id);
      return;
    case 'envelope':
      reach.isInEnvelope = true;
      return;
  }
}

/** How many names are said before the rest is counted. */
const NAMED = 3;

/**
 * `requests of user.CreateUser, user.SetUser; responses of user.GetUser and 3 more`; empty when
 * nothing reaches it.
 */
export function reachSummary(reach: Reach, named: number = NAMED): string {
  const { requests, responses, elements } = reach;
  const isSame = requests.length > 0 && requests.join('\n') === responses.join('\n');
  const parts = [
    reach.isInEnvelope ? 'the envelope of all messages' : '',
    ...(isSame
      ? [`requests and responses of ${list(requests, named)}`]
      : [
          requests.length === 0 ? '' : `requests of ${list(requests, named)}`,
          responses.length === 0 ? '' : `responses of ${list(responses, named)}`,
        ]),
    elements.length === 0 ? '' : `documents of ${list(elements, named)}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function list(ids: readonly string[], named: number): string {
  // "and 1 more" would take the room of the name itself.
  const shown = ids.length <= named + 1 ? ids : ids.slice(0, named);
  const rest = ids.length - shown.length;
  return visible(shown.join(', ')) + (rest === 0 ? '' : ` and ${rest} more`);
}

/** The same for two changes that the same operations get to. */
export function reachKey({ requests, responses, elements, isInEnvelope }: Reach): string {
  return JSON.stringify([requests, responses, elements, isInEnvelope]);
}
