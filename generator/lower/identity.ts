/** Identity constraints, with their paths taken apart. */
import type { IdentityConstraint, IdentityPath } from '../ir/model.js';
import { clarkOf } from '../support/qname.js';
import type { IdentityConstraint as Declared } from '../xsd/components.js';
import { parsePaths } from '../xsd/xpath.js';

export function lowerConstraint(declared: Declared): IdentityConstraint {
  const { kind, name, refer, selector, fields, namespaces, at } = declared;
  const pathsOf = (text: string, place: 'selector' | 'field'): readonly IdentityPath[] => {
    const parsed = parsePaths(text, place, namespaces);
    // What is no path was reported when the schema was resolved.
    return 'paths' in parsed ? parsed.paths : [];
  };
  return {
    kind,
    name: clarkOf(name),
    ...(refer !== undefined && { refer }),
    selector: pathsOf(selector, 'selector'),
    fields: fields.map((field) => pathsOf(field, 'field')),
    at,
  };
}
