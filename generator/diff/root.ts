/** Where a document begins, and what the beginning itself may have changed. */
import type { Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { breaking, element, safe } from './draft.js';
import type { Draft, Proof } from './draft.js';
import type { OperationDiff } from './model.js';
import type { Pair, PairKey } from './pairs.js';
import type { Stride } from './ways.js';

/** One line of the report about operations, and the pairs where its two directions begin. */
export interface Root extends Pick<OperationDiff, 'kind' | 'id' | 'before' | 'after'> {
  readonly status: 'added' | 'removed' | 'kept';
  readonly request: Start;
  readonly response: Start;
}

export interface Start {
  readonly pair: PairKey;
  /** In either release the document's root element, and the way from there to the pair. */
  readonly old?: Way;
  readonly now?: Way;
  /** Children of the envelope that only the other direction has. */
  readonly closed: ReadonlySet<string>;
}

export interface Way {
  readonly root: Clark;
  readonly strides: readonly Stride[];
}

export interface Rooted {
  readonly roots: readonly Root[];
  /** Pairs that are no pairs of types: root elements and operations. */
  readonly pairs: readonly Pair[];
}

export const MINIMAL: Proof = element((builder, spot) => builder.minimal(spot));

/** Row 1. */
export function ownChange(
  status: 'added' | 'removed',
  subject: string,
  what: 'operation' | 'root',
  before: SourcePoint | undefined,
  after: SourcePoint | undefined,
): Draft {
  const fine = safe('clients of the old release do not use it');
  const lost = {
    ...breaking('the new release does not have it', MINIMAL),
    validIn: 'old',
  } as const;
  const verdict = status === 'added' ? fine : lost;
  return {
    rule: `${what}-${status}`,
    subject,
    detail: '',
    message: `${what === 'root' ? 'root element' : what} ${status}`,
    ...placesOf(before, after),
    request: verdict,
    strict: verdict,
    tolerant: verdict,
  };
}

export function placesOf(
  before: SourcePoint | undefined,
  after: SourcePoint | undefined,
): Pick<Root, 'before' | 'after'> {
  return { ...(before && { before }), ...(after && { after }) };
}
