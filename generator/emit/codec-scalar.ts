/** Simple types as expressions over the runtime's scalar constructors. */
import type { Scalar, ScalarRef, ScalarType, ScalarValue, TypeId, TypeRef } from '../ir/model.js';
import { compilePattern } from '../pattern/compile.js';
import { primitiveOf } from '../xsd/builtins.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';

export const PURE = '/* @__PURE__ */ ';

/** The name of the constant (or runtime value) that is the scalar of a reference. */
export function scalarOf(scope: CodecScope, ref: ScalarRef): string {
  if (ref.kind === 'builtin') return builtinScalar(scope, ref.name, ref.scalar);
  const type = scope.scalarType(ref.id);
  if (type === undefined) return scope.value('basic', 'string');
  if (type.namespace === scope.namespace) return scope.twin(scalarConstant(scope, type));
  return scope.codec(type.namespace, scalarName(scope, ref.id));
}

/** The constant of a simple type of this module. */
export function scalarConstant(scope: CodecScope, type: ScalarType): string {
  return scope.constant(scalarName(scope, type.id), () =>
    type.isEnumeration
      ? enumerationExpression(scope, `$.${scope.typeName(type.id)}`, type.scalar)
      : scalarExpression(scope, type.scalar),
  );
}

export function scalarName(scope: CodecScope, id: TypeId): string {
  return `${scope.typeName(id)}Scalar`;
}

function builtinScalar(scope: CodecScope, name: string, scalar: Scalar): string {
  if (isPlainText(scalar)) return scope.value('basic', 'string');
  // One built-in may be a bigint here and a number there, and bring the facets of a type with it.
  const text = scalarExpression(scope, scalar);
  if (scalar.value.kind === 'boolean' && hasNoFacets(scalar)) return text;
  let constant = `xs$${name}`;
  while ((scope.constants.get(constant) ?? text) !== text) constant += '$';
  return scope.constant(constant, () => text);
}

/** xs:string without facets. */
export function isPlainText(scalar: Scalar): boolean {
  const { value, whiteSpace } = scalar;
  return (
    value.kind === 'text' &&
    value.lexical === 'string' &&
    whiteSpace === 'preserve' &&
    hasNoFacets(scalar)
  );
}

export function hasNoFacets({ value, facets }: Scalar): boolean {
  // A whole number has no digits behind the point, whether a facet says so or not.
  const isWhole = value.kind === 'integer' || value.kind === 'bigint';
  return Object.entries(facets).every(
    ([name, facet]) => facet === undefined || (isWhole && name === 'fractionDigits'),
  );
}

export function scalarOfRef(scope: CodecScope, ref: ScalarRef): Scalar | undefined {
  return ref.kind === 'builtin' ? ref.scalar : scope.scalarType(ref.id)?.scalar;
}

/** The reference, if it is to simple text rather than to elements. */
export function simpleRef(scope: CodecScope, ref: TypeRef): ScalarRef | undefined {
  if (ref.kind === 'anything') return undefined;
  if (ref.kind === 'builtin') return ref;
  return scope.model.types.get(ref.id)?.kind === 'scalar' ? ref : undefined;
}

/** The enumeration of strings: `type` is its union type. */
export function enumerationExpression(scope: CodecScope, type: string, scalar: Scalar): string {
  const values = (scalar.facets.values ?? []).map(({ value }) => stringLiteral(value));
  const space = normalizerOf(scope, scalar);
  const make = scope.value('scalar', 'enumeration');
  return `${PURE}${make}<${type}>([${values.join(', ')}]${space})`;
}

export function scalarExpression(scope: CodecScope, scalar: Scalar): string {
  const { value, whiteSpace } = scalar;
  if (isPlainText(scalar)) return scope.value('basic', 'string');
  if (value.kind === 'boolean' && hasNoFacets(scalar)) return scope.value('basic', 'booleans');
  const limits = limitsOf(scalar);
  if (limits !== undefined) return `${PURE}${scope.value('basic', 'limited')}(${limits})`;
  const facets = hasNoFacets(scalar) ? '' : facetsExpression(scope, scalar);
  const [file, maker, args] = constructorOf(scope, value, whiteSpace);
  const primitives = value.kind === 'union' ? primitivesOf(scope, scalar, value.members) : [];
  const list = facets === '' ? args : [...args, facets, ...primitives];
  const argument = value.kind === 'union' ? `<${valueType(scope, scalar, true)}>` : '';
  return `${PURE}${scope.value(file, maker)}${argument}(${list.join(', ')})`;
}

