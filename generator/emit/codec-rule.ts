/** The rules of a content model's groups as statements: for what was read, and for a value. */
import type { MemberContent, Rule } from '../ir/model.js';

/** How a reader or a check says what the rules need. */
export interface RuleSink {
  /** Whether a member is there. */
  readonly present: (index: number) => string;
  /** Complains when a member is not there. */
  readonly require: (index: number) => string;
  /** Complains unless one branch has members; `count` is an expression. */
  readonly choose: (indexes: readonly number[], count: string, isOptional: boolean) => string;
  /** Complains of a choice without branches, which nothing satisfies. */
  readonly refuse: () => string;
}

/** Statements that hold a content to its groups (XML Schema Part 1, section 3.8.4). */
export function ruleStatements(content: MemberContent, sink: RuleSink): readonly string[] {
  return statements(content, content.rule, sink);
}

function statements(content: MemberContent, rule: Rule, sink: RuleSink): readonly string[] {
  switch (rule.kind) {
    case 'member':
      return (content.members[rule.index]?.min ?? 0) > 0 ? [sink.require(rule.index)] : [];
    case 'sequence':
    case 'all': {
      const inner = rule.rules.flatMap((part) => statements(content, part, sink));
      return rule.optional ? guarded(rule, inner, sink) : inner;
    }
    case 'choice':
      return choice(content, rule, sink);
  }
}

function choice(
  content: MemberContent,
  rule: Extract<Rule, { readonly kind: 'choice' | 'sequence' | 'all' }>,
  sink: RuleSink,
): readonly string[] {
  if (rule.rules.length === 0) return [sink.refuse()];
  const count = rule.rules.map((part) => `Number(${presence(part, sink)})`).join(' + ');
  const isOptional = rule.optional || rule.rules.some((part) => isEmptiable(content, part));
  const first = sink.choose(membersOf(rule), count, isOptional);
  const inner = rule.rules.flatMap((part) =>
    part.kind === 'member'
      ? []
      : guarded(part, statements(content, { ...part, optional: false }, sink), sink),
  );
  return [first, ...inner];
}

function guarded(rule: Rule, inner: readonly string[], sink: RuleSink): readonly string[] {
  return inner.length === 0 ? [] : [`if (${presence(rule, sink)}) {`, ...inner, '}'];
}

function presence(rule: Rule, sink: RuleSink): string {
  return membersOf(rule).map(sink.present).join(' || ') || 'false';
}

export function membersOf(rule: Rule): readonly number[] {
  return rule.kind === 'member' ? [rule.index] : rule.rules.flatMap(membersOf);
}

export function isEmptiable(content: MemberContent, rule: Rule): boolean {
  switch (rule.kind) {
    case 'member':
      return content.members[rule.index]?.min === 0;
    case 'sequence':
    case 'all':
      return rule.optional || rule.rules.every((part) => isEmptiable(content, part));
    case 'choice':
      return rule.optional || rule.rules.some((part) => isEmptiable(content, part));
  }
}

/** Members whose presence is a matter of a group around them: no default is filled in there. */
export function conditionalMembers(rule: Rule): ReadonlySet<number> {
  switch (rule.kind) {
    case 'member':
      return new Set();
    case 'choice':
      return new Set(membersOf(rule));
    case 'sequence':
    case 'all':
      return new Set(
        rule.optional
          ? membersOf(rule)
          : rule.rules.flatMap((part) => [...conditionalMembers(part)]),
      );
  }
}

export function hasChoice(rule: Rule): boolean {
  return rule.kind !== 'member' && (rule.kind === 'choice' || rule.rules.some(hasChoice));
}
