/**
 * Exclusive choices: `Base & (A | B)`, where each branch says of the others' members that they are
 * absent. Choices inside a branch are multiplied out.
 */
import type { Member, MemberContent, Rule } from '../ir/model.js';
import { absentMember, elementMember } from './member-view.js';
import type { Scope } from './scope.js';
import type { TsMember } from './ts-type.js';

/** A member as it stands in one branch. */
interface Place {
  readonly member: Member;
  readonly required: boolean;
}

type Branch = readonly Place[];

export interface MemberShape {
  /** Members that stand in no choice. */
  readonly plain: readonly TsMember[];
  /** Each choice as its branches, each branch with all members of the choice. */
  readonly choices: readonly (readonly (readonly TsMember[])[])[];
}

/** Beyond this many combinations a choice's members are merely optional; validators still judge. */
const LIMIT = 64;

/** Of the record's own part of the content, or of all of it. */
export function memberShape(
  scope: Scope,
  content: MemberContent,
  withInherited: boolean,
): MemberShape {
  const plain: TsMember[] = [];
  const choices: TsMember[][][] = [];
  for (const rule of parts(content.rule)) {
    const single = rule.kind === 'member' ? content.members[rule.index] : undefined;
    if (single !== undefined) {
      if (single.inherited && !withInherited) continue;
      plain.push(elementMember(scope, single, single.min > 0));
      continue;
    }
    const members = membersOf(rule, content);
    if (!withInherited && members.every((member) => member.inherited)) continue;
    const branches = branchesOf(rule, content);
    const [only, ...others] = branches;
    // An impossible choice has no branches, which was reported.
    if (only === undefined) continue;
    if (others.length === 0) {
      plain.push(...only.map(({ member, required }) => elementMember(scope, member, required)));
    } else {
      choices.push(branches.map((branch) => branchMembers(scope, branch, members)));
    }
  }
  return { plain, choices };
}

/** The same question without the answer's details. */
export function hasChoice(content: MemberContent, withInherited: boolean): boolean {
  return parts(content.rule).some(
    (rule) =>
      rule.kind !== 'member' &&
      containsChoice(rule) &&
      (withInherited || membersOf(rule, content).some((member) => !member.inherited)),
  );
}

function containsChoice(rule: Rule): boolean {
  if (rule.kind === 'member') return false;
  return (rule.kind === 'choice' && rule.rules.length > 1) || rule.rules.some(containsChoice);
}

/** The outermost sequence's parts: each is on its own, so that their choices are separate. */
function parts(rule: Rule): readonly Rule[] {
  if (rule.kind === 'member' || rule.kind === 'choice' || rule.optional) return [rule];
  return rule.rules;
}

function membersOf(rule: Rule, content: MemberContent): readonly Member[] {
  if (rule.kind !== 'member') return rule.rules.flatMap((child) => membersOf(child, content));
  const member = content.members[rule.index];
  return member === undefined ? [] : [member];
}

/** The combinations of members that may occur; one for a part without choices. */
function branchesOf(rule: Rule, content: MemberContent): readonly Branch[] {
  if (rule.kind === 'member') {
    return [membersOf(rule, content).map((member) => ({ member, required: member.min > 0 }))];
  }
  const children = rule.rules.map((child) => branchesOf(child, content));
  if (rule.kind === 'choice') return rule.optional ? orNone(children.flat()) : children.flat();
  const whole = children.reduce(multiply, [[]]);
  return rule.optional ? withoutRepeats(orNone(whole.map(relaxed))) : whole;
}

/** The same branches, and the possibility that none is there. */
function orNone(branches: readonly Branch[]): readonly Branch[] {
  // A branch of one member says so by being optional.
  const eased = branches.map((branch) => (branch.length === 1 ? relaxed(branch) : branch));
  return eased.some(isOptional) ? eased : [...eased, []];
}

/** Without branches whose members are all in another one that is optional. */
function withoutRepeats(branches: readonly Branch[]): readonly Branch[] {
  return branches.filter((branch, index) => {
    const members = new Set(branch.map((place) => place.member));
    return !branches.some((other, at) => {
      const covers = [...members].every((member) => other.some((place) => place.member === member));
      return at !== index && covers && (other.length > branch.length || at < index);
    });
  });
}

function multiply(left: readonly Branch[], right: readonly Branch[]): readonly Branch[] {
  if (left.length * right.length > LIMIT) return [[...merged(left), ...merged(right)]];
  return left.flatMap((a) => right.map((b) => [...a, ...b]));
}

function merged(branches: readonly Branch[]): Branch {
  if (branches.length < 2) return branches.flat();
  const places = new Map(branches.flat().map((place) => [place.member, place]));
  return relaxed([...places.values()]);
}

function relaxed(branch: Branch): Branch {
  return branch.map(({ member }) => ({ member, required: false }));
}

function isOptional(branch: Branch): boolean {
  return branch.every((place) => !place.required);
}

function branchMembers(scope: Scope, branch: Branch, members: readonly Member[]): TsMember[] {
  return members.map((member) => {
    const own = branch.find((place) => place.member === member);
    return own === undefined ? absentMember(member) : elementMember(scope, member, own.required);
  });
}
