/** What a schema set declares globally: whatever wildcards, xs:anyType and xsi:type may lead to. */
import type { DocumentElement } from '../ir/model.js';
import { PURE } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';
import { nodeName, scalarNode } from './identity-scalar.js';

export function globalNodes(
  scope: CodecScope,
  elementNode: (scope: CodecScope, name: string, element: DocumentElement) => string,
): readonly string[] {
  const { model } = scope;
  const elements = [...model.elements.values()]
    .filter(({ abstract }) => !abstract)
    .map(
      (element) => `${stringLiteral(element.name)}: ${elementNode(scope, element.name, element)},`,
    );
  const types = [...model.types.values()].flatMap((type) => {
    if (type.name === undefined) return [];
    const node =
      type.kind === 'record'
        ? nodeName(scope, type)
        : scalarNode(scope, { kind: 'type', id: type.id });
    return [`${stringLiteral(type.name)}: ${node},`];
  });
  const attributes = [...model.attributes.values()].map(
    ({ name, type }) => `${stringLiteral(name)}: ${scalarNode(scope, type)},`,
  );
  const lazy = scope.type('identity-node', 'Lazy');
  const nodes = scope.type('identity-node', 'GlobalNodes');
  return [
    `export const globals: ${lazy}<${nodes}> = ${PURE}${scope.value('identity-node', 'once')}(() => ({`,
    'elements: {',
    ...elements,
    '},',
    'types: {',
    `...${scope.value('identity-builtins', 'builtinNodes')}(),`,
    ...types,
    '},',
    'attributes: {',
    ...attributes,
    '},',
    '}));',
  ];
}
