/** Union and intersection of attribute wildcards (Part 1, section 3.10.6). */
import type { NamespaceConstraint, ProcessContents } from '../xsd/components.js';

/** Attribute wildcard union; undefined where it cannot be written down. */
export function uniteNamespaces(
  a: NamespaceConstraint,
  b: NamespaceConstraint,
): NamespaceConstraint | undefined {
  if (a.kind === 'any' || b.kind === 'any') return { kind: 'any' };
  if (a.kind === 'enumeration') {
    if (b.kind === 'not') return uniteWithNegation(b.namespace, a.namespaces);
    return { kind: 'enumeration', namespaces: [...new Set([...a.namespaces, ...b.namespaces])] };
  }
  if (b.kind === 'enumeration') return uniteWithNegation(a.namespace, b.namespaces);
  return a.namespace === b.namespace ? a : { kind: 'not', namespace: '' };
}

/** "Not N" leaves out names without a namespace too. */
function uniteWithNegation(
  negated: string,
  namespaces: readonly string[],
): NamespaceConstraint | undefined {
  const hasNegated = namespaces.includes(negated);
  const hasAbsent = namespaces.includes('');
  if (hasNegated && hasAbsent) return { kind: 'any' };
  if (hasNegated) return { kind: 'not', namespace: '' };
  return hasAbsent ? undefined : { kind: 'not', namespace: negated };
}

/** Attribute wildcard intersection; undefined where it cannot be written down. */
export function intersectNamespaces(
  a: NamespaceConstraint,
  b: NamespaceConstraint,
): NamespaceConstraint | undefined {
  if (a.kind === 'any') return b;
  if (b.kind === 'any') return a;
  if (a.kind === 'enumeration') return only(a.namespaces, b);
  if (b.kind === 'enumeration') return only(b.namespaces, a);
  if (a.namespace === b.namespace || b.namespace === '') return a;
  return a.namespace === '' ? b : undefined;
}

function only(namespaces: readonly string[], constraint: NamespaceConstraint): NamespaceConstraint {
  const kept = namespaces.filter((namespace) => allowsNamespace(constraint, namespace));
  return { kind: 'enumeration', namespaces: kept };
}

/** Part 1, section 3.10.4: Wildcard allows Namespace Name. */
export function allowsNamespace(constraint: NamespaceConstraint, namespace: string): boolean {
  switch (constraint.kind) {
    case 'any':
      return true;
    case 'not':
      return namespace !== '' && namespace !== constraint.namespace;
    case 'enumeration':
      return constraint.namespaces.includes(namespace);
  }
}

/** Some namespace, or none, is allowed by both. */
export function overlap(a: NamespaceConstraint, b: NamespaceConstraint): boolean {
  const both = intersectNamespaces(a, b);
  // Two different negations leave all other namespaces.
  return both === undefined || both.kind !== 'enumeration' || both.namespaces.length > 0;
}

const STRICTNESS = ['skip', 'lax', 'strict'] as const;

/** Less is asked of what matches than by `base`. */
export function isWeaker(own: ProcessContents, base: ProcessContents): boolean {
  return STRICTNESS.indexOf(own) < STRICTNESS.indexOf(base);
}

/** Part 1, section 3.10.6: Wildcard Subset. */
export function isSubset(sub: NamespaceConstraint, all: NamespaceConstraint): boolean {
  if (all.kind === 'any') return true;
  if (sub.kind === 'any') return false;
  if (sub.kind === 'enumeration') {
    return sub.namespaces.every((namespace) => allowsNamespace(all, namespace));
  }
  return all.kind === 'not' && (all.namespace === sub.namespace || all.namespace === '');
}
