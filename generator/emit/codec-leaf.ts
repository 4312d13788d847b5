/** One member or item: how its element is read, written and judged. */
import type { Item, Member, RecordType, Scalar, ScalarRef, TypeRef } from '../ir/model.js';
import type { CodecScope } from './codec-scope.js';
import {
  bigintBound,
  hasNoFacets,
  isPlainText,
  simpleRef,
  numberBound,
  scalarOf,
  scalarOfRef,
} from './codec-scalar.js';
import { stringLiteral } from './escape.js';
import { unreachable } from '../support/unreachable.js';

type Element = Member | Item;

/** `readX`, or the function that minds xsi:type where derived types exist. */
export function recordFunction(
  scope: CodecScope,
  verb: 'read' | 'write' | 'check',
  ref: TypeRef,
): string {
  const record = ref.kind === 'type' ? scope.record(ref.id) : undefined;
  if (record === undefined) return unreachable(`${verb} of a type without elements`);
  const suffix = record.derived.length > 0 ? 'OrDerived' : '';
  return scope.codec(record.namespace, `${verb}${scope.typeName(record.id)}${suffix}`);
}

/** Expression that reads the element whose start tag was consumed; `tag` is its end tag. */
export function readElement(scope: CodecScope, element: Element, tag: string): string {
  const { type } = element;
  const simple = simpleRef(scope, type);
  if (simple !== undefined) return readSimple(scope, element, simple, tag);
  const content =
    type.kind === 'anything'
      ? `${scope.value('capture', 'anything')}(r, ${stringLiteral(element.namespace === '' ? element.name : `{${element.namespace}}${element.name}`)})`
      : `${recordFunction(scope, 'read', type)}(r)`;
  const value = element.nillable
    ? `r.nil === r.p ? ${scope.value('members', 'nilContent')}(r, ${tag}.field.source) : ${content}`
    : content;
  return `${scope.value('members', 'end')}(r, ${tag}, s, n, ${value})`;
}

function readSimple(scope: CodecScope, element: Element, type: ScalarRef, tag: string): string {
  const text = (t: string): string => simpleReader(scope, type, t);
  const value = element.nillable
    ? `${scope.value('leaf', 'nillable')}(r, ${tag}, (r, t) => ${text('t')})`
    : text(tag);
  if (element.fixed === undefined || element.nillable) return value;
  return `${scope.value('rules', 'fixed')}(r, ${tag}, ${value}, ${scalarOf(scope, type)}, ${stringLiteral(element.fixed)})`;
}

function simpleReader(scope: CodecScope, type: ScalarRef, tag: string): string {
  const scalar = scalarOfRef(scope, type);
  if (scalar === undefined || isPlainText(scalar))
    return `${scope.value('leaf', 'text')}(r, ${tag})`;
  const { value } = scalar;
  if (hasNoFacets(scalar)) {
    if (value.kind === 'boolean') return `${scope.value('leaf', 'boolean')}(r, ${tag})`;
    if (value.kind === 'integer')
      return `${scope.value('leaf', 'integer')}(r, ${tag}, ${numberBound(value.min, 'min')}, ${numberBound(value.max, 'max')})`;
    if (value.kind === 'bigint')
      return `${scope.value('leaf', 'bigint')}(r, ${tag}, ${bigintBound(value.min)}, ${bigintBound(value.max)})`;
  }
  const reader = isEnumeration(scope, type) ? 'enumerated' : 'scalar';
  return `${scope.value('leaf', reader)}(r, ${tag}, ${scalarOf(scope, type)})`;
}

export function isEnumeration(scope: CodecScope, ref: ScalarRef): boolean {
  return ref.kind === 'type' && scope.scalarType(ref.id)?.isEnumeration === true;
}

/** Statement that appends the element for the value `x` to `o`. */
export function writeElement(scope: CodecScope, element: Element, x: string): string {
  const { open, start, end } = tagsOf(scope, element);
  const { type } = element;
  const simple = simpleRef(scope, type);
  if (simple !== undefined)
    return `o += ${start} + ${printed(scope, simple, scalarOfRef(scope, simple), x)} + ${end};`;
  if (type.kind === 'anything')
    return `o = ${scope.value('writer', 'printAnything')}(${x}, o + ${open}) + ${end};`;
  return `o = ${recordFunction(scope, 'write', type)}(w, ${x}, o + ${open}) + ${end};`;
}

interface Tags {
  /** Without its `>`: the writer of the content prints attributes. */
  readonly open: string;
  readonly start: string;
  readonly end: string;
}

function tagsOf(scope: CodecScope, element: Element): Tags {
  const name = scope.qualified(element.namespace, element.name);
  return {
    open: stringLiteral(`<${name}`),
    start: stringLiteral(`<${name}>`),
    end: stringLiteral(`</${name}>`),
  };
}

/** The same by a function that passes over an absent value; `x` is a member or a list of them. */
export function putElement(scope: CodecScope, member: Member, x: string, isList: boolean): string {
  const { open, start, end } = tagsOf(scope, member);
  const put = (name: string): string => scope.value('writer', name);
  const simple = simpleRef(scope, member.type);
  if (simple === undefined)
    return `o = ${put(isList ? 'putRecords' : 'putRecord')}(w, ${x}, o, ${open}, ${end}, ${recordFunction(scope, 'write', member.type)});`;
  const kind = scalarOfRef(scope, simple)?.value.kind;
  const isPlain = kind === 'integer' || kind === 'bigint' || kind === 'boolean';
  const print = isPlain || kind === 'text' ? 'String' : `${scalarOf(scope, simple)}.print`;
  if (isList) return `o = ${put('putAll')}(w, ${x}, o, ${start}, ${end}, ${print});`;
  if (isPlain) return `o += ${put('putPlain')}(${start}, ${x}, ${end});`;
  if (kind === 'text') return `o += ${put('put')}(${start}, ${x}, ${end});`;
  return `o += ${put('putScalar')}(${start}, ${x}, ${end}, ${print});`;
}

