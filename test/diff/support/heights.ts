/** How deep the smallest element of a type must be: what ends a recursion. */
import { clarkOf } from '../../../generator/support/qname.js';
import type { QName } from '../../../generator/support/qname.js';
import { builtinType } from '../../../generator/xsd/builtins.js';
import type { Particle, Schema, TypeId } from '../../../generator/xsd/components.js';

export interface Heights {
  /** Of an element that is declared so; Infinity where only endless nesting would do. */
  readonly type: (id: TypeId) => number;
  /** Of one that is of that type and of no derived one. */
  readonly own: (id: TypeId) => number;
  readonly particle: (particle: Particle) => number;
}

export function heightsOf(schema: Schema): Heights {
  const known = new Map<TypeId, number>();
  const height = (id: TypeId): number => known.get(id) ?? (schema.types.has(id) ? Infinity : 1);

  function own(id: TypeId): number {
    const type = schema.types.get(id) ?? builtinType(id);
    if (type?.kind !== 'complex' || type.content.kind !== 'elements') return 1;
    return 1 + particle(type.content.particle);
  }

  function particle({ min, term }: Particle): number {
    if (min === 0) return 0;
    switch (term.kind) {
      case 'any':
        return 1;
      case 'element':
        return term.isReference ? reference(term.type, term.name) : height(term.type);
      case 'choice':
        return Math.min(...term.particles.map(particle));
      case 'sequence':
      case 'all':
        return Math.max(0, ...term.particles.map(particle));
    }
  }

  /** Whatever may stand there has at least the type's height; an abstract head only hopes for one. */
  function reference(type: TypeId, name: QName): number {
    const members = [...schema.elements.values()].filter(
      ({ substitutionGroup }) => substitutionGroup === clarkOf(name),
    );
    return Math.min(height(type), ...members.map((each) => height(each.type)));
  }

  for (let changed = true; changed;) {
    changed = false;
    for (const type of schema.types.values()) {
      const derived = [...schema.types.values()].filter(
        ({ base, id }) => base === type.id && id !== base,
      );
      const isAbstract = type.kind === 'complex' && type.abstract;
      const candidates = [
        ...(isAbstract ? [] : [own(type.id)]),
        ...derived.map(({ id }) => height(id)),
      ];
      const found = Math.min(Infinity, ...candidates);
      if (found >= height(type.id)) continue;
      known.set(type.id, found);
      changed = true;
    }
  }
  return { type: height, own, particle };
}
