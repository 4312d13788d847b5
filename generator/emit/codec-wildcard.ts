import type { Wildcard } from '../ir/model.js';
import { stringLiteral } from './escape.js';

/** A function that tells whether a wildcard takes a namespace (XML Schema Part 1, section 3.10.4). */
export function wildcardExpression({ namespaces }: Wildcard): string {
  switch (namespaces.kind) {
    case 'any':
      return '() => true';
    case 'not':
      // Names in no namespace are never in ##other.
      return `(namespace) => namespace !== '' && namespace !== ${stringLiteral(namespaces.namespace)}`;
    case 'enumeration': {
      const list = namespaces.namespaces.map(stringLiteral).join(', ');
      return `(namespace) => [${list}].includes(namespace)`;
    }
  }
}

/** How what it takes is judged, as a further argument; `skip` is what is left out. */
export function processArgument({ process }: Wildcard): string {
  return process === 'skip' ? '' : `, '${process}'`;
}

/** The same as a member of an object. */
export function processMember({ process }: Wildcard): string {
  return process === 'skip' ? '' : `, strictness: '${process}'`;
}
