/** How many elements and attributes the smallest document of a type has. */
import type { Node } from '../lower/particles.js';
import type { TypeId } from '../xsd/components.js';
import type { SchemaSide } from './side.js';

export interface Sizes {
  /** Of an element of the type, itself included; Infinity where only endless nesting would do. */
  readonly element: (type: TypeId) => number;
  /** Of content that a node admits. */
  readonly content: (node: Node | undefined) => number;
  /** The cheapest type that an element of the declared type can have: itself, or a derived one. */
  readonly actual: (declared: TypeId) => TypeId;
}

/** What nobody can write is Infinity; of a wildcard one element without content. */
export function sizesOf(side: SchemaSide): Sizes {
  const known = new Map<TypeId, number>();

  /** The least fixed point: types that need themselves stay at Infinity (Knuth 1977). */
  function settle(start: TypeId): void {
    const reached = new Set([start]);
    for (const id of reached) {
      for (const next of neighbours(id)) if (!known.has(next)) reached.add(next);
    }
    for (const id of reached) known.set(id, Infinity);
    for (let changed = true; changed;) {
      changed = false;
      for (const id of reached) {
        const size = own(id);
        if (size >= (known.get(id) ?? Infinity)) continue;
        known.set(id, size);
        changed = true;
      }
    }
  }

  function* neighbours(id: TypeId): Generator<TypeId> {
    yield* side.derived.get(id) ?? [];
    const { content } = side.view(id);
    if (content.kind === 'elements') yield* typesIn(content.node);
  }

  function own(id: TypeId): number {
    const view = side.view(id);
    if (view.abstract) {
      const derived = (side.derived.get(id) ?? []).filter((each) => !side.view(each).abstract);
      return 1 + Math.min(Infinity, ...derived.map((each) => known.get(each) ?? Infinity));
    }
    let size = 1;
    for (const use of view.attributes.values()) if (use.required) size++;
    return view.content.kind === 'text' ? size : size + content(view.content.node);
  }

  function element(id: TypeId): number {
    if (!known.has(id)) settle(id);
    return known.get(id) ?? Infinity;
  }

  function content(node: Node | undefined): number {
    if (node === undefined || node.min === 0) return 0;
    return node.min * once(node);
  }

  function once(node: Node): number {
    switch (node.kind) {
      case 'element': {
        const { type } = node.element;
        return known.get(type) ?? element(type);
      }
      case 'any':
        return 1;
      case 'choice':
        return Math.min(Infinity, ...node.children.map(content));
      case 'sequence':
      case 'all':
        return node.children.reduce((sum, child) => sum + content(child), 0);
    }
  }

  function actual(declared: TypeId): TypeId {
    if (!side.view(declared).abstract) return declared;
    const candidates = (side.derived.get(declared) ?? []).filter(
      (id) => !side.view(id).abstract && side.schema.types.get(id)?.name !== undefined,
    );
    return candidates.reduce(
      (best, id) => (best === declared || element(id) < element(best) ? id : best),
      declared,
    );
  }

  return { element, content, actual };
}

function* typesIn(node: Node | undefined): Generator<TypeId> {
  if (node === undefined || node.kind === 'any') return;
  if (node.kind === 'element') yield node.element.type;
  else for (const child of node.children) yield* typesIn(child);
}
