/** What the proofs of many comparisons rest on. */
export interface Tally {
  /** Documents that were valid on their own side, and thereby judged on the other. */
  judged: number;
  /** Documents of the generator that libxml2 refused on their own side. */
  dropped: number;
  witnesses: number;
  /** Why there is no witness: how often. */
  readonly unproven: Map<string, number>;
  /** Breaking verdicts that were looked at, and those that a document shows without the witness. */
  breaking: number;
  shown: number;
}

export function newTally(): Tally {
  return { judged: 0, dropped: 0, witnesses: 0, unproven: new Map(), breaking: 0, shown: 0 };
}

export function told({ unproven, ...counts }: Tally): string {
  const reasons = [...unproven].map(([reason, count]) => `${count}: ${reason}`);
  return [JSON.stringify(counts), ...reasons].join('\n');
}
