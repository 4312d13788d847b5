/** Simple types as the judgement of whole documents knows them. */
import type { DocumentElement, RecordType, ScalarRef, ScalarType } from '../ir/model.js';
import { primitiveOfRef, PURE, scalarOf, scalarOfRef } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';
import { roleOf } from './identity-reach.js';

/** The constant of a type of the schema. */
export function nodeName(scope: CodecScope, { id, namespace }: RecordType | ScalarType): string {
  return `${scope.typeName(id)}$${scope.names.moduleAlias.get(namespace) ?? ''}`;
}

/** The constant of a global element, which may be called what a type is called. */
export function elementNodeName(scope: CodecScope, { name, namespace }: DocumentElement): string {
  return `root$${scope.names.element.get(name) ?? ''}$${scope.names.moduleAlias.get(namespace) ?? ''}`;
}

/** The constant of a simple type. */
export function scalarNode(scope: CodecScope, ref: ScalarRef): string {
  const type = ref.kind === 'type' ? scope.scalarType(ref.id) : undefined;
  const expression = (): string =>
    `${PURE}${scope.value('identity-node', 'once')}(() => ${scalarExpression(scope, ref)})`;
  if (type !== undefined) return scope.constant(nodeName(scope, type), expression);
  return scope.constant(`node$${ref.kind === 'builtin' ? ref.name : 'string'}`, expression);
}

function scalarExpression(scope: CodecScope, ref: ScalarRef): string {
  const make = (name: string): string => scope.value('identity-node', name);
  const scalar = scalarOf(scope, ref);
  const value = scalarOfRef(scope, ref)?.value;
  const node = (each: ScalarRef): string => `${scalarNode(scope, each)}()`;
  switch (value?.kind) {
    case 'list':
      return `${make('listOf')}(${scalar}, ${node(value.item)})`;
    case 'union':
      return `${make('unionOf')}(${[scalar, ...value.members.map(node)].join(', ')})`;
    default: {
      const role = value?.kind === 'text' ? roleOf(value.lexical) : undefined;
      const last = role === undefined ? '' : `, '${role}'`;
      return `${make('atomic')}(${scalar}, ${stringLiteral(primitiveOfRef(scope, ref))}${last})`;
    }
  }
}
