/** Named simple types: aliases, and enumerations as a constant with a union of its values. */
import type { ScalarType } from '../ir/model.js';
import type { TextView, EnumerationView } from './declaration.js';
import { objectKey, stringLiteral } from './escape.js';
import { facetSentences } from './facets-text.js';
import { jsdoc } from './jsdoc.js';
import { alias, documentedLines } from './layout.js';
import { seePlace, type Scope } from './scope.js';
import { scalarType } from './type-view.js';
import { fits } from './width.js';

export function scalarView(
  scope: Scope,
  type: ScalarType,
  prefix: string,
): TextView | EnumerationView {
  const name = scope.names.type.get(type.id) ?? '';
  const doc = jsdoc({
    documentation: type.documentation,
    sentences: facetSentences(type.scalar),
    see: seePlace(type.at, prefix, type.name),
  }).join('\n');
  if (!type.isEnumeration) {
    return { kind: 'text', doc, text: alias(name, scalarType(scope, type.scalar)) };
  }
  return {
    kind: 'enumeration',
    doc,
    name,
    members: (type.scalar.facets.values ?? []).map(
      ({ value, documentation }) =>
        documentedLines(jsdoc({ documentation }), '  ') +
        entry(objectKey(value), stringLiteral(value)),
    ),
    text: valueUnion(name),
  };
}

function entry(key: string, value: string): string {
  const line = `  ${key}: ${value},`;
  return fits(line) ? line : `  ${key}:\n    ${value},`;
}

function valueUnion(name: string): string {
  const start = `export type ${name} =`;
  const type = `(typeof ${name})[keyof typeof ${name}];`;
  return fits(`${start} ${type}`) ? `${start} ${type}` : `${start}\n  ${type}`;
}
