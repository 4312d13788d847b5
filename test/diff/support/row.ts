/** A row of the rule table as a pair of tiny schemas: what changes, and what it means to a client. */
import type { RuleName } from '../../../generator/diff/rules.js';

/** Breaking, warning, safe. */
export type Letter = 'E' | 'W' | 'I';
export type Verdicts = readonly [request: Letter, strict: Letter, tolerant: Letter];

export interface Row {
  readonly row: number;
  readonly what: string;
  /** Children of xs:schema; the root element is `root`. */
  readonly old: string;
  readonly now: string;
  /** Attributes of xs:schema. */
  readonly head?: readonly [old: string, now: string];
  /** The one change that is found; undefined where several tell it together. */
  readonly rule?: RuleName;
  /** Of that change, or the worst of all. */
  readonly verdicts: Verdicts;
}
export interface Both {
  readonly row: number;
  readonly what: string;
  readonly old: string;
  readonly now: string;
  readonly head?: readonly [old: string, now: string];
  /** From old to now, and back. */
  readonly there: readonly [rule: RuleName | undefined, verdicts: Verdicts];
  readonly back: readonly [rule: RuleName | undefined, verdicts: Verdicts];
}

export function both({ row, what, old, now, head: heads, there, back }: Both): readonly Row[] {
  const made = (
    label: string,
    from: string,
    to: string,
    [rule, verdicts]: Both['there'],
    own: Row['head'],
  ): Row => ({
    row,
    what: label,
    old: from,
    now: to,
    verdicts,
    ...(rule && { rule }),
    ...(own && { head: own }),
  });
  const turned = heads && ([heads[1], heads[0]] as const);
  return [
    made(what, old, now, there, heads),
    made(`${what}, the other way`, now, old, back, turned),
  ];
}

export const SAFE: Verdicts = ['I', 'I', 'I'];
