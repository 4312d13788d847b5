/** Exclusive choices: whether values that go with those of one release go with those of the other. */
import type { Branch, Presence, RecordShape } from './shape.js';

/** Beyond this many combinations nobody can tell in time. */
const LIMIT = 256;

/**
 * Of the members that both have. Combinations that require a member of which it is `told` that it is
 * gone need not be told of again.
 */
export function acceptsChoices(
  source: RecordShape,
  target: RecordShape,
  told: (key: string) => boolean = () => false,
): boolean | 'unknown' {
  const choices = target.choices.filter((choice) =>
    [...(choice[0]?.keys() ?? [])].some((key) => source.members.has(key)),
  );
  if (choices.length === 0) return true;
  const combinations = combinationsOf(source);
  if (combinations === undefined) return 'unknown';
  const open = combinations.filter(
    (combination) => ![...combination].some(([key, how]) => how === 'required' && told(key)),
  );
  return open.every((combination) =>
    choices.every((choice) => choice.some((branch) => fits(combination, branch, source))),
  );
}

export function isSameChoice(source: RecordShape, target: RecordShape): boolean {
  return printed(source) === printed(target);
}

function printed({ choices }: RecordShape): string {
  return JSON.stringify(choices.map((branches) => branches.map((branch) => [...branch])));
}

function combinationsOf({ choices }: RecordShape): readonly Branch[] | undefined {
  let combinations: readonly Branch[] = [new Map()];
  for (const branches of choices) {
    if (combinations.length * branches.length > LIMIT) return undefined;
    combinations = combinations.flatMap((known) =>
      branches.map((branch) => new Map([...known, ...branch])),
    );
  }
  return combinations;
}

function fits(combination: Branch, branch: Branch, { members }: RecordShape): boolean {
  return [...branch].every(([key, wanted]) => {
    const member = members.get(key);
    if (member === undefined) return true;
    const plain: Presence = member.required ? 'required' : 'optional';
    const given = combination.get(key) ?? plain;
    return wanted === 'optional' || wanted === given;
  });
}
