/** Whether libxml2 agrees with the proofs of a change. */
import type { Change, Verdict } from '../../../generator/diff/model.js';
import type { Oracle } from '../../support/oracle.js';

/** Where libxml2 is known to be wrong: what our validator says of a document that libxml2 accepts. */
const MISTAKES: readonly { readonly refusal: RegExp; readonly reason: string }[] = [
  {
    refusal: /expected at least 1 items, found ""/,
    reason: 'xs:NMTOKENS, xs:IDREFS and xs:ENTITIES have at least one item (Part 2, section 3.3.5)',
  },
];

const DIRECTIONS = ['request', 'strict', 'tolerant'] as const;

/** What is wrong with the proofs of a change; nothing for one that is proven. */
export function provenBy(change: Change, old: Oracle, now: Oracle): readonly string[] {
  return DIRECTIONS.flatMap((direction) =>
    problems(change[direction], old, now).map((problem) => `${direction}: ${problem}`),
  );
}

function problems(verdict: Verdict, old: Oracle, now: Oracle): readonly string[] {
  const { impact, unproven, witness } = verdict;
  if (witness === undefined) {
    if (impact !== 'breaking' || unproven !== undefined) return [];
    return ['breaking without a witness'];
  }
  const [valid, other] = witness.validIn === 'old' ? [old, now] : [now, old];
  const [complaint] = valid.complaints(witness.document);
  if (complaint !== undefined)
    return [
      `libxml2 refuses it where it is valid (${witness.validIn}): ${complaint}\n${witness.document}`,
    ];
  const isMistaken = MISTAKES.some(({ refusal }) => refusal.test(witness.refusal));
  if (!isMistaken && other.accepts(witness.document))
    return [
      `libxml2 accepts it in the other release, which says ${witness.refusal}\n${witness.document}`,
    ];
  return [];
}
