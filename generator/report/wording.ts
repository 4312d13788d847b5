/** The words that all formats share. */
import type { Change, Comparison, Verdict } from '../diff/model.js';
import { RULES } from '../diff/rules.js';
import type { SourcePoint } from '../support/source.js';
import type { Reader } from './options.js';
import { visible } from '../support/visible.js';

/** `added, optional, of type string` */
export function headline({ message }: Change): string {
  return visible(message);
}

/** What the rule is called; empty where the message begins with it anyway. */
export function ruleTitle({ rule, message }: Change): string {
  const { title } = RULES[rule];
  return message.startsWith(title) ? '' : title;
}

/** `shop 5.9 -> 9.0` */
export function pair(comparison: Comparison, arrow = '->'): string {
  const { api, from, to } = comparison;
  return visible(`${api} ${from.label} ${arrow} ${to.label}`);
}

/** `user.xsd:41:7` */
export function place(at: SourcePoint): string {
  return visible(`${at.file}:${at.line}:${at.column}`);
}

/** `1 warning`, `2 warnings` */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount} ${amount === 1 ? noun : plural}`;
}

export interface NamedVerdict {
  /** `request`, `response`, `response, read strictly`. */
  readonly name: string;
  readonly verdict: Verdict;
}

/** The verdicts of a change: of the chosen reader alone, or of both when they differ. */
export function verdictsOf(change: Change, reader: Reader, isVerbose: boolean): NamedVerdict[] {
  const { request, strict, tolerant } = change;
  const isSame = strict.impact === tolerant.impact && strict.reason === tolerant.reason;
  const responses: NamedVerdict[] =
    isSame || !isVerbose
      ? [{ name: 'response', verdict: change[reader] }]
      : [
          { name: 'strict response', verdict: strict },
          { name: 'tolerant response', verdict: tolerant },
        ];
  return [{ name: 'request', verdict: request }, ...responses];
}

/** Those whose proof is worth showing: what is gone as a whole is refused, as anybody can tell. */
export function toProve(
  { rule }: Change,
  verdicts: readonly NamedVerdict[],
  isVerbose: boolean,
): readonly NamedVerdict[] {
  const isObvious = rule === 'operation-removed' || rule === 'root-removed';
  return isObvious && !isVerbose ? [] : verdicts;
}

/** `breaking: the new release refuses requests with it` */
export function verdictLine({ impact, reason }: Verdict): string {
  return reason === '' ? impact : `${impact}: ${visible(reason)}`;
}

/** `valid in 5.9, refused by 9.0: element is not allowed here` */
export function witnessLine(witness: NonNullable<Verdict['witness']>, sides: Comparison): string {
  const [valid, other] =
    witness.validIn === 'old' ? [sides.from, sides.to] : [sides.to, sides.from];
  return visible(`valid in ${valid.label}, refused by ${other.label}: ${witness.refusal}`);
}

/** `allowed until 2027-01-31: agreed with the vendor` */
export function allowance({ reason, expires }: NonNullable<Change['allowed']>): string {
  return visible(`allowed${expires === undefined ? '' : ` until ${expires}`}: ${reason}`);
}
