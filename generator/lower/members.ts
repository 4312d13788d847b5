/** Content whose elements each have one place and a name of their own: plain members. */
import type { Member, MemberContent, Rule } from '../ir/model.js';
import type { Clark } from '../support/qname.js';
import { completed, type Context } from './context.js';
import { withExpanded } from './names.js';
import { memberType } from './member-type.js';
import type { ElementNode, GroupNode, Node } from './particles.js';
import { leaves } from './particles.js';
import type { Owner } from './owner.js';

/** No group repeats, no name comes twice (whatever its namespace), nothing is unknown. */
export function isPlain(node: Node): boolean {
  const names = new Set<string>();
  for (const leaf of leaves(node)) {
    if (leaf.kind === 'any' || names.has(leaf.element.name.local)) return false;
    names.add(leaf.element.name.local);
  }
  return groupsOccurOnce(node);
}

function groupsOccurOnce(node: Node): boolean {
  if (node.kind === 'element' || node.kind === 'any') return true;
  return node.max === 1 && node.children.every(groupsOccurOnce);
}

export function memberContent(context: Context, owner: Owner, node: Node): MemberContent {
  const members: Member[] = [];

  /** `certain`: valid content has this node. */
  function visit(current: Node, certain: boolean): Rule {
    switch (current.kind) {
      case 'any':
        throw new Error('A wildcard is no member.');
      case 'element':
        members.push(memberOf(context, owner, current, certain && current.min > 0));
        return { kind: 'member', index: members.length - 1 };
      default:
        return ruleOf(current, certain);
    }
  }

  function ruleOf(current: GroupNode, certain: boolean): Rule {
    const optional = current.min === 0;
    const below =
      certain && !optional && (current.kind !== 'choice' || current.children.length < 2);
    const rules = current.children.map((child) => visit(child, below));
    return { kind: current.kind, optional, rules };
  }

  const visited = visit(node, true);
  const rule: Rule =
    visited.kind === 'member' ? { kind: 'sequence', optional: false, rules: [visited] } : visited;
  return { kind: 'members', members, ordered: node.kind !== 'all', rule };
}

function memberOf(context: Context, owner: Owner, node: ElementNode, required: boolean): Member {
  const { element } = node;
  const { namespace, local } = element.name;
  const type =
    (node.inherited ? owner.inheritedType(element.name) : undefined) ??
    memberType(context, { owner: owner.id, name: local, type: element.type, at: node.at });
  const member = {
    name: local,
    namespace,
    type,
    min: node.min,
    max: node.max,
    required,
    nillable: element.nillable,
    inherited: node.inherited,
    substitutes: NONE,
    at: element.at,
  };
  return completed(member, withExpanded(context, member.type, element));
}

/** Substitution groups were written out as choices. */
const NONE: readonly Clark[] = [];
