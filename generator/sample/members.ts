/** Members of a record, chosen so that the groups of its content model are content. */
import type { Member, MemberContent, Rule } from '../ir/model.js';
import { repeated, takesOptional } from './sampling.js';
import type { Sampling } from './sampling.js';
import { fixedValue } from './fixed.js';

interface Choosing {
  readonly sampling: Sampling;
  readonly content: MemberContent;
  readonly used: { scalars: number; records: number };
}

type Values = ReadonlyMap<number, unknown>;

export function sampleMembers(
  sampling: Sampling,
  content: MemberContent,
): Readonly<Record<string, unknown>> | undefined {
  const choosing: Choosing = { sampling, content, used: { scalars: 0, records: 0 } };
  const values = follow(choosing, content.rule);
  if (values === undefined) return undefined;
  const inOrder = content.members.map((member, index) => [member.name, values.get(index)] as const);
  return Object.fromEntries(inOrder.filter(([, value]) => value !== undefined));
}

/** Values by index of member; undefined when the rule cannot be met. */
function follow(choosing: Choosing, rule: Rule): Values | undefined {
  switch (rule.kind) {
    case 'member': {
      const member = choosing.content.members[rule.index];
      if (member === undefined) throw new Error(`there is no member ${rule.index}`);
      const value = memberValue(choosing, member);
      if (value !== undefined) return new Map([[rule.index, value]]);
      return member.min === 0 ? new Map() : undefined;
    }
    case 'choice': {
      for (const branch of rule.rules) {
        const values = follow(choosing, branch);
        // An empty branch would hide that there is a choice; the next one may show more.
        if (values !== undefined && values.size > 0) return values;
      }
      const isEmptiable = rule.optional || rule.rules.some((branch) => follow(choosing, branch));
      return isEmptiable ? new Map() : undefined;
    }
    case 'sequence':
    case 'all': {
      const all = new Map<number, unknown>();
      for (const part of rule.rules) {
        const values = follow(choosing, part);
        if (values === undefined) return rule.optional ? new Map() : undefined;
        for (const [index, value] of values) all.set(index, value);
      }
      return all;
    }
  }
}

function memberValue(choosing: Choosing, member: Member): unknown {
  const { sampling, used } = choosing;
  if (member.min === 0 && !takesOptional(sampling, member.type, used)) return undefined;
  const sample = (): unknown => sampling.inner(sampling, member.type, member.name);
  const { fixed } = member;
  const make = (): unknown =>
    fixed === undefined ? sample() : fixedValue(sampling.model, member.type, fixed, sample);
  const count = Math.max(1, member.min);
  const { elements } = sampling.room;
  const value = repeated(sampling, count, make);
  // What need not be there takes no room from what must.
  if (value === undefined && member.min === 0) sampling.room.elements = elements;
  if (value === undefined || (member.max !== 'unbounded' && member.max <= 1)) return value;
  return Array.from({ length: count }, () => value);
}
