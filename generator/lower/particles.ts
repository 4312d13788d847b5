/**
 * Content models in a simpler form with the same language: substitution groups written out as
 * choices, groups that add nothing removed. What is left decides between members and items.
 */
import type { SourcePoint } from '../support/source.js';
import { clarkOf, type Clark } from '../support/qname.js';
import type { ElementDeclaration, MaxOccurs, Particle, WildcardTerm } from '../xsd/components.js';

export type Node = ElementNode | WildcardNode | GroupNode;

interface Occurring {
  readonly min: number;
  readonly max: MaxOccurs;
  readonly at: SourcePoint;
}

export interface ElementNode extends Occurring {
  readonly kind: 'element';
  readonly element: ElementDeclaration;
  /** It came from the base type by extension. */
  readonly inherited: boolean;
}

export interface WildcardNode extends Occurring {
  readonly kind: 'any';
  readonly wildcard: WildcardTerm;
}

export interface GroupNode extends Occurring {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly children: readonly Node[];
}

/** Undefined for a model that only the empty content matches. */
export function simplify(
  particle: Particle,
  substitutes: (head: Clark) => readonly ElementDeclaration[],
  inherited: number,
): Node | undefined {
  if (particle.max === 0) return undefined;
  const { min, max, term, at } = particle;
  switch (term.kind) {
    case 'any':
      return { kind: 'any', wildcard: term, min, max, at };
    case 'element': {
      const fromBase = inherited > 0;
      if (!term.isReference)
        return { kind: 'element', element: term, inherited: fromBase, min, max, at };
      const own = substitutes(clarkOf(term.name));
      const children = own.map((element): Node => {
        return { kind: 'element', element, inherited: fromBase, min: 1, max: 1, at };
      });
      return group('choice', children, { min, max, at });
    }
    case 'sequence':
    case 'choice':
    case 'all': {
      const isOutermost = Number.isFinite(inherited);
      const children: Node[] = [];
      let hasEmptyBranch = false;
      let index = 0;
      for (const child of term.particles) {
        // Below an inherited particle everything is inherited, below any other nothing.
        const below = isOutermost ? (index < inherited ? Infinity : -Infinity) : inherited;
        index++;
        // maxOccurs 0 is no particle at all (section 3.9.2).
        if (child.max === 0) continue;
        const node = simplify(child, substitutes, below);
        if (node === undefined) hasEmptyBranch = true;
        else children.push(node);
      }
      const least = term.kind === 'choice' && hasEmptyBranch ? 0 : min;
      return group(term.kind, children, { min: least, max, at });
    }
  }
}

function group(
  kind: GroupNode['kind'],
  children: readonly Node[],
  occurs: Occurring,
): Node | undefined {
  const flat = flattened(kind, children);
  const [only] = flat;
  if (only === undefined) {
    // An empty sequence matches the empty content, an empty choice nothing at all (section 3.8.4).
    return kind === 'choice' && occurs.min > 0 ? { kind, children: [], ...occurs } : undefined;
  }
  if (flat.length === 1) {
    const single = combined(only, occurs);
    if (single !== undefined) return single;
  }
  const node: GroupNode = { kind, children: flat, ...occurs };
  return occurs.min === 0 && flatIsNullable(node) ? { ...node, min: 1 } : node;
}

/** A sequence in a sequence that occurs once adds nothing, nor does a choice in a choice. */
function flattened(kind: GroupNode['kind'], children: readonly Node[]): readonly Node[] {
  const isFlat = (child: Node): boolean =>
    child.kind !== kind || kind === 'all' || child.min !== 1 || child.max !== 1;
  if (children.every(isFlat)) return children;
  return children.flatMap((child) =>
    isFlat(child) || child.kind === 'element' || child.kind === 'any' ? [child] : child.children,
  );
}

function flatIsNullable(node: GroupNode): boolean {
  return node.kind === 'choice' ? node.children.some(isNullable) : node.children.every(isNullable);
}

export function isNullable(node: Node): boolean {
  if (node.min === 0) return true;
  if (node.kind === 'element' || node.kind === 'any') return false;
  return flatIsNullable(node);
}

/** `(x{a,b}){c,d}` as `x{e,f}` where every number between e and f can be reached. */
function combined(node: Node, outer: Occurring): Node | undefined {
  if (outer.min === 1 && outer.max === 1) return node;
  if (node.min === 1 && node.max === 1) return { ...node, min: outer.min, max: outer.max };
  if (node.min > 1) return undefined;
  // From 0 or 1 copies upward all counts are reached, up to the product of the maxima.
  return { ...node, min: node.min * outer.min, max: product(node.max, outer.max) };
}

function product(a: MaxOccurs, b: MaxOccurs): MaxOccurs {
  return a === 'unbounded' || b === 'unbounded' ? 'unbounded' : a * b;
}

/** Every element and wildcard of the model, in schema order. */
export function leaves(node: Node | undefined): readonly (ElementNode | WildcardNode)[] {
  const found: (ElementNode | WildcardNode)[] = [];
  const visit = (current: Node): void => {
    if (current.kind === 'element' || current.kind === 'any') found.push(current);
    else for (const child of current.children) visit(child);
  };
  if (node !== undefined) visit(node);
  return found;
}
