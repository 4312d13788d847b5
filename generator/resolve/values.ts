/** Whether a constant of the schema is a value of a type: bounds, enumerations, defaults. */
import { compilePattern, type CompiledPattern } from '../pattern/compile.js';
import { automaton } from '../runtime/pattern.js';
import { quote } from '../support/text.js';
import { collapse } from '../xml/names.js';
import { decimal, digitsOf } from '../runtime/lexical.js';
import { primitiveOf } from '../xsd/builtins.js';
import type { Facets, SimpleType, TypeDefinition, TypeId, WhiteSpace } from '../xsd/components.js';
import { isLexical } from '../xsd/lexical.js';
import { compareValues, floatOf } from '../xsd/order.js';
import { typeOf } from './context.js';

export function normalize(text: string, whiteSpace: WhiteSpace | undefined): string {
  switch (whiteSpace) {
    case 'collapse':
      return collapse(text);
    case 'replace':
      return text.replace(/[\t\n\r]/g, ' ');
    default:
      return text;
  }
}

export type Scope = ReadonlyMap<string, string>;

/** What judging a value takes of a Context: the types may also be those of a resolved Schema. */
export interface Judging {
  readonly types: ReadonlyMap<TypeId, TypeDefinition>;
  readonly matchers: Map<string, (text: string) => boolean>;
}

/** Why `text` is no value of the type, or undefined. */
function valueProblem(
  context: Judging,
  id: TypeId,
  text: string,
  scope?: Scope,
): string | undefined {
  const type = typeOf(context, id);
  return type?.kind === 'simple' ? simpleProblem(context, type, text, scope) : undefined;
}

export function simpleProblem(
  context: Judging,
  type: SimpleType,
  raw: string,
  scope?: Scope,
): string | undefined {
  const text = normalize(raw, type.facets.whiteSpace);
  switch (type.variety) {
    case 'atomic':
      return atomicProblem(type, text, scope) ?? facetProblem(context, type, text, text);
    case 'list': {
      const items = text === '' ? [] : text.split(' ');
      for (const item of items) {
        const problem = valueProblem(context, type.item ?? '', item, scope);
        if (problem !== undefined) return problem;
      }
      return facetProblem(context, type, text, items);
    }
    case 'union': {
      const members = type.members ?? [];
      const fits = members.some((id) => valueProblem(context, id, text, scope) === undefined);
      if (!fits && members.length > 0) return `${quote(text)} fits no member of the union`;
      return facetProblem(context, type, text, text);
    }
  }
}

function atomicProblem(
  type: SimpleType,
  text: string,
  scope: Scope | undefined,
): string | undefined {
  const builtin = type.builtin ?? 'anySimpleType';
  if (!isLexical(builtin, text)) return `${quote(text)} is not a value of xs:${builtin}`;
  const primitive = primitiveOf(builtin);
  if ((primitive === 'QName' || primitive === 'NOTATION') && scope !== undefined) {
    const colon = text.indexOf(':');
    const prefix = text.slice(0, Math.max(colon, 0));
    if (colon > 0 && !scope.has(prefix)) return `the prefix of ${quote(text)} is not declared`;
  }
  return undefined;
}

/** What length facets count: characters, bytes, or the items of a list. */
function lengthOf(type: SimpleType, text: string): number | undefined {
  switch (type.builtin === undefined ? undefined : primitiveOf(type.builtin)) {
    case 'hexBinary':
      return text.length / 2;
    case 'base64Binary':
      return Math.floor((text.replace(/[ =]/g, '').length * 3) / 4);
    case 'QName':
    case 'NOTATION':
      // Their length facets are deprecated: every value passes (erratum E2-36).
      return undefined;
    default:
      return [...text].length;
  }
}

