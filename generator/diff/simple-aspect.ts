/** One thing in which two simple types differ, and what it alone means for their texts. */
import { inclusionOf } from '../language/simple-inclusion.js';
import type { Inclusion } from '../language/simple-inclusion.js';
import { isValid } from '../language/simple-judge.js';
import type { Typed } from '../language/simple-judge.js';
import type { SourcePoint } from '../support/source.js';
import type { SimpleType } from '../xsd/components.js';
import type { RuleName } from './rules.js';

export interface Aspect {
  /** Its rule when requests suffer, and when they do not. */
  readonly rules: readonly [tightened: RuleName, loosened: RuleName];
  readonly detail: string;
  readonly message: string;
  readonly before?: SourcePoint;
  readonly after?: SourcePoint;
  /** Whether what is valid in the old release still is, as far as this aspect goes. */
  readonly request: Inclusion;
  /** Whether what is valid in the new release was already. */
  readonly response: Inclusion;
  /** A text of the new release that even a tolerant reader makes nothing of. */
  readonly lost?: string;
  /** The values that texts stand for differ, although the texts may be the same. */
  readonly changesValues?: true;
}

/** Two types that belong together, and what is known of them as a whole. */
export interface Pair {
  readonly old: Typed;
  readonly now: Typed;
  readonly request: Inclusion;
  readonly response: Inclusion;
}

export const INCLUDED: Inclusion = { kind: 'included' };

/**
 * Both directions, by types that have this aspect of the other release and are their own in all
 * else. `mix` makes such a type: `own` with the aspect of `other`.
 */
export function partOfBoth(
  { old, now, request, response }: Pair,
  mix: (own: Typed, other: Typed) => Typed,
): Pick<Aspect, 'request' | 'response'> {
  return { request: part(request, old, now, mix), response: part(response, now, old, mix) };
}

function part(
  whole: Inclusion,
  from: Typed,
  to: Typed,
  mix: (own: Typed, other: Typed) => Typed,
): Inclusion {
  if (whole.kind === 'included') return whole;
  const alone = inclusionOf(mix(from, to), from);
  // What something else that changed makes up for is not lost.
  return alone.kind === 'refuted' && isValid(to, alone.text) ? INCLUDED : alone;
}

/** A new type in the same schema. */
export function altered({ schema, type }: Typed, changed: Partial<SimpleType>): Typed {
  return { schema, type: { ...type, ...changed } };
}

/** Built-in types stand nowhere. */
export function placeOf({ type }: Typed): SourcePoint | undefined {
  return type.at.file === '(built-in)' ? undefined : type.at;
}

export function places({ old, now }: Pair): Pick<Aspect, 'before' | 'after'> {
  const [before, after] = [placeOf(old), placeOf(now)];
  return { ...(before && { before }), ...(after && { after }) };
}
