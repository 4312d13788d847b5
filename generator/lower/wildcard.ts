import type { Wildcard } from '../ir/model.js';
import type { WildcardTerm } from '../xsd/components.js';

export function wildcardOf({ namespaces, process }: WildcardTerm): Wildcard {
  return { namespaces, process };
}

/** Part 1, section 3.10.4, "Wildcard allows Namespace Name"; "not" excludes "absent" as well. */
export function admits({ namespaces }: Wildcard, namespace: string): boolean {
  switch (namespaces.kind) {
    case 'any':
      return true;
    case 'not':
      return namespace !== namespaces.namespace && namespace !== '';
    case 'enumeration':
      return namespaces.namespaces.includes(namespace);
  }
}