function facetProblem(
  context: Judging,
  type: SimpleType,
  text: string,
  value: string | readonly string[],
): string | undefined {
  const { facets } = type;
  // Each step of derivation has its own group of patterns, one of which must fit (section 4.3.4).
  for (const group of facets.patterns ?? []) {
    if (group.some((pattern) => matcherOf(context, pattern)(text))) continue;
    return `${quote(text)} does not match the pattern ${quote(group.join('|'))}`;
  }
  const length = typeof value === 'string' ? lengthOf(type, value) : value.length;
  if (length !== undefined && type.variety !== 'union') {
    const { length: exact, minLength, maxLength } = facets;
    if (exact !== undefined && length !== exact)
      return `${quote(text)} has not the length ${exact}`;
    if (minLength !== undefined && length < minLength)
      return `${quote(text)} is shorter than ${minLength}`;
    if (maxLength !== undefined && length > maxLength)
      return `${quote(text)} is longer than ${maxLength}`;
  }
  const { enumeration } = facets;
  if (enumeration !== undefined) {
    const wanted = canonical(context, type, text);
    const isListed = enumeration.some((each) => canonical(context, type, each.value) === wanted);
    if (!isListed) return `${quote(text)} is not among the enumerated values`;
  }
  return boundProblem(type, text) ?? digitProblem(facets, text);
}

function matcherOf(context: Judging, pattern: string): (text: string) => boolean {
  const known = context.matchers.get(pattern);
  if (known !== undefined) return known;
  const compiled = compilePattern(pattern);
  const matcher = matcherFrom(compiled);
  context.matchers.set(pattern, matcher);
  return matcher;
}

function matcherFrom(compiled: CompiledPattern): (text: string) => boolean {
  switch (compiled.kind) {
    case 'regexp': {
      const expression = new RegExp(compiled.source, compiled.flags);
      return (text) => expression.test(text);
    }
    case 'automaton': {
      const matcher = automaton(compiled.program);
      return (text) => matcher.test(text);
    }
    case 'error':
      // Reported where the pattern stands.
      return () => true;
  }
}

function boundProblem({ builtin, facets }: SimpleType, text: string): string | undefined {
  if (builtin === undefined) return undefined;
  const primitive = primitiveOf(builtin);
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const against = (bound: string | undefined, fails: (order: number) => boolean): boolean => {
    if (bound === undefined) return false;
    const order = compareValues(primitive, text, bound);
    // NaN and a date without time zone may be neither within nor beyond a bound: not valid.
    return order === undefined || fails(order);
  };
  if (against(minInclusive, (order) => order < 0)) return `${quote(text)} is below ${minInclusive}`;
  if (against(maxInclusive, (order) => order > 0)) return `${quote(text)} is above ${maxInclusive}`;
  if (against(minExclusive, (order) => order <= 0))
    return `${quote(text)} is not above ${minExclusive}`;
  if (against(maxExclusive, (order) => order >= 0))
    return `${quote(text)} is not below ${maxExclusive}`;
  return undefined;
}

function digitProblem({ totalDigits, fractionDigits }: Facets, text: string): string | undefined {
  if (totalDigits === undefined && fractionDigits === undefined) return undefined;
  const { total, fraction } = digitsOf(text);
  if (totalDigits !== undefined && total > totalDigits) {
    return `${quote(text)} has more than ${totalDigits} digits`;
  }
  if (fractionDigits !== undefined && fraction > fractionDigits) {
    return `${quote(text)} has more than ${fractionDigits} digits after the point`;
  }
  return undefined;
}

/** Equal values have equal canonical forms, as far as that is cheap; text otherwise. */
function canonical(context: Judging, type: SimpleType, raw: string): string {
  const text = normalize(raw, type.facets.whiteSpace);
  if (type.variety === 'list') {
    const item = typeOf(context, type.item ?? '');
    if (item?.kind !== 'simple') return text;
    return text
      .split(' ')
      .map((each) => canonical(context, item, each))
      .join(' ');
  }
  if (type.builtin === undefined) return text;
  const primitive = primitiveOf(type.builtin);
  switch (primitive) {
    case 'decimal':
      return decimal.canonical?.(text) ?? text;
    case 'float':
    case 'double':
      return String(floatOf(primitive, text));
    case 'boolean':
      return text === '1' ? 'true' : text === '0' ? 'false' : text;
    case 'hexBinary':
      return text.toUpperCase();
    case 'base64Binary':
      return text.replaceAll(' ', '');
    default:
      return text;
  }
}