/** The text of a simple value, escaped where it may need that. */
export function printed(
  scope: CodecScope,
  type: ScalarRef,
  scalar: Scalar | undefined,
  x: string,
): string {
  const kind = scalar?.value.kind;
  if (kind === 'integer' || kind === 'bigint' || kind === 'boolean') return x;
  const text = kind === 'text' ? x : `${scalarOf(scope, type)}.print(${x})`;
  return `${scope.value('writer', 'esc')}(${text})`;
}

/** The nil element, for a value that is null. */
export function writeNil(scope: CodecScope, element: Element): string {
  const name = scope.qualified(element.namespace, element.name);
  return `o += ${stringLiteral(`<${name} xsi:nil="true"/>`)};`;
}

/** Statement that judges the single value `x` of a member. */
export function judgeElement(scope: CodecScope, element: Element, x: string): string {
  const name = stringLiteral(element.name);
  const { type } = element;
  const simple = simpleRef(scope, type);
  const record = type.kind === 'type' ? scope.record(type.id) : undefined;
  const statement =
    simple !== undefined
      ? judgeSimple(scope, simple, x, `${name}, ${lineOf(scope, element)}`)
      : isClosed(record)
        ? `${scope.value('check', 'judgeRecord')}(c, ${x}, ${name}, ${lineOf(scope, element)}, ${recordFunction(scope, 'check', type)});`
        : `${scope.value('check', 'judgeMember')}(c, ${x}, ${name}, ${openFunction(scope, element)});`;
  return element.nillable ? `if (${x} !== null) ${statement}` : statement;
}

/** No other type derives from it, so that a value can be nothing else. */
function isClosed(record: RecordType | undefined): boolean {
  return record !== undefined && record.derived.length === 0;
}

function judgeSimple(scope: CodecScope, type: ScalarRef, x: string, place: string): string {
  const scalar = scalarOfRef(scope, type);
  if (scalar === undefined || isPlainText(scalar))
    return `${scope.value('check', 'judgeText')}(c, ${x}, ${place});`;
  if (scalar.value.kind === 'boolean' && hasNoFacets(scalar))
    return `${scope.value('check', 'judgeBoolean')}(c, ${x}, ${place});`;
  return `${scope.value('check', 'judgeScalar')}(c, ${x}, ${place}, ${scalarOf(scope, type)});`;
}

/** The function that judges a value whose type others derive from, or one of any type. */
function openFunction(scope: CodecScope, element: Element): string {
  const { type } = element;
  return type.kind === 'anything'
    ? `(value, c) => ${scope.value('check-items', 'judgeAny')}(c, value, ${scope.source(element.at)})`
    : recordFunction(scope, 'check', type);
}

/** Statement that judges the `value` of an item under `$content`. */
export function itemCall(scope: CodecScope, item: Item): string {
  const record = item.type.kind === 'type' ? scope.record(item.type.id) : undefined;
  const judge =
    record === undefined
      ? `${scope.value('check-items', 'judgeAny')}(c, value, ${scope.source(item.at)})`
      : isClosed(record)
        ? `${scope.value('check', 'judgeObject')}(c, value, ${recordFunction(scope, 'check', item.type)}, ${lineOf(scope, item)})`
        : `${recordFunction(scope, 'check', item.type)}(value, c)`;
  return item.nillable ? `if (value !== null) ${judge}` : judge;
}

/** Statement that judges a list `x`. */
export function judgeListElement(scope: CodecScope, member: Member, x: string): string {
  const max = member.max === 'unbounded' ? 'Infinity' : String(member.max);
  const place = `${stringLiteral(member.name)}, ${lineOf(scope, member)}, ${member.min}, ${max}`;
  const simple = simpleRef(scope, member.type);
  if (simple !== undefined)
    return `${scope.value('check', 'judgeScalars')}(c, ${x}, ${place}, ${scalarOf(scope, simple)}${member.nillable ? ', true' : ''});`;
  const record = member.type.kind === 'type' ? scope.record(member.type.id) : undefined;
  if (isClosed(record) && !member.nillable)
    return `${scope.value('check', 'judgeRecords')}(c, ${x}, ${place}, ${recordFunction(scope, 'check', member.type)});`;
  const each = isClosed(record)
    ? `(x, c) => ${scope.value('check', 'judgeObject')}(c, x, ${recordFunction(scope, 'check', member.type)}, ${lineOf(scope, member)})`
    : openFunction(scope, member);
  const judge = member.nillable ? `${scope.value('check', 'orNull')}(${each})` : each;
  return `${scope.value('check', 'judgeList')}(c, ${x}, ${place}, ${judge});`;
}

/** The line of a position, with its file where that is not the module's own. */
export function lineOf(
  scope: CodecScope,
  { at }: { readonly at: { readonly file: string; readonly line: number } },
): string {
  return at.file === scope.file ? String(at.line) : scope.source(at);
}
