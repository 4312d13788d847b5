/** Which members of a record are kept and which are filled in, so that its groups are content. */
import type { Member, MemberContent, Rule } from '../ir/model.js';

interface Completing {
  readonly content: MemberContent;
  /** By index of the member; undefined where it is absent. */
  readonly given: readonly unknown[];
  readonly sample: (member: Member) => unknown;
  readonly kept: Map<number, unknown>;
}

export function completed(
  content: MemberContent,
  given: readonly unknown[],
  sample: (member: Member) => unknown,
): Readonly<Record<string, unknown>> {
  const completing: Completing = { content, given, sample, kept: new Map() };
  complete(completing, content.rule);
  const { kept } = completing;
  return Object.fromEntries(
    content.members.flatMap(({ name }, index) => {
      return kept.has(index) ? [[name, kept.get(index)]] : [];
    }),
  );
}

function complete(completing: Completing, rule: Rule): void {
  const { content, given, sample, kept } = completing;
  switch (rule.kind) {
    case 'member': {
      const member = content.members[rule.index];
      const value = given[rule.index];
      if (value !== undefined) kept.set(rule.index, value);
      else if (member !== undefined && member.min > 0) kept.set(rule.index, sample(member));
      return;
    }
    case 'sequence':
    case 'all':
      if (rule.optional && !isTouched(completing, rule)) return;
      for (const part of rule.rules) complete(completing, part);
      return;
    case 'choice': {
      // The first branch with something in it wins; what the others have cannot stand beside it.
      const chosen = rule.rules.find((branch) => isTouched(completing, branch));
      const [first] = rule.rules;
      if (chosen !== undefined) complete(completing, chosen);
      else if (first !== undefined && !isEmptiable(content, rule)) complete(completing, first);
    }
  }
}

function isTouched(completing: Completing, rule: Rule): boolean {
  return rule.kind === 'member'
    ? completing.given[rule.index] !== undefined
    : rule.rules.some((part) => isTouched(completing, part));
}

function isEmptiable(content: MemberContent, rule: Rule): boolean {
  switch (rule.kind) {
    case 'member':
      return content.members[rule.index]?.min === 0;
    case 'choice':
      return rule.optional || rule.rules.some((branch) => isEmptiable(content, branch));
    case 'sequence':
    case 'all':
      return rule.optional || rule.rules.every((part) => isEmptiable(content, part));
  }
}
