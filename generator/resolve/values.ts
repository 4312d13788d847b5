/** Whether a constant of the schema is a value of a type: bounds, enumerations, defaults. */
import { compilePattern, type CompiledPattern } from '../pattern/compile.js';
import { automaton } from '../runtime/pattern.js';
import { quote } from '../support/text.js';
import { collapse } from '../xml/names.js';
import { characters } from '../runtime/facets.js';
import { digitsOf } from '../runtime/lexical.js';
import { primitiveOf } from '../xsd/builtins.js';
import type { Facets, SimpleType, TypeDefinition, TypeId, WhiteSpace } from '../xsd/components.js';
import { isLexical, LEXICALS } from '../xsd/lexical.js';
import { compareValues } from '../xsd/order.js';
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
      const member = memberOf(context, type, raw, scope);
      if (member === undefined && (type.members ?? []).length > 0)
        return `${quote(raw)} fits no member of the union`;
      // Its white space is as the member has it (section 4.3.6).
      const spaced = member === undefined ? raw : spacedAs(context, member, raw);
      return facetProblem(context, type, spaced, spaced);
    }
  }
}

/** The first member type of a union that takes a text. */
function memberOf(
  context: Judging,
  { members }: SimpleType,
  text: string,
  scope?: Scope,
): SimpleType | undefined {
  for (const id of members ?? []) {
    const member = typeOf(context, id);
    if (member?.kind !== 'simple') continue;
    if (simpleProblem(context, member, text, scope) === undefined) return member;
  }
  return undefined;
}

function spacedAs(context: Judging, type: SimpleType, text: string): string {
  const member = memberOf(context, type, text);
  return member === undefined
    ? normalize(text, type.facets.whiteSpace)
    : spacedAs(context, member, text);
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
  const primitive = primitiveOf(type.builtin ?? '');
  // Their length facets are deprecated: every value passes (erratum E2-36).
  if (primitive === 'QName' || primitive === 'NOTATION') return undefined;
  return LEXICALS.get(primitive)?.bytes?.(text) ?? characters(text);
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

/** Whether two texts mean the same value, as far as the type is simple. */
export function sameValue(context: Judging, id: TypeId, a: string, b: string): boolean {
  const type = typeOf(context, id);
  if (type?.kind !== 'simple') return a === b;
  return canonical(context, type, a) === canonical(context, type, b);
}

/** Equal values have equal canonical forms. */
function canonical(context: Judging, type: SimpleType, raw: string): string {
  const text = normalize(raw, type.facets.whiteSpace);
  switch (type.variety) {
    case 'list': {
      const item = typeOf(context, type.item ?? '');
      if (item?.kind !== 'simple') return text;
      const items = text === '' ? [] : text.split(' ');
      return items.map((each) => canonical(context, item, each)).join(' ');
    }
    case 'union': {
      const member = memberOf(context, type, raw);
      if (member === undefined) return text;
      // Values of different primitive types are never equal (section 4.3.5).
      const primitive = primitiveOf(member.builtin ?? member.variety);
      return `${primitive} ${canonical(context, member, raw)}`;
    }
    case 'atomic':
      return LEXICALS.get(primitiveOf(type.builtin ?? ''))?.canonical?.(text) ?? text;
  }
}
