/** `identity.codec.ts`: what the judgement of whole documents knows of names, types and constraints. */
import { attributeKey, itemKey } from '../ir/keys.js';
import type {
  Attribute,
  IdentityConstraint,
  IdentityPath,
  Item,
  Member,
  Model,
  OrderedContent,
  RecordType,
  ScalarRef,
  TypeRef,
} from '../ir/model.js';
import type { Names } from '../name/name.js';
import { clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { moduleText } from './codec-imports.js';
import { isList } from './codec-part.js';
import { PURE, simpleRef } from './codec-scalar.js';
import { CodecScope } from './codec-scope.js';
import { objectKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { globalNodes } from './identity-globals.js';
import { elementNodeName, nodeName, scalarNode } from './identity-scalar.js';
import { hasRole, type Wholeness, type Wholes } from './identity-reach.js';

/** No schema has such a namespace: whatever is named belongs to another module. */
const NOWHERE = '\0';

/** Nothing, where no document is judged as a whole. */
export function emitIdentity(
  model: Model,
  names: Names,
  origin: Origin,
  wholes: Wholes,
): readonly EmittedFile[] {
  const scope = new CodecScope(model, names, NOWHERE, '');
  const elements = [...model.elements.values()].filter(
    ({ name, abstract }) => !abstract && wholes.ofElement(name) !== undefined,
  );
  const records = [...model.types.values()].filter((type) => type.kind === 'record');
  const found: readonly Wholeness[] = [
    ...elements.map(({ name }) => wholes.ofElement(name)),
    ...records.map(({ id }) => wholes.ofType(id)),
  ];
  if (found.every((each) => each === undefined)) return [];
  const body = [
    ...elements.map((each) => {
      const node = elementNode(scope, each.name, each);
      const type = `${scope.type('identity-node', 'Lazy')}<${scope.type('identity-node', 'ElementNode')}>`;
      const once = scope.value('identity-node', 'once');
      return `export const ${elementNodeName(scope, each)}: ${type} = ${PURE}${once}(() => (${node}));`;
    }),
    ...(found.includes('open') ? globalNodes(scope, elementNode) : []),
    ...records.flatMap((record) => recordLines(scope, record)),
  ];
  return [{ path: 'identity.codec.ts', text: moduleText(scope, origin, body) }];
}

function recordLines(scope: CodecScope, record: RecordType): readonly string[] {
  const { content, attributes } = record;
  const lazy = scope.type('identity-node', 'Lazy');
  const node = scope.type('identity-node', 'TypeNode');
  const derived = record.derived.flatMap((id) => {
    const type = scope.record(id);
    return type?.name === undefined
      ? []
      : [`${stringLiteral(type.name)}: ${nodeName(scope, type)}`];
  });
  return [
    `export const ${nodeName(scope, record)}: ${lazy}<${node}> = ${PURE}${scope.value('identity-node', 'once')}(() => ({`,
    "kind: 'complex',",
    ...block(
      'attributes',
      attributes.map((attribute) => attributeEntry(scope, attribute)),
    ),
    ...(mayHaveRoles(scope, record) ? ['hasRoles: true,'] : []),
    ...(content.kind === 'value' ? [`value: ${scalarNode(scope, content.type)},`] : []),
    ...(content.kind === 'members'
      ? block(
          'members',
          content.members.map((member) => memberEntry(scope, member)),
        )
      : []),
    ...(content.kind === 'ordered' ? ['items: {', ...itemEntries(scope, content), '},'] : []),
    ...block('derived', derived),
    '}));',
  ];
}

function mayHaveRoles({ model }: CodecScope, record: RecordType): boolean {
  const { attributes, attributeWildcard: wildcard, content } = record;
  return (
    (wildcard !== undefined && wildcard.process !== 'skip') ||
    attributes.some(({ type }) => hasRole(model, type)) ||
    (content.kind === 'value' && hasRole(model, content.type))
  );
}

function block(name: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [`${name}: {`, ...entries.map((entry) => `${entry},`), '},'];
}

function attributeEntry(scope: CodecScope, attribute: Attribute): string {
  const parts = [
    `name: ${stringLiteral(clark(attribute.namespace, attribute.name))}`,
    `type: ${scalarNode(scope, attribute.type)}`,
  ];
  const byDefault = attribute.fixed ?? attribute.default;
  if (attribute.clashes) parts.push('clashes: true');
  if (byDefault !== undefined) parts.push(`byDefault: ${stringLiteral(byDefault)}`);
  if (hasRole(scope.model, attribute.type)) parts.push(`source: ${scope.source(attribute.at)}`);
  return `${objectKey(attributeKey(attribute))}: { ${parts.join(', ')} }`;
}

function memberEntry(scope: CodecScope, member: Member): string {
  return `${objectKey(member.name)}: ${elementNode(scope, nameOf(member), member, isList(member))}`;
}

/** Of items with one name the first stands for all. */
function itemEntries(scope: CodecScope, content: OrderedContent): readonly string[] {
  const entries = new Map<string, string>();
  for (const item of content.items) {
    const key = objectKey(itemKey(content, item));
    if (!entries.has(key)) entries.set(key, elementNode(scope, nameOf(item), item));
  }
  return [...entries].map(([key, node]) => `${key}: ${node},`);
}

function nameOf({ namespace, name }: Member | Item): string {
  return clark(namespace, name);
}

interface Declared {
  readonly type: TypeRef;
  readonly at: SourcePoint;
  readonly nillable: boolean;
  readonly constraints?: readonly IdentityConstraint[];
}

/** The object that describes an element. */
function elementNode(
  scope: CodecScope,
  name: string,
  { type, at, nillable, constraints = [] }: Declared,
  isRepeated = false,
): string {
  const parts = [`name: ${stringLiteral(name)}`, `type: ${typeNode(scope, type)}`];
  if (isRepeated) parts.push('isList: true');
  if (nillable) parts.push('isNillable: true');
  if (constraints.length > 0)
    parts.push(
      `constraints: [${constraints.map((each) => constraintNode(scope, each)).join(', ')}]`,
    );
  if (hasRole(scope.model, contentOf(scope, type))) parts.push(`source: ${scope.source(at)}`);
  return `{ ${parts.join(', ')} }`;
}

/** The type of the element's text. */
function contentOf(scope: CodecScope, type: TypeRef): TypeRef {
  const content = type.kind === 'type' ? scope.record(type.id)?.content : undefined;
  return content?.kind === 'value' ? content.type : type;
}

function typeNode(scope: CodecScope, type: TypeRef): string {
  const simple: ScalarRef | undefined = simpleRef(scope, type);
  if (simple !== undefined) return scalarNode(scope, simple);
  const record = type.kind === 'type' ? scope.record(type.id) : undefined;
  return record === undefined ? scope.value('identity-node', 'anyType') : nodeName(scope, record);
}

function constraintNode(scope: CodecScope, constraint: IdentityConstraint): string {
  const { kind, name, refer, selector, fields, at } = constraint;
  const parts = [
    `kind: '${kind}'`,
    `name: ${stringLiteral(name)}`,
    ...(refer === undefined ? [] : [`refer: ${stringLiteral(refer)}`]),
    `source: ${scope.source(at)}`,
    `selector: ${pathList(selector)}`,
    `fields: [${fields.map(pathList).join(', ')}]`,
  ];
  return `{ ${parts.join(', ')} }`;
}

function pathList(paths: readonly IdentityPath[]): string {
  return `[${paths.map(pathNode).join(', ')}]`;
}

function pathNode({ deep, steps, attribute }: IdentityPath): string {
  const parts = [
    ...(deep ? ['deep: true'] : []),
    `steps: [${steps.map(stringLiteral).join(', ')}]`,
    ...(attribute === undefined ? [] : [`attribute: ${stringLiteral(attribute)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}
