/** One member or item: how its element is read. */
import type { Item, Member, ScalarRef, TypeRef } from '../ir/model.js';
import { REPLY, type Half } from './codec-exchange.js';
import { hasNames } from './codec-qname.js';
import { mindingNil } from './codec-nil.js';
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
import { valuedExpression } from './codec-valued.js';
import { stringLiteral } from './escape.js';
import { clark } from '../support/qname.js';
import { unreachable } from '../support/unreachable.js';

type Element = Member | Item;

/** `readX`, or the function that minds xsi:type where derived types exist. */
function recordFunction(scope: CodecScope, ref: TypeRef, half: Half | undefined): string {
  if (half?.isLast) return scope.value('capture', 'passContent');
  const record = ref.kind === 'type' ? scope.record(ref.id) : undefined;
  if (record === undefined) return unreachable('a type without elements is read as one with');
  const suffix = record.derived.length > 0 ? 'OrDerived' : '';
  const start = half === undefined ? 'read' : REPLY;
  return scope.codec(record.namespace, `${start}${scope.typeName(record.id)}${suffix}`);
}

/** Expression that reads the content of an element of type xs:anyType. */
export function anythingExpression(
  scope: CodecScope,
  { namespace, name, fixed }: Pick<Element, 'namespace' | 'name' | 'fixed'>,
  source: string,
): string {
  const value = `${scope.value('wild', 'anything')}(r, ${stringLiteral(clark(namespace, name))}, ${source})`;
  return fixed === undefined
    ? value
    : `${scope.value('any-fixed', 'fixedAnything')}(r, ${value}, ${stringLiteral(fixed)}, ${source})`;
}

/** Expression that reads the element whose start tag was consumed; `tag` is its end tag. */
export function readElement(scope: CodecScope, element: Element, tag: string, half?: Half): string {
  const { type } = element;
  const simple = simpleRef(scope, type);
  if (simple !== undefined) return readSimple(scope, element, simple, tag);
  const content =
    type.kind === 'anything'
      ? anythingExpression(scope, element, `${tag}.field.source`)
      : valuedExpression(scope, element, recordFunction(scope, type, half), `${tag}.field.source`);
  const value = mindingNil(scope, element, content, `${tag}.field.source`);
  return `${scope.value('record', 'end')}(r, ${tag}, s, n, ${value})`;
}

function readSimple(scope: CodecScope, element: Element, type: ScalarRef, tag: string): string {
  const text = (t: string): string => simpleReader(scope, type, t);
  const ifNil = (): string =>
    element.fixed === undefined ? scope.value('leaf', 'nillable') : scope.value('rules', 'notNil');
  const value = element.nillable ? `${ifNil()}(r, ${tag}, (r, t) => ${text('t')})` : text(tag);
  if (element.fixed === undefined) return value;
  return `${scope.value('rules', 'fixed')}(r, ${tag}, ${value}, ${scalarOf(scope, type)}, ${stringLiteral(element.fixed)})`;
}

/** Whether the value is the element's text as it stands. */
export function isPlainElement(scope: CodecScope, element: Element): boolean {
  const type = simpleRef(scope, element.type);
  if (type === undefined || element.nillable || element.fixed !== undefined) return false;
  const scalar = scalarOfRef(scope, type);
  return scalar === undefined || isPlainText(scalar);
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
      return `${scope.value('leaf', 'bigint')}(r, ${tag}, ${bigintBound(value.min)}, ${bigintBound(value.max)}${isWide(value) ? ', true' : ''})`;
  }
  if (hasNames(scope, type))
    return `${scope.value('leaf-qname', 'qualified')}(r, ${tag}, ${scalarOf(scope, type)})`;
  const reader = isEnumeration(scope, type) ? 'enumerated' : 'scalar';
  return `${scope.value('leaf', reader)}(r, ${tag}, ${scalarOf(scope, type)})`;
}

/** Whether any number of fifteen digits is within the bounds, so that it need not be compared. */
function isWide({
  min,
  max,
}: {
  readonly min: string | null;
  readonly max: string | null;
}): boolean {
  const least = 10n ** 15n;
  return (min === null || BigInt(min) <= -least) && (max === null || BigInt(max) >= least);
}

export function isEnumeration(scope: CodecScope, ref: ScalarRef): boolean {
  return ref.kind === 'type' && scope.scalarType(ref.id)?.isEnumeration === true;
}
