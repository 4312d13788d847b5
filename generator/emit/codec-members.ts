/** The table of a content model's elements, as a constant. */
import type { Content, Item, Member, RecordType, TypeRef } from '../ir/model.js';
import { parseClark } from '../support/qname.js';
import { anonymousKey, openBits } from './codec-block.js';
import { PURE, simpleRef } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';

const XSD = 'http://www.w3.org/2001/XMLSchema';

export function isList(member: Member): boolean {
  return member.max === 'unbounded' || member.max > 1;
}

/** Whether the members may come in another order than that of the schema. */
export function isFree(content: Content): boolean {
  return content.kind === 'members' && !content.ordered && content.members.length > 1;
}

/** The elements of a record. */
export function membersConstant(
  scope: CodecScope,
  record: RecordType,
  elements: readonly (Member | Item)[],
  ordered: string,
  conditional: ReadonlySet<number>,
): string {
  return scope.constant(`${scope.typeName(record.id)}Members`, () => {
    const rows = elements.map((element, index) => row(scope, element, conditional.has(index)));
    const make = scope.value('members', 'members');
    return `${PURE}${make}(FILE, ${lineOf(scope, record.at)}, [${rows.length > 0 ? `\n${rows.join(',\n')},\n` : ''}]${ordered === 'true' ? '' : ', false'})`;
  });
}

/** A line of the module's own file, or `'file:line'`. */
function lineOf(scope: CodecScope, at: RecordType['at']): string {
  return at.file === scope.file ? String(at.line) : scope.source(at);
}

function row(scope: CodecScope, element: Member | Item, isConditional: boolean): string {
  const { type, at } = element;
  const declared = typeNameOf(scope, type);
  const isRecord = simpleRef(scope, type) === undefined;
  const member = 'max' in element ? element : undefined;
  const bits =
    (isRecord ? 1 : 0) |
    (member !== undefined && isList(member) ? 2 : 0) |
    (element.nillable ? 4 : 0) |
    (isConditional || (member?.min ?? 0) > 0 ? 16 : 0) |
    openBits(scope, element);
  const line = lineOf(scope, at);
  const byDefault = element.fixed ?? element.default;
  const last = byDefault === undefined ? '' : `, ${stringLiteral(byDefault)}`;
  const [namespace, name] = declared;
  return `[${scope.ns(element.namespace)}, ${stringLiteral(element.name)}, ${namespace}, ${stringLiteral(name)}, ${bits}, ${line}${last}]`;
}

/** Namespace (as an expression) and local name of a declared type; empty for an anonymous one. */
function typeNameOf(scope: CodecScope, type: TypeRef): readonly [string, string] {
  if (type.kind === 'anything') return [scope.value('namespaces', 'xs'), 'anyType'];
  if (type.kind === 'builtin') return [scope.value('namespaces', 'xs'), type.name];
  const named = scope.model.types.get(type.id);
  const name = named?.name;
  // Nothing derives from an anonymous type, but the members of a union are as good as derived.
  const isUnion = named?.kind === 'scalar' && named.scalar.value.kind === 'union';
  if (name === undefined) return ["''", isUnion ? anonymousKey(type.id) : ''];
  const { namespace, local: localName } = parseClark(name);
  return namespace === XSD
    ? [scope.value('namespaces', 'xs'), localName]
    : [scope.ns(namespace), localName];
}
