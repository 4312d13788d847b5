/** Whether libxml2 agrees with the proofs of a change. */
import type { Change, Verdict } from '../../../generator/diff/model.js';
import { clarkOf } from '../../../generator/support/qname.js';
import type { Particle, Schema } from '../../../generator/xsd/components.js';
import type { Trial } from './trial.js';

/** Where libxml2 is known to be wrong: what our validator says of a document that libxml2 accepts. */
const MISTAKES: readonly {
  readonly refusal: RegExp;
  readonly reason: string;
  readonly isPossible?: (schema: Schema) => boolean;
}[] = [
  {
    refusal: /unexpected element/,
    reason:
      'after the members of a group that repeats, what repeats before them is not valid again',
    isPossible: repeatsHeads,
  },
  {
    refusal: /expected at least 1 items, found ""/,
    reason: 'xs:NMTOKENS, xs:IDREFS and xs:ENTITIES have at least one item (Part 2, section 3.3.5)',
  },
];

/** A field that is nil has no value, which for xs:unique is no fault (Part 1, section 3.11.4). */
const EMPTY_FIELD = /Warning: No precomputed value available/;

const DIRECTIONS = ['request', 'strict', 'tolerant'] as const;

/** What is wrong with the proofs of a change; nothing for one that is proven. */
export function provenBy(change: Change, old: Trial, now: Trial): readonly string[] {
  return DIRECTIONS.flatMap((direction) =>
    problems(change[direction], old, now).map((problem) => `${direction}: ${problem}`),
  );
}

function problems(verdict: Verdict, old: Trial, now: Trial): readonly string[] {
  const { impact, unproven, witness } = verdict;
  if (witness === undefined) {
    if (impact !== 'breaking' || unproven !== undefined) return [];
    return ['breaking without a witness'];
  }
  const [valid, other] = witness.validIn === 'old' ? [old, now] : [now, old];
  const complaint = valid.oracle
    .complaints(witness.document)
    .find((each) => !EMPTY_FIELD.test(each));
  if (complaint !== undefined)
    return [
      `libxml2 refuses it where it is valid (${witness.validIn}): ${complaint}\n${witness.document}`,
    ];
  const isMistaken = MISTAKES.some(
    ({ isPossible, refusal }) =>
      refusal.test(witness.refusal) && isPossible?.(other.set.schema) !== false,
  );
  if (!isMistaken && other.oracle.accepts(witness.document))
    return [
      `libxml2 accepts it in the other release, which says ${witness.refusal}\n${witness.document}`,
    ];
  return [];
}

/** Whether some content refers more than once to an element that others may stand for. */
function repeatsHeads({ elements, types }: Schema): boolean {
  const heads = new Set([...elements.values()].map(({ substitutionGroup }) => substitutionGroup));
  const isRepeated = ({ max, term }: Particle): boolean => {
    if (term.kind === 'any') return false;
    if (term.kind !== 'element') return term.particles.some(isRepeated);
    return max !== 1 && term.isReference && heads.has(clarkOf(term.name));
  };
  return [...types.values()].some(
    (type) =>
      type.kind === 'complex' &&
      type.content.kind === 'elements' &&
      isRepeated(type.content.particle),
  );
}
