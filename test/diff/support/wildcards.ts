/** What wildcards let in. */
import { XSI } from '../../../generator/support/qname.js';
import type { NamespaceConstraint } from '../../../generator/xsd/components.js';

/** Part 1, section 3.10.4, "Wildcard allows Namespace Name". */
export function admits(constraint: NamespaceConstraint, namespace: string): boolean {
  // The instance namespace's own attributes are not for wildcards.
  if (namespace === XSI) return false;
  switch (constraint.kind) {
    case 'any':
      return true;
    case 'not':
      return namespace !== constraint.namespace && namespace !== '';
    case 'enumeration':
      return constraint.namespaces.includes(namespace);
  }
}
