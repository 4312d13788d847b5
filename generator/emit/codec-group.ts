/** The groups of a content model as data: what is required, and what comes together. */
import type { MemberContent, RecordType, Rule } from '../ir/model.js';
import { isEmptiable, membersOf } from './codec-rule.js';
import type { CodecScope } from './codec-scope.js';

/** The members that are required whatever the others are. */
export function requiredMembers(content: MemberContent): ReadonlySet<number> {
  return new Set(partsOf(content, content.rule).flatMap(({ required }) => required ?? []));
}

/** The groups that say more, beside those that a base has said. */
export function groupExpressions(
  scope: CodecScope,
  { at }: RecordType,
  content: MemberContent,
  hasBase: boolean,
): readonly string[] {
  return partsOf(content, content.rule).flatMap(({ group }) => {
    if (group === undefined) return [];
    const [first = -1] = membersOf(group);
    const isKnown = hasBase && content.members[first]?.inherited === true;
    return isKnown ? [] : [expression(scope, content, group, scope.source(at))];
  });
}

interface Part {
  readonly required?: number;
  readonly group?: Rule;
}

function partsOf(content: MemberContent, rule: Rule): readonly Part[] {
  if (rule.kind === 'member')
    return isNeeded(content, rule.index) ? [{ required: rule.index }] : [];
  if (rule.kind !== 'choice' && !rule.optional)
    return rule.rules.flatMap((part) => partsOf(content, part));
  return says(content, rule) ? [{ group: rule }] : [];
}

function isNeeded({ members }: MemberContent, index: number): boolean {
  return (members[index]?.min ?? 0) > 0;
}

/** Whether a group forbids anything. */
function says(content: MemberContent, rule: Rule): boolean {
  if (rule.kind === 'member') return isNeeded(content, rule.index);
  return rule.kind === 'choice' || rule.rules.some((part) => says(content, part));
}

function expression(scope: CodecScope, content: MemberContent, rule: Rule, source: string): string {
  // A member that may be absent is the complement of its index.
  if (rule.kind === 'member')
    return isNeeded(content, rule.index) ? String(rule.index) : `~${rule.index}`;
  const isChoice = rule.kind === 'choice';
  if (isChoice && rule.rules.length === 0)
    return `${scope.value('part-group', 'nothing')}(${source})`;
  const isOptional =
    rule.optional || (isChoice && rule.rules.some((part) => isEmptiable(content, part)));
  const rules = rule.rules.map((part) => expression(scope, content, part, source));
  const make = scope.value('part-group', isChoice ? 'choice' : 'group');
  return `${make}(${[isOptional, ...rules].join(', ')})`;
}