/** The primitive types of a union's members, which tell its listed values apart. */
function primitivesOf(
  scope: CodecScope,
  { facets }: Scalar,
  members: readonly ScalarRef[],
): readonly string[] {
  if (facets.values === undefined) return [];
  const names = members.map((member) => stringLiteral(primitiveOfRef(scope, member)));
  return [`[${names.join(', ')}]`];
}

/** The primitive type at the bottom of a simple type (Part 2, section 3.2); `list` and `union` have none. */
export function primitiveOfRef(scope: CodecScope, ref: ScalarRef): string {
  const value = scalarOfRef(scope, ref)?.value;
  switch (value?.kind) {
    case 'integer':
    case 'bigint':
      return 'decimal';
    case 'float':
      return value.single ? 'float' : 'double';
    case 'bytes':
      return `${value.encoding}Binary`;
    case 'text':
      return primitiveOf(value.lexical);
    case 'boolean':
    case 'list':
    case 'union':
      return value.kind;
    case undefined:
      return 'string';
  }
}

/** What treats the white space, as the last argument. */
function normalizerOf(scope: CodecScope, { whiteSpace }: Scalar): string {
  switch (whiteSpace) {
    case 'preserve':
      return '';
    case 'replace':
      return `, ${scope.value('scalar', 'replaced')}`;
    case 'collapse':
      return `, ${scope.value('text', 'collapse')}`;
  }
}

/** The longest and the shortest, where a text has facets of no other kind. */
function limitsOf({ value, facets, whiteSpace }: Scalar): string | undefined {
  if (value.kind !== 'text' || !ANY_TEXT.has(value.lexical) || whiteSpace !== 'preserve')
    return undefined;
  const { minLength, maxLength, ...others } = facets;
  if (Object.values(others).some((facet) => facet !== undefined)) return undefined;
  const max = maxLength === undefined ? 'Infinity' : String(maxLength);
  return minLength === undefined || minLength === 0 ? max : `${max}, ${minLength}`;
}

/** The TypeScript type of a scalar's values; a reader keeps what an enumeration does not list. */
export function valueType(scope: CodecScope, { value }: Scalar, isTolerant = false): string {
  switch (value.kind) {
    case 'text':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'float':
      return 'number';
    case 'bigint':
      return 'bigint';
    case 'bytes':
      return 'Uint8Array';
    case 'list':
      return `readonly (${refType(scope, value.item, isTolerant)})[]`;
    case 'union':
      return value.members.map((member) => refType(scope, member, isTolerant)).join(' | ');
  }
}

function refType(scope: CodecScope, ref: ScalarRef, isTolerant: boolean): string {
  if (ref.kind === 'type' && scope.scalarType(ref.id)?.isEnumeration === true) {
    const type = scope.enumerationOf(ref.id);
    return isTolerant ? `${type} | (string & {})` : type;
  }
  const scalar = scalarOfRef(scope, ref);
  return scalar === undefined ? 'string' : valueType(scope, scalar, isTolerant);
}

