/** Which elements may stand in for another (Part 1, section 3.3.6, Substitution Group). */
import { clarkOf, type Clark } from '../support/qname.js';
import type { ElementDeclaration, ElementTerm } from '../xsd/components.js';
import { typeOf, type Context } from './context.js';
import { isDerivedFrom } from './derivation.js';

export type Substitutes = (element: ElementTerm) => readonly ElementDeclaration[];

/** The element itself and, for a reference to a head, all that may substitute it, however far. */
export function substitutesOf(context: Context): Substitutes {
  const direct = new Map<Clark, ElementDeclaration[]>();
  for (const element of context.elements.values()) {
    if (element.substitutionGroup === undefined) continue;
    const members = direct.get(element.substitutionGroup) ?? [];
    members.push(element);
    direct.set(element.substitutionGroup, members);
  }
  const known = new Map<Clark, readonly ElementDeclaration[]>();
  const membersOf = context.memo.lookup('substitutes', (name: Clark) => {
    const head = context.elements.get(name);
    if (head === undefined || !direct.has(name)) return [];
    const found = known.get(name) ?? collect(context, head, direct).slice(1);
    known.set(name, found);
    return found;
  });
  return (element) =>
    element.isReference ? [element, ...membersOf(clarkOf(element.name))] : [element];
}

function collect(
  context: Context,
  head: ElementDeclaration,
  direct: ReadonlyMap<Clark, readonly ElementDeclaration[]>,
): readonly ElementDeclaration[] {
  const found = [head];
  if (head.block.includes('substitution')) return found;
  const type = typeOf(context, head.type);
  const blocked = [...head.block, ...(type?.kind === 'complex' ? type.block : [])];
  // Circles have been cut when the elements were resolved.
  for (const element of found) {
    for (const member of direct.get(clarkOf(element.name)) ?? []) {
      if (isDerivedFrom(context, member.type, head.type, blocked)) found.push(member);
    }
  }
  return found;
}
