/** Which elements may stand where a global element is referred to (Part 1, section 3.3.6). */
import { clarkOf, type Clark } from '../support/qname.js';
import type { Derivation, ElementDeclaration, Schema, TypeId } from '../xsd/components.js';

export interface Substitutions {
  /** The head itself first, then its members, then theirs; without abstract elements. */
  readonly of: (head: Clark) => readonly ElementDeclaration[];
}

export function substitutions(schema: Schema): Substitutions {
  const direct = new Map<Clark, ElementDeclaration[]>();
  for (const element of schema.elements.values()) {
    const head = element.substitutionGroup;
    if (head === undefined) continue;
    const list = direct.get(head);
    if (list) list.push(element);
    else direct.set(head, [element]);
  }

  function candidates(head: ElementDeclaration): ReadonlySet<ElementDeclaration> {
    const found = new Set([head]);
    for (const element of found) {
      for (const member of direct.get(clarkOf(element.name)) ?? []) found.add(member);
    }
    return found;
  }

  function of(name: Clark): readonly ElementDeclaration[] {
    const head = schema.elements.get(name);
    if (head === undefined) return [];
    return [...candidates(head)].filter(
      (element) => !element.abstract && (element === head || maySubstitute(schema, element, head)),
    );
  }

  const known = new Map<Clark, readonly ElementDeclaration[]>();
  return {
    of(head) {
      const list = known.get(head) ?? of(head);
      known.set(head, list);
      return list;
    },
  };
}

/** "Substitution Group OK (Transitive)": neither the head nor a type in between may forbid it. */
function maySubstitute(
  schema: Schema,
  element: ElementDeclaration,
  head: ElementDeclaration,
): boolean {
  if (head.block.includes('substitution')) return false;
  const blocked = new Set<Derivation>(head.block);
  const methods = new Set<Derivation>();
  let id: TypeId = element.type;
  while (id !== head.type) {
    const type = schema.types.get(id);
    if (type === undefined) break;
    methods.add(type.kind === 'complex' ? type.derivation : 'restriction');
    id = type.base;
    const base = schema.types.get(id);
    if (base?.kind === 'complex') for (const method of base.block) blocked.add(method);
  }
  return ![...methods].some((method) => blocked.has(method));
}