function constructorOf(
  scope: CodecScope,
  value: ScalarValue,
  whiteSpace: Scalar['whiteSpace'],
): readonly ['qname' | 'textual' | 'number' | 'basic' | 'compound', string, readonly string[]] {
  switch (value.kind) {
    case 'text':
      if (NAMES.has(value.lexical)) return ['qname', 'qnames', []];
      return ANY_TEXT.has(value.lexical)
        ? ['basic', 'texts', [`'${whiteSpace}'`]]
        : ['textual', 'textual', [lexicalOf(scope, value.lexical), `'${whiteSpace}'`]];
    case 'boolean':
      return ['basic', 'booleansLike', []];
    case 'integer':
      return ['number', 'integers', [numberBound(value.min, 'min'), numberBound(value.max, 'max')]];
    case 'bigint':
      return ['number', 'bigints', [bigintBound(value.min), bigintBound(value.max)]];
    case 'float':
      return ['number', 'floats', [String(value.single)]];
    case 'bytes':
      return ['basic', value.encoding === 'hex' ? 'hexadecimal' : 'base64', []];
    case 'list':
      return ['compound', 'list', [scalarOf(scope, value.item)]];
    case 'union':
      return [
        'compound',
        'union',
        [`[${value.members.map((member) => scalarOf(scope, member)).join(', ')}]`],
      ];
  }
}

/** A bound of a `number`: beyond the safe integers there is none that could be tested. */
export function numberBound(bound: string | null, end: 'min' | 'max'): string {
  const safe = BigInt(Number.MAX_SAFE_INTEGER);
  const value = bound === null ? (end === 'min' ? -safe : safe) : BigInt(bound);
  return String(value < -safe ? -safe : value > safe ? safe : value);
}

export function bigintBound(bound: string | null): string {
  return bound === null ? 'null' : `${BigInt(bound)}n`;
}

const ANY_TEXT: ReadonlySet<string> = new Set(
  'anySimpleType string normalizedString token'.split(' '),
);
/** Those whose prefixes mean something. */
const NAMES: ReadonlySet<string> = new Set(['QName', 'NOTATION']);
const TEMPORAL: ReadonlySet<string> = new Set(
  'dateTime date time gYearMonth gYear gMonthDay gDay gMonth duration'.split(' '),
);
/** Those that are values of another kind where their spelling does not matter. */
const SPELLED: ReadonlySet<string> = new Set(
  'boolean integer float double hexBinary base64Binary'.split(' '),
);
const BY_OTHER_NAME: Readonly<Record<string, string>> = {
  ID: 'NCName',
  IDREF: 'NCName',
  ENTITY: 'NCName',
};

function lexicalOf(scope: CodecScope, lexical: string): string {
  const file = TEMPORAL.has(lexical) ? 'temporal' : SPELLED.has(lexical) ? 'spelled' : 'lexical';
  return scope.value(file, BY_OTHER_NAME[lexical] ?? lexical);
}

const PLAIN_FACETS = ['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits'] as const;
const TEXT_FACETS = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'] as const;

/** The facets object of a constructor, or nothing. */
function facetsExpression(scope: CodecScope, { value, facets }: Scalar): string {
  const parts: string[] = [];
  const isWhole = value.kind === 'integer' || value.kind === 'bigint';
  for (const name of PLAIN_FACETS)
    if (facets[name] !== undefined && !(isWhole && name === 'fractionDigits'))
      parts.push(`${name}: ${facets[name]}`);
  for (const name of TEXT_FACETS)
    if (facets[name] !== undefined) parts.push(`${name}: ${stringLiteral(facets[name])}`);
  if (facets.patterns !== undefined) {
    const groups = facets.patterns.map(
      (group) => `[${group.map((pattern) => patternExpression(scope, pattern)).join(', ')}]`,
    );
    parts.push(`patterns: [${groups.join(', ')}]`);
  }
  if (facets.values !== undefined) {
    const values = facets.values.map(({ value }) => stringLiteral(value));
    parts.push(`values: [${values.join(', ')}]`);
  }
  const object = `{ ${parts.join(', ')} }`;
  return isWhole ? `${scope.value('number', 'digits')}(${object})` : object;
}

function patternExpression(scope: CodecScope, pattern: string): string {
  const compiled = compilePattern(pattern);
  switch (compiled.kind) {
    case 'regexp':
      return `${PURE}new RegExp(${stringLiteral(compiled.source)}, '${compiled.flags}')`;
    case 'automaton':
      return `${PURE}${scope.value('pattern', 'automaton')}(${JSON.stringify(compiled.program)})`;
    case 'error':
      // Reported when the schema was lowered; such a model is never emitted.
      return `${PURE}new RegExp('')`;
  }
}
