/** Tables of a content model, as constants: its elements, and its automaton where order counts. */
import type { Item, Member, OrderedContent, RecordType, TypeRef } from '../ir/model.js';
import { parseClark } from '../support/qname.js';
import { PURE, simpleRef } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { wildcardExpression } from './codec-wildcard.js';
import { stringLiteral } from './escape.js';

const XSD = 'http://www.w3.org/2001/XMLSchema';

export function isList(member: Member): boolean {
  return member.max === 'unbounded' || member.max > 1;
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
  const record = type.kind === 'type' ? scope.record(type.id) : undefined;
  const member = 'max' in element ? element : undefined;
  const bits =
    (isRecord ? 1 : 0) |
    (member !== undefined && isList(member) ? 2 : 0) |
    (element.nillable ? 4 : 0) |
    (record !== undefined && record.derived.length > 0 ? 8 : 0) |
    (isConditional || (member?.min ?? 0) > 0 ? 16 : 0);
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
  const name = scope.model.types.get(type.id)?.name;
  if (name === undefined) return ["''", ''];
  const { namespace, local: localName } = parseClark(name);
  return namespace === XSD
    ? [scope.value('namespaces', 'xs'), localName]
    : [scope.ns(namespace), localName];
}

/** The automaton and the elements of an ordered content, as constants. */
export function modelConstant(
  scope: CodecScope,
  record: RecordType,
  content: OrderedContent,
): string {
  return scope.constant(`${scope.typeName(record.id)}Model`, () => {
    const m = membersConstant(scope, record, content.items, 'true', new Set());
    const states = content.automaton.states.map(
      ({ accepting, next }) => `[${[accepting ? 1 : 0, ...next.flat()].join(', ')}]`,
    );
    const wildcards = content.wildcards.map(
      (wildcard) => `{ allows: ${wildcardExpression(wildcard)} }`,
    );
    const make = scope.value('ordered', 'model');
    return `${PURE}${make}(${m}, [${states.join(', ')}], [${wildcards.join(', ')}], ${content.mixed}, ${scope.source(record.at)})`;
  });
}
