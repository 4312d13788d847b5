/** The attributes of a record: how they are read, and how they stand in its value. */
import type { Attribute, RecordType } from '../ir/model.js';
import { attributeKey } from '../ir/keys.js';
import { clark } from '../support/qname.js';
import { scalarOf } from './codec-scalar.js';
import { variableOf, type CodecScope } from './codec-scope.js';
import { processArgument, wildcardExpression } from './codec-wildcard.js';
import { objectKey, stringLiteral } from './escape.js';

/** The members of the object literal. */
export function attributeMembers(record: RecordType): readonly string[] {
  const parts = record.attributes
    .filter(({ clashes }) => !clashes)
    .map((attribute) => `${objectKey(attributeKey(attribute))}: ${variableOf(attribute.name)}`);
  return hasAttributesMember(record) ? [...parts, '$attributes'] : parts;
}

function hasAttributesMember(record: RecordType): boolean {
  return record.attributeWildcard !== undefined || record.attributes.some(({ clashes }) => clashes);
}

export function takesAttributes(record: RecordType): boolean {
  return record.attributes.length > 0 || record.attributeWildcard !== undefined;
}

/** The argument that says where the value stands, unless that is the attribute's own name. */
function pathOf(attribute: Attribute): string {
  const key = stringLiteral(attributeKey(attribute));
  if (attribute.clashes) return `, ['$attributes', ${key}]`;
  return attribute.namespace === '' ? '' : `, [${key}]`;
}

/** Attributes of several namespaces may share a name with each other, and with an element. */
function attributeVariable({ attributes }: RecordType, attribute: Attribute): string {
  const variable = variableOf(attribute.name);
  if (!attribute.clashes) return variable;
  const place = attributes.filter(({ name }) => name === attribute.name).indexOf(attribute);
  return place === 0 ? `$attribute${variable}` : `$attribute${variable}$${place + 1}`;
}

/** Reads the attributes into variables. */
export function attributeLines(scope: CodecScope, record: RecordType): readonly string[] {
  if (!takesAttributes(record)) return [];
  const lines = [`const a = ${scope.value('attributes', 'takeAttributes')}(r);`];
  for (const attribute of record.attributes) {
    const key = stringLiteral(clark(attribute.namespace, attribute.name));
    const place = `${key}, ${scalarOf(scope, attribute.type)}, ${scope.source(attribute.at)}`;
    const variable = attributeVariable(record, attribute);
    const path = pathOf(attribute);
    if (attribute.required) lines.push(`const n${variable} = r.found;`);
    lines.push(
      `const ${variable} = ${scope.value('attributes', 'attribute')}(r, a, ${place}${path});`,
    );
    const tail = `${key}, ${scope.source(attribute.at)}`;
    if (attribute.required)
      lines.push(
        `${scope.value('attributes', 'requireAttribute')}(r, ${variable}, ${tail}, n${variable}${path});`,
      );
    if (attribute.fixed !== undefined)
      lines.push(
        `${scope.value('attributes', 'fixedAttribute')}(r, ${variable}, ${scalarOf(scope, attribute.type)}, ${stringLiteral(attribute.fixed)}, ${tail}${path});`,
      );
  }
  const clashing = record.attributes.filter(({ clashes }) => clashes);
  const typed = clashing.map(
    (attribute) => `${objectKey(attributeKey(attribute))}: ${attributeVariable(record, attribute)}`,
  );
  const present = clashing.map(
    (attribute) => `${attributeVariable(record, attribute)} !== undefined`,
  );
  // None at all is undefined, unless one of them is required.
  const orNothing = (all: readonly string[], object: string): string =>
    clashing.some(({ required }) => required)
      ? object
      : `${all.join(' || ')} ? ${object} : undefined`;
  if (record.attributeWildcard !== undefined) {
    const rest = `${scope.value('attributes', 'wildAttributes')}(r, a, ${wildcardExpression(record.attributeWildcard)}, ${scope.source(record.at)}${processArgument(record.attributeWildcard)})`;
    if (typed.length === 0) lines.push(`const $attributes = ${rest};`);
    else {
      const object = orNothing(
        ['rest !== undefined', ...present],
        `{ ...rest, ${typed.join(', ')} }`,
      );
      lines.push(`const rest = ${rest};`, `const $attributes = ${object};`);
    }
  } else {
    lines.push(`${scope.value('attributes', 'endAttributes')}(r, a, ${scope.source(record.at)});`);
    if (typed.length > 0)
      lines.push(`const $attributes = ${orNothing(present, `{ ${typed.join(', ')} }`)};`);
  }
  return lines;
}
